package holdline.crawler.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import holdline.crawler.Marketplace;
import holdline.crawler.frontier.Robots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PoliteClientTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8";

    /** "<html>…Lanting 蓝庭…</html>" and 64 MiB of zeros, compressed with Brotli. */
    private static final byte[] BROTLI_PAGE = HexFormat.of()
            .parseHex("1f5b0090ac0b6c471e24991d5d9cbc2c3a79a859f1758c4f39ba9a6cad4edd4283ab1798e671c9619a6e61320d729646"
                    + "0736e0c0a107de7c001d6d70c8099e136f5e9a417e68146700bf23d3bda25618e8406b6a04");

    private static final byte[] BROTLI_BOMB = HexFormat.of()
            .parseHex("cfffff7ff82700e2b14020f7fe9ffffffff04f00c4610180eefd3fffffffe19f0088c32200ddfbfffcffffc7"
                    + "3f0110870500baf7ff");

    @AutoClose
    final RawServer server = new RawServer();

    @AutoClose
    final Marketplace marketplace = new Marketplace();

    @AutoClose("close")
    final PoliteClient client = Clients.local(Map.of(
            "connect-timeout",
            "PT1S",
            "read-timeout",
            "PT1S",
            "total-timeout",
            "PT1.5S",
            "contact",
            "https://who.test/"));

    /** Sends the hosts {@code shop1.test} ... {@code shop9.test} to the marketplace. */
    @AutoClose("close")
    final PoliteClient shops = Clients.with(Map.of(
            "resolve",
            IntStream.range(1, 10)
                    .mapToObj(number -> "shop" + number + ".test=127.0.0.1:" + marketplace.port())
                    .collect(Collectors.joining(","))));

    private Fetched ask(String path) {
        return client.page(server.url(path), Clients.OPEN, null, null);
    }

    private static String text(Fetched fetched) {
        return new String(((Fetched.Answered) fetched).body().bytes(), UTF_8);
    }

    private static byte[] gzip(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    @Test
    void readsEveryCompressionItAsksForOverOneConnection() {
        // Given
        var page = "<html><body><h1>Lanting 蓝庭</h1><p>Lanting Lanting Lanting price 129.00</p></body></html>";
        server.on("/plain", OK, page.getBytes(UTF_8));
        server.on("/gzip", OK + "\r\nContent-Encoding: gzip", gzip(page.getBytes(UTF_8)));
        server.on("/x-gzip", OK + "\r\nContent-Encoding: X-GZIP", gzip(page.getBytes(UTF_8)));
        server.on("/br", OK + "\r\nContent-Encoding: br", BROTLI_PAGE);
        server.on("/zstd", OK + "\r\nContent-Encoding: zstd", Zstd.compress(page.getBytes(UTF_8)));
        server.on(
                "/chunked",
                OK + "\r\nTransfer-Encoding: chunked",
                ("10\r\n" + page.substring(0, 16) + "\r\n0\r\n\r\n").getBytes(UTF_8));

        // When
        var texts = List.of("/plain", "/gzip", "/x-gzip", "/br", "/zstd").stream()
                .map(this::ask)
                .map(PoliteClientTest::text)
                .toList();
        var chunked = ask("/chunked");

        // Then
        assertThat(texts).containsOnly(page).hasSize(5);
        assertThat(text(chunked)).isEqualTo(page.substring(0, 16));
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.requests().getFirst())
                .contains("Accept-Encoding: gzip, br, zstd\r\n", "User-Agent: HoldlineBot/1.0 (+https://who.test/)\r\n")
                .doesNotContain("Cookie");
    }

    @Test
    void doesNotUnpackBombsNorTakeMoreThanItsLimit() {
        // Given
        var zeros = new byte[64 << 20];
        server.on("/gzip", OK + "\r\nContent-Encoding: gzip", gzip(zeros));
        server.on("/br", OK + "\r\nContent-Encoding: br", BROTLI_BOMB);
        server.on("/zstd", OK + "\r\nContent-Encoding: zstd", Zstd.compress(zeros));
        server.on("/long", OK, new byte[(2 << 20) + 1]);
        server.on("/endless", out -> {
            out.write((OK + "\r\nTransfer-Encoding: chunked\r\n\r\n").getBytes(ISO_8859_1));
            var chunk = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes(ISO_8859_1);
            for (var i = 0; i < 10_000; i++) {
                out.write(chunk);
            }
            return false;
        });
        server.on("/until-closed", out -> {
            out.write((OK + "\r\n\r\n").getBytes(ISO_8859_1));
            out.write(new byte[3 << 20]);
            return false;
        });

        // When
        var fetched = List.of("/gzip", "/br", "/zstd", "/long", "/endless", "/until-closed").stream()
                .map(this::ask)
                .map(answer -> ((Fetched.Unreadable) answer).reason())
                .toList();

        // Then
        assertThat(fetched.subList(0, 3)).containsOnly("the answer's compression grows it more than 200 times");
        assertThat(fetched.subList(3, 6)).containsOnly("the answer is larger than 2097152 bytes");
    }

    @Test
    void saysWhenCompressionIsBrokenUnknownOrLayered() {
        // Given
        var gzip = gzip("a page that is cut".repeat(100).getBytes(UTF_8));
        server.on("/cut", OK + "\r\nContent-Encoding: gzip", Arrays.copyOf(gzip, gzip.length / 2));
        server.on("/cut-br", OK + "\r\nContent-Encoding: br", Arrays.copyOf(BROTLI_PAGE, 40));
        server.on(
                "/cut-zstd",
                OK + "\r\nContent-Encoding: zstd",
                Arrays.copyOf(Zstd.compress("蓝庭".repeat(1000).getBytes(UTF_8)), 12));
        server.on("/not", OK + "\r\nContent-Encoding: gzip", "<html>".getBytes(UTF_8));
        server.on("/unknown", OK + "\r\nContent-Encoding: compress", gzip);
        server.on("/twice", OK + "\r\nContent-Encoding: gzip, gzip", gzip(gzip));

        // When
        var reasons = List.of("/cut", "/cut-br", "/cut-zstd", "/not", "/unknown", "/twice").stream()
                .map(this::ask)
                .map(answer -> ((Fetched.Unreadable) answer).reason())
                .toList();

        // Then
        assertThat(reasons)
                .containsExactly(
                        "the answer is not the gzip it says",
                        "the answer is not the br it says",
                        "the answer is not the zstd it says",
                        "the answer is not the gzip it says",
                        "the answer is not the compression it says",
                        "the answer is not the compression it says");
    }

    @Test
    void namesWhatKeptAnAnswerAway() throws IOException {
        // Given
        server.on("/cut", out -> {
            out.write((OK + "\r\nContent-Length: 100\r\n\r\nhalf").getBytes(ISO_8859_1));
            return false;
        });
        server.on("/nothing", out -> false);
        server.on("/switched", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade", new byte[0]);
        server.on("/noise", out -> {
            out.write(new byte[] {0, 1, 2, 3, '\r', '\n', '\r', '\n'});
            return false;
        });
        server.on("/silence", out -> {
            TimeUnit.SECONDS.sleep(3);
            return false;
        });
        server.on("/drip", out -> {
            out.write((OK + "\r\nContent-Length: 100\r\n\r\n").getBytes(ISO_8859_1));
            for (var i = 0; i < 20; i++) {
                out.write('x');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(200);
            }
            return false;
        });
        server.on("/headers", out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
            var header = ("X-Flood: " + "x".repeat(1_000) + "\r\n").getBytes(ISO_8859_1);
            for (var i = 0; i < 100_000; i++) {
                out.write(header);
            }
            return false;
        });
        server.on("/extension", out -> {
            out.write((OK + "\r\nTransfer-Encoding: chunked\r\n\r\n1;").getBytes(ISO_8859_1));
            for (var i = 0; i < 1_000; i++) {
                out.write("x".repeat(100_000).getBytes(ISO_8859_1));
            }
            return false;
        });
        int nobody;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalPort();
        }
        var nameless = Clients.with(
                Map.of(),
                host -> {
                    throw new UnknownHostException(host);
                },
                UnaryOperator.identity());

        // When
        var troubles = List.of(
                        ask("/cut"),
                        ask("/nothing"),
                        ask("/switched"),
                        ask("/noise"),
                        ask("/headers"),
                        ask("/extension"),
                        ask("/silence"),
                        ask("/drip"),
                        client.page("http://127.0.0.1:" + nobody + "/", Clients.OPEN, null, null),
                        nameless.page("https://shop.test/", Clients.OPEN, null, null))
                .stream()
                .map(fetched -> ((Fetched.Failed) fetched).trouble())
                .toList();

        // Then
        assertThat(troubles)
                .containsExactly(
                        Fetched.Trouble.CUT,
                        Fetched.Trouble.CUT,
                        Fetched.Trouble.CUT,
                        Fetched.Trouble.CUT,
                        Fetched.Trouble.CUT,
                        Fetched.Trouble.CUT,
                        Fetched.Trouble.TIME,
                        Fetched.Trouble.TIME,
                        Fetched.Trouble.CONNECTION,
                        Fetched.Trouble.NAME);
        nameless.close();
    }

    @Test
    void theStatusCountsWhateverItsBodyIs() {
        // Given
        server.on("/gone", "HTTP/1.1 404 Not Found\r\nContent-Encoding: br", BROTLI_BOMB);
        server.on("/forbidden", "HTTP/1.1 403 Forbidden", new byte[5 << 20]);
        server.on("/busy", "HTTP/1.1 503 Busy\r\nRetry-After: 0", new byte[0]);
        server.on("/late", "HTTP/1.1 408 Request Timeout", new byte[0]);
        server.on("/slow", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 120", new byte[0]);

        // When
        var answers = List.of("/gone", "/forbidden", "/busy", "/late", "/slow").stream()
                .map(path -> (Fetched.Answered) ask(path))
                .toList();

        // Then
        assertThat(answers).extracting(Fetched.Answered::status).containsExactly(404, 403, 503, 408, 429);
        assertThat(answers.getLast().retryAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(answers.get(1).body().size()).isLessThanOrEqualTo(2 << 20);
        assertThat(server.requests()).as("nothing is asked twice").hasSize(5);
    }

    @Test
    void asksWhetherAnythingIsNewWithWhatTheServerSaid() {
        // Given
        server.on(
                "/page",
                OK + "\r\nETag: \"v1\"\r\nLast-Modified: Mon, 02 Mar 2026 08:00:00 GMT\r\nSet-Cookie: a=b",
                "one".getBytes(UTF_8));
        server.on("/odd", OK + "\r\nETag: \"é\"", "one".getBytes(UTF_8));
        var first = (Fetched.Answered) ask("/page");
        server.on("/page", "HTTP/1.1 304 Not Modified", new byte[0]);

        // When
        var second =
                (Fetched.Answered) client.page(server.url("/page"), Clients.OPEN, first.etag(), first.lastModified());
        var odd = (Fetched.Answered) ask("/odd");

        // Then
        assertThat(second.status()).isEqualTo(304);
        assertThat(server.requests().get(1))
                .contains("If-None-Match: \"v1\"\r\n", "If-Modified-Since: Mon, 02 Mar 2026 08:00:00 GMT\r\n")
                .doesNotContain("Cookie");
        assertThat(odd.etag()).as("cannot be sent back").isNull();
        assertThat(odd.body().sha256()).isEqualTo(first.body().sha256());
    }

    @Test
    void followsFiveRedirectsAndTellsTheWay() {
        // Given
        for (var i = 0; i < 6; i++) {
            marketplace.serve("shop1.test/" + i, 302, "", Map.of("Location", i == 2 ? "/3#here" : "/" + (i + 1)));
        }
        marketplace.page("shop1.test/6", "<p>here</p>");
        marketplace.serve("shop2.test/", 302, "", Map.of("Location", "taobao://item/1"));
        marketplace.serve("shop3.test/", 302, "", Map.of("Location", "http://shop1.test@shop2.test/"));
        marketplace.serve("shop4.test/", 307, "", Map.of("Location", "//shop1.test./6"));

        // When
        var found = shops.page("https://shop1.test/1", Clients.OPEN, null, null);
        var lost = shops.page("https://shop1.test/0", Clients.OPEN, null, null);
        var astray = shops.page("https://shop2.test/", Clients.OPEN, null, null);
        var hidden = shops.page("https://shop3.test/", Clients.OPEN, null, null);
        var dotted = shops.page("https://shop4.test/", Clients.OPEN, null, null);

        // Then
        assertThat(found).isInstanceOfSatisfying(Fetched.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.address()).isEqualTo("https://shop1.test/6");
            assertThat(answered.exchanges()).extracting(Exchange::status).containsExactly(302, 302, 302, 302, 302, 200);
            var last = answered.exchanges().getLast();
            assertThat(last.requestHeaders()).contains(new Exchange.Header("Host", "shop1.test"));
            assertThat(last.responseHeaders())
                    .contains(new Exchange.Header("Content-type", "text/html; charset=utf-8"));
            assertThat(last.protocol()).isEqualTo("http/1.1");
            assertThat(last.connectedTo()).hasToString("/127.0.0.1:" + marketplace.port());
            assertThat(last.robots()).isEqualTo(new Exchange.RobotsBasis(404, Instant.EPOCH));
        });
        assertThat(lost)
                .isInstanceOfSatisfying(
                        Fetched.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo("more than 5 redirects"));
        assertThat(astray).isInstanceOf(Fetched.Unreadable.class);
        assertThat(hidden).isInstanceOf(Fetched.Forbidden.class);
        assertThat(((Fetched.Answered) dotted).address()).isEqualTo("https://shop1.test/6");
        assertThat(marketplace.log("shop1.test")).hasSize(6 + 6 + 1 + 1);
    }

    @Test
    void asksTheHostARedirectLeadsToForItsRobots() {
        // Given
        marketplace.serve("shop5.test/a", 302, "", Map.of("Location", "https://shop6.test/private"));
        marketplace.serve("shop6.test/robots.txt", 200, "User-agent: HoldlineBot\nDisallow: /private", Map.of());

        // When
        var fetched = shops.page("https://shop5.test/a", Clients.OPEN, null, null);

        // Then
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Fetched.Forbidden.class,
                        forbidden -> assertThat(forbidden.rule()).isEqualTo(Fetched.Rule.ROBOTS));
        assertThat(marketplace.log("shop6.test"))
                .extracting(Marketplace.Access::path)
                .containsExactly("/robots.txt");
    }

    @Test
    void readsRobotsAsTheStandardSays() {
        // Given
        var closed = "User-agent: *\nDisallow: /\n";
        server.on("/robots.txt", OK, ("\uFEFF" + closed).getBytes(UTF_16LE));
        var marked = robots();
        server.on("/robots.txt", OK, (closed + "#".repeat(600 * 1024)).getBytes(UTF_8));
        var tooLong = robots();
        server.on("/robots.txt", OK, ("#".repeat(500 * 1024) + "\n" + closed).getBytes(UTF_8));
        var tooLate = robots();
        server.on("/robots.txt", "HTTP/1.1 500 Oh", new byte[0]);
        var broken = robots();
        server.on("/robots.txt", "HTTP/1.1 404 No", new byte[0]);
        var none = robots();
        server.on("/robots.txt", "HTTP/1.1 403 No", new byte[0]);
        var hidden = robots();
        server.on("/robots.txt", "HTTP/1.1 302 Found\r\nLocation: /robots.txt", new byte[0]);
        var circle = robots();
        server.on("/robots.txt", "HTTP/1.1 301 Moved\r\nLocation: /elsewhere", new byte[0]);
        server.on("/elsewhere", OK, closed.getBytes(UTF_8));
        var moved = robots();
        server.on("/robots.txt", OK + "\r\nContent-Encoding: gzip", closed.getBytes(UTF_8));
        var garbled = robots();
        server.on("/robots.txt", out -> false);
        var silent = robots();

        // When
        var open = List.of(marked, tooLong, tooLate, broken, none, hidden, circle, moved, garbled, silent).stream()
                .map(robots -> RobotsRules.of(robots, "HoldlineBot").allow(server.url("/item")))
                .toList();

        // Then
        assertThat(open).containsExactly(false, false, true, false, true, true, true, false, false, false);
    }

    @Test
    void aHostThatGivesNoRobotsIsOutOfReachAndForbidsNothing() {
        // When
        var silent = client.page(server.url("/item"), new Robots(0, "", Instant.EPOCH), null, null);
        var broken = client.page(server.url("/item"), new Robots(503, "", Instant.EPOCH), null, null);

        // Then
        assertThat(silent)
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.trouble()).isEqualTo(Fetched.Trouble.ROBOTS));
        assertThat(broken)
                .isInstanceOfSatisfying(
                        Fetched.Forbidden.class,
                        forbidden -> assertThat(forbidden.reason()).contains("answered 503"));
    }

    private Robots robots() {
        return client.robots(server.url("/item")).robots();
    }

    @Test
    void keepsTheWholeVisitInsideItsTime() {
        // Given
        server.on("/a", out -> {
            TimeUnit.MILLISECONDS.sleep(400);
            out.write("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /a\r\n\r\n".getBytes(ISO_8859_1));
            return true;
        });
        var hasty = Clients.local(Map.of("visit-timeout", "PT1S"));
        var started = System.nanoTime();

        // When
        var fetched = hasty.page(server.url("/a"), Clients.OPEN, null, null);

        // Then
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.trouble()).isEqualTo(Fetched.Trouble.TIME));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        hasty.close();
    }

    @Test
    void speaksHttp2WhereItIsOfferedAndTrustsOnlyWhomItKnows() throws Exception {
        // Given
        var own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("shop.test")
                .commonName("shop.test")
                .build();
        var serving = new HandshakeCertificates.Builder().heldCertificate(own).build();
        var trusting = new HandshakeCertificates.Builder()
                .addTrustedCertificate(own.certificate())
                .build();
        Dns here = host -> List.of(InetAddress.getLoopbackAddress());
        try (var web = new MockWebServer()) {
            web.useHttps(serving.sslSocketFactory());
            web.start(InetAddress.getLoopbackAddress(), 0);
            for (var i = 0; i < 3; i++) {
                web.enqueue(new MockResponse.Builder().body("page " + i).build());
            }
            var settings = Map.of("allow-private-addresses", "true");
            var knowing = Clients.with(
                    settings,
                    here,
                    http -> http.sslSocketFactory(trusting.sslSocketFactory(), trusting.trustManager()));
            var unknowing = Clients.with(settings, here, UnaryOperator.identity());
            var url = "https://shop.test:" + web.getPort() + "/";

            // When
            var pages = IntStream.range(0, 3)
                    .mapToObj(i -> (Fetched.Answered) knowing.page(url + i, Clients.OPEN, null, null))
                    .toList();
            var refused = unknowing.page(url, Clients.OPEN, null, null);
            var wrongName = knowing.page(url.replace("shop.test", "other.test"), Clients.OPEN, null, null);

            // Then
            assertThat(pages).extracting(PoliteClientTest::text).containsExactly("page 0", "page 1", "page 2");
            var connection = pages.getFirst().exchanges().getFirst();
            assertThat(connection.protocol()).isEqualTo("h2");
            assertThat(connection.tls()).isNotNull();
            assertThat(connection.tls().version()).isEqualTo("TLSv1.3");
            assertThat(connection.tls().subject()).isEqualTo("CN=shop.test");
            assertThat(web.takeRequest().getConnectionIndex()).isZero();
            assertThat(web.takeRequest().getConnectionIndex())
                    .as("the same connection")
                    .isZero();
            assertThat(refused)
                    .isInstanceOfSatisfying(
                            Fetched.Failed.class,
                            failed -> assertThat(failed.trouble()).isEqualTo(Fetched.Trouble.TLS));
            assertThat(wrongName)
                    .isInstanceOfSatisfying(
                            Fetched.Failed.class,
                            failed -> assertThat(failed.trouble()).isEqualTo(Fetched.Trouble.TLS));
            knowing.close();
            unknowing.close();
        }
    }

    @Test
    void asksAProxyForTheCheckedAddressAndNeverForAName() throws Exception {
        // Given
        Dns publicSite = host -> List.of(InetAddress.ofLiteral("93.184.215.14"));
        try (var proxy = new RawServer()) {
            proxy.on("93.184.215.14:80", out -> {
                // The tunnel stands; what follows is the site's.
                out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
                return true;
            });
            proxy.on("/page", OK, "through".getBytes(UTF_8));
            var proxied = Clients.with(
                    Map.of("proxy", "http://me:word@127.0.0.1:" + proxy.port()), publicSite, UnaryOperator.identity());

            // When
            var fetched = proxied.page("http://shop.test/page", Clients.OPEN, null, null);
            var refused = proxied.page("http://shop.test:8080/page", Clients.OPEN, null, null);

            // Then
            assertThat(text(fetched)).isEqualTo("through");
            assertThat(proxy.requests().getFirst())
                    .startsWith("CONNECT 93.184.215.14:80 HTTP/1.1\r\n")
                    .contains("Proxy-Authorization: Basic bWU6d29yZA==\r\n");
            assertThat(proxy.requests().get(1)).contains("Host: shop.test\r\n").doesNotContain("Proxy-");
            assertThat(refused).isInstanceOf(Fetched.Failed.class);
            proxied.close();
        }
    }

    @Test
    void refusesSettingsThatCouldNotWork() {
        assertThatThrownBy(() -> Clients.with(Map.of("agent", "Holdline Bot/1.0")))
                .hasMessageContaining("holdline.crawler.fetch.agent");
        assertThatThrownBy(() -> Clients.with(Map.of("proxy", "ftp://proxy.test")))
                .hasMessageContaining("holdline.crawler.fetch.proxy");
    }

    @Test
    void rulesAreOfTheTimeTheyWereFetched() {
        // Given
        var known = new KnownRules("HoldlineBot");
        var before = new Robots(200, "User-agent: *\nDisallow: /", Instant.EPOCH);
        var after = new Robots(200, "User-agent: *\nDisallow:", Instant.EPOCH.plusSeconds(1));

        // When
        var rules = List.of(known.of(before), known.of(after), known.of(before));

        // Then
        assertThat(rules).extracting(one -> one.allow("https://shop.test/")).containsExactly(false, true, false);
        assertThat(rules.get(0)).isSameAs(rules.get(2));
    }
}
