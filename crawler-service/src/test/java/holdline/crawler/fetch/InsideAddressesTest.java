package holdline.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Ways to make a crawler talk to machines it must not talk to. Each goes through the real client, while a canary listens
 * on addresses of this machine: nobody may ever connect to it.
 */
class InsideAddressesTest {

    /** Hosts and ports that mean this machine or a closed network. {@code PORT} is the canary's. */
    private static final List<String> ADDRESSES = List.of(
            // Loopback, as people and machines write it.
            "http://127.0.0.1:PORT/",
            "http://127.0.0.2:PORT/",
            "http://127.1.2.3:PORT/",
            "http://127.255.255.254:PORT/",
            "http://127.1:PORT/",
            "http://127.0.1:PORT/",
            "http://2130706433:PORT/",
            "http://017700000001:PORT/",
            "http://0x7f000001:PORT/",
            "http://0X7F000001:PORT/",
            "http://0x7f.0.0.1:PORT/",
            "http://0x7f.0x0.0x0.0x1:PORT/",
            "http://0177.0.0.1:PORT/",
            "http://0177.0000.0000.0001:PORT/",
            "http://127.0.0.1.:PORT/",
            "http://127.0.0.01:PORT/",
            "http://127.000.000.001:PORT/",
            "http://127.0.0.1%2e:PORT/",
            "http://%31%32%37.0.0.1:PORT/",
            "http://127%2e0%2e0%2e1:PORT/",
            "http://127。0。0。1:PORT/",
            "http://127．0．0．1:PORT/",
            "http://１２７.0.0.1:PORT/",
            "http://①②⑦.⓪.⓪.①:PORT/",
            "http://localhost:PORT/",
            "http://localhost.:PORT/",
            "http://LOCALHOST:PORT/",
            "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/",
            "https://127.0.0.1:PORT/",
            "https://localhost:PORT/",
            "http://[::1]:PORT/",
            "http://[0:0:0:0:0:0:0:1]:PORT/",
            "http://[0000::0001]:PORT/",
            "http://[::]:PORT/",
            "http://0.0.0.0:PORT/",
            "http://0:PORT/",
            "http://0.0.0.1:PORT/",
            // IPv4 inside IPv6.
            "http://[::ffff:127.0.0.1]:PORT/",
            "http://[::ffff:7f00:1]:PORT/",
            "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
            "http://[::127.0.0.1]:PORT/",
            "http://[::ffff:0:127.0.0.1]:PORT/",
            "http://[64:ff9b::127.0.0.1]:PORT/",
            "http://[64:ff9b::a9fe:a9fe]:PORT/",
            "http://[64:ff9b:1::7f00:1]:PORT/",
            "http://[2002:7f00:1::]:PORT/",
            "http://[2002:a00:1::1]:PORT/",
            "http://[2002:a9fe:a9fe::]:PORT/",
            "http://[2001:0:7f00:1::1]:PORT/",
            "http://[2001:0:53aa:64c:0:0:80ff:fffe]:PORT/",
            "http://[2606:4700::5efe:127.0.0.1]:PORT/",
            "http://[::ffff:10.0.0.1]/",
            "http://[::ffff:169.254.169.254]/latest/meta-data/",
            // Zone ids.
            "http://[fe80::1%25lo]:PORT/",
            "http://[fe80::1%lo]:PORT/",
            "http://[::1%251]:PORT/",
            // Closed networks and ranges nobody serves pages from.
            "http://10.0.0.1/",
            "http://10.255.255.255/",
            "http://172.16.0.1/",
            "http://172.31.255.254/",
            "http://192.168.0.1/",
            "http://192.168.255.255/",
            "http://100.64.0.1/",
            "http://100.127.255.254/",
            "http://100.100.100.200/latest/meta-data/",
            "http://169.254.169.254/latest/meta-data/",
            "http://169.254.170.2/v2/credentials",
            "http://2852039166/latest/meta-data/",
            "http://169.254.0.1/",
            "http://192.0.0.1/",
            "http://192.0.0.192/opc/v2/instance/",
            "http://192.0.2.1/",
            "http://192.31.196.1/",
            "http://192.52.193.1/",
            "http://192.88.99.1/",
            "http://192.175.48.1/",
            "http://198.18.0.1/",
            "http://198.19.255.254/",
            "http://198.51.100.1/",
            "http://203.0.113.1/",
            "http://224.0.0.1/",
            "http://239.255.255.250/",
            "http://240.0.0.1/",
            "http://255.255.255.255/",
            "http://[fe80::1]/",
            "http://[febf::1]/",
            "http://[fec0::1]/",
            "http://[fc00::1]/",
            "http://[fd00:ec2::254]/latest/meta-data/",
            "http://[ff02::1]/",
            "http://[2001:db8::1]/",
            "http://[2001:2::1]/",
            "http://[2001:10::1]/",
            "http://[2001:20::1]/",
            "http://[3fff::1]/",
            "http://[5f00::1]/",
            "http://[100::1]/",
            "http://[4000::1]/",
            // User names, which hide where an address leads.
            "http://user@127.0.0.1:PORT/",
            "http://user:word@localhost:PORT/",
            "http://www.example.com@127.0.0.1:PORT/",
            "http://www.example.com:80@127.0.0.1:PORT/",
            "http://www.example.com%00@127.0.0.1:PORT/",
            "http://127.0.0.1:PORT\\@www.example.com/",
            "http:\\\\127.0.0.1:PORT/",
            "http:/127.0.0.1:PORT/",
            "http:127.0.0.1:PORT/",
            "http:////127.0.0.1:PORT/",
            "http://127.0.0.1:PORT#@www.example.com/",
            "http://127.0.0.1:PORT?@www.example.com/",
            "\thttp://127.0.0.1:PORT/",
            "ht\ntp://127.0.0.1:PORT/",
            // Not the web.
            "file:///etc/passwd",
            "ftp://127.0.0.1:PORT/",
            "gopher://127.0.0.1:PORT/_x",
            "dict://127.0.0.1:PORT/x",
            "ldap://127.0.0.1:PORT/",
            "jar:http://127.0.0.1:PORT/x!/",
            "netdoc:///etc/passwd",
            "ws://127.0.0.1:PORT/",
            "data:text/html,x",
            "javascript:0",
            "//127.0.0.1:PORT/",
            "127.0.0.1:PORT",
            "",
            // Ports of other services, also on hosts of the internet.
            "http://93.184.215.14:22/",
            "http://93.184.215.14:25/",
            "http://93.184.215.14:6667/",
            "http://93.184.215.14:0/",
            "http://93.184.215.14:65536/",
            "http://93.184.215.14:-1/");

    /** Names whose name server plays along, with what it answers. */
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("plain.test", List.of("127.0.0.1")),
            Map.entry("other.test", List.of("127.0.0.2")),
            Map.entry("six.test", List.of("::1")),
            Map.entry("mapped.test", List.of("::ffff:127.0.0.1")),
            Map.entry("nat64.test", List.of("64:ff9b::7f00:1")),
            Map.entry("sixtofour.test", List.of("2002:7f00:1::")),
            Map.entry("metadata.test", List.of("169.254.169.254")),
            Map.entry("mixed-first.test", List.of("127.0.0.1", "93.184.215.14")),
            Map.entry("mixed-last.test", List.of("93.184.215.14", "127.0.0.1")),
            Map.entry("mixed-six.test", List.of("2606:4700::1111", "::1")),
            Map.entry("mixed-private.test", List.of("93.184.215.14", "10.0.0.1")),
            Map.entry("nothing.test", List.of("0.0.0.0")));

    private static final List<ServerSocket> CANARY = new ArrayList<>();
    private static final AtomicInteger CONNECTIONS = new AtomicInteger();
    private static int port;

    @BeforeAll
    static void listen() throws IOException {
        var first = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        port = first.getLocalPort();
        CANARY.add(first);
        for (var place : List.of("127.0.0.2", "127.1.2.3", "127.255.255.254", "::1")) {
            try {
                CANARY.add(new ServerSocket(port, 50, InetAddress.ofLiteral(place)));
            } catch (IOException _) {
                // This machine has no such address, so nobody can connect to it either.
            }
        }
        for (var canary : CANARY) {
            Thread.ofPlatform().daemon().start(() -> count(canary));
        }
    }

    private static void count(ServerSocket canary) {
        while (!canary.isClosed()) {
            try (var connection = canary.accept()) {
                CONNECTIONS.addAndGet(connection.isConnected() ? 1 : 0);
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException _) {
                // The next one, or none any more.
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        for (var canary : CANARY) {
            canary.close();
        }
    }

    /** Answers what {@link #NAMES} says; other names as the machine does for what needs no name server. */
    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        var scripted = NAMES.get(host);
        if (scripted == null) {
            if (host.endsWith("localhost") || host.chars().noneMatch(Character::isLetter)) {
                return Dns.SYSTEM.lookup(host);
            }
            throw new UnknownHostException(host);
        }
        var answers = new ArrayList<InetAddress>();
        for (var answer : scripted) {
            answers.add(InetAddress.ofLiteral(answer));
        }
        return answers;
    }

    private static Stream<String> vectors() {
        return Stream.concat(
                ADDRESSES.stream().map(address -> address.replace("PORT", String.valueOf(port))),
                NAMES.keySet().stream().map(name -> "http://" + name + ":" + port + "/"));
    }

    @Test
    void theCanarySingsWhenSomebodyConnects() {
        // Given
        var before = CONNECTIONS.get();
        var client = Clients.local(Map.of());

        // When
        var fetched = client.page("http://127.0.0.1:" + port + "/", Clients.OPEN, null, null);

        // Then
        assertThat(fetched).isInstanceOf(Fetched.Answered.class);
        assertThat(CONNECTIONS.get()).isGreaterThan(before);
        client.close();
    }

    @Test
    void nothingInsideIsConnectedToDirectlyByNameByRedirectOrThroughAProxy() throws IOException {
        // Given
        assertThat(vectors().count()).isGreaterThanOrEqualTo(80);
        var before = CONNECTIONS.get();
        try (var site = new RawServer();
                var proxy = new RawServer()) {
            var settings = Map.of("resolve", "site.test=127.0.0.1:" + site.port(), "connect-timeout", "PT2S");
            var behindProxy = Map.of("proxy", "http://127.0.0.1:" + proxy.port());
            var direct = Clients.with(settings, InsideAddressesTest::resolve, UnaryOperator.identity());
            var proxied = Clients.with(behindProxy, InsideAddressesTest::resolve, UnaryOperator.identity());
            for (var vector : vectors().toList()) {
                site.on("/", out -> {
                    out.write(("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                                    + vector.replaceAll("[\\r\\n]", "") + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
                    return true;
                });

                // When
                var asked = direct.page(vector, Clients.OPEN, null, null);
                var robots = direct.robots(vector).robots();
                var redirected = direct.page("http://site.test/", Clients.OPEN, null, null);
                var tunnelled = proxied.page(vector, Clients.OPEN, null, null);

                // Then
                assertThat(asked).as(vector).isInstanceOfAny(Fetched.Forbidden.class, Fetched.Failed.class);
                assertThat(robots.body()).as(vector).isEmpty();
                if (!redirected(redirected)) {
                    assertThat(redirected).as("redirected to " + vector).isNotInstanceOf(Fetched.Answered.class);
                }
                assertThat(tunnelled).as("proxied " + vector).isNotInstanceOf(Fetched.Answered.class);
                assertThat(CONNECTIONS).as(vector).hasValue(before);
                assertThat(proxy.connections())
                        .as("asked of the proxy: " + vector)
                        .isZero();
            }
            direct.close();
            proxied.close();
        }
    }

    /** A vector without a host of its own is, as a redirect, a path on the site that redirects: back to it, in a circle. */
    private static boolean redirected(Fetched fetched) {
        return fetched instanceof Fetched.Answered answered
                && answered.address().startsWith("http://site.test/");
    }

    @Test
    void whatIsForbiddenSaysSo() {
        // Given
        var client = Clients.with(Map.of(), InsideAddressesTest::resolve, UnaryOperator.identity());

        // When
        var reasons = Stream.of(
                        "http://127.0.0.1/",
                        "http://169.254.169.254/",
                        "http://[::ffff:10.0.0.1]/",
                        "http://mixed-last.test/",
                        "http://user@shop.test/",
                        "http://93.184.215.14:25/",
                        "ftp://shop.test/")
                .map(address -> client.page(address, Clients.OPEN, null, null))
                .map(fetched -> ((Fetched.Forbidden) fetched).reason())
                .toList();

        // Then
        assertThat(reasons)
                .containsExactly(
                        "the address is loopback",
                        "the address is link-local, where clouds serve metadata",
                        "the address is private",
                        "the address is loopback",
                        "the address carries a user name",
                        "port 25 is not a web server's",
                        "not an http or https address");
        client.close();
    }
}
