package holdline.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import holdline.crawler.LocalMarketplace;
import holdline.crawler.Marketplace;
import holdline.crawler.Quiet;
import holdline.crawler.frontier.Robots;
import holdline.testkit.WithRealServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Quiet.class)
@WithRealServers
@WithTestResource(LocalMarketplace.class)
class PoliteClientTest {

    private static final Robots OPEN = new Robots(404, "", Instant.EPOCH);

    Marketplace marketplace;

    @Inject
    PoliteClient client;

    @Test
    void nothingInsideOurNetworkIsEverConnectedTo() throws IOException {
        try (var canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            // Given
            var connections = new AtomicInteger();
            Thread.ofVirtual().start(() -> count(canary, connections));
            var port = canary.getLocalPort();
            var hosts = List.of(
                    "127.0.0.1",
                    "127.1",
                    "2130706433",
                    "0x7f000001",
                    "0177.0.0.1",
                    "0x7f.0.0.1",
                    "127.0.0.1.",
                    "localhost",
                    "localhost.",
                    "LOCALHOST",
                    "[::1]",
                    "[::ffff:127.0.0.1]",
                    "[::ffff:7f00:1]",
                    "[0:0:0:0:0:0:0:1]",
                    "[64:ff9b::7f00:1]",
                    "[2002:7f00:1::]",
                    "0.0.0.0",
                    "0",
                    "user@127.0.0.1",
                    "user:word@localhost",
                    "shop1.test@127.0.0.1",
                    "127。0。0。1",
                    "１２７.0.0.1");
            for (var host : hosts) {
                // When
                var fetched = client.page("http://" + host + ":" + port + "/secret", OPEN, null, null);

                // Then
                assertThat(fetched).as(host).isNotInstanceOf(Fetched.Answered.class);
            }
            for (var scheme : List.of(
                    "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:" + port + "/", "jar:http://x!/")) {
                marketplace.serve("shop31.test/", 302, "", Map.of("Location", scheme));
                assertThat(client.page("http://shop31.test/", OPEN, null, null))
                        .as(scheme)
                        .isNotInstanceOf(Fetched.Answered.class);
            }
            marketplace.serve("shop32.test/", 302, "", Map.of("Location", "http://127.0.0.1:" + port + "/secret"));
            assertThat(client.page("http://shop32.test/", OPEN, null, null)).isNotInstanceOf(Fetched.Answered.class);
            assertThat(connections).hasValue(0);
        }
    }

    @Test
    void followsAFewRedirectsAndNoMore() {
        // Given
        marketplace.serve("shop33.test/a", 301, "", Map.of("Location", "/b"));
        marketplace.page("shop33.test/b", "<p>here</p>");
        marketplace.serve("shop34.test/loop", 302, "", Map.of("Location", "/loop"));

        // When
        var found = client.page("https://shop33.test/a", OPEN, null, null);
        var lost = client.page("https://shop34.test/loop", OPEN, null, null);

        // Then
        assertThat(found).isInstanceOfSatisfying(Fetched.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.address()).isEqualTo("https://shop33.test/b");
            assertThat(answered.exchanges())
                    .extracting(Exchange::address, Exchange::status)
                    .containsExactly(tuple("https://shop33.test/a", 301), tuple("https://shop33.test/b", 200));
            assertThat(answered.exchanges()).allSatisfy(exchange -> {
                assertThat(exchange.connectedTo()).hasToString("/127.0.0.1:" + marketplace.port());
                assertThat(exchange.requestHeaders())
                        .contains(new Exchange.Header("Host", "shop33.test"))
                        .anySatisfy(header -> assertThat(header.name()).isEqualTo("User-Agent"));
                assertThat(exchange.robots()).isEqualTo(new Exchange.RobotsBasis(404, Instant.EPOCH));
            });
        });
        assertThat(lost).isInstanceOf(Fetched.Failed.class);
        assertThat(marketplace.log("shop34.test")).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void asksTheHostARedirectLeadsToForItsRobots() {
        // Given
        marketplace.serve("shop35.test/a", 302, "", Map.of("Location", "https://shop36.test/private"));
        marketplace.serve("shop36.test/robots.txt", 200, "User-agent: HoldlineBot\nDisallow: /private", Map.of());

        // When
        var fetched = client.page("https://shop35.test/a", OPEN, null, null);

        // Then
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Fetched.Forbidden.class,
                        forbidden -> assertThat(forbidden.rule()).isEqualTo(Fetched.Rule.ROBOTS));
        assertThat(marketplace.log("shop36.test"))
                .extracting(Marketplace.Access::path)
                .containsExactly("/robots.txt");
    }

    @Test
    void refusesMoreThanTheLimit() {
        // Given
        marketplace.page("shop37.test/big", "x".repeat(2 * 1024 * 1024 + 1));

        // When
        var fetched = client.page("https://shop37.test/big", OPEN, null, null);

        // Then
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.reason()).contains("larger"));
    }

    private static void count(ServerSocket canary, AtomicInteger connections) {
        while (!canary.isClosed()) {
            try (var connection = canary.accept()) {
                connections.addAndGet(connection.isClosed() ? 0 : 1);
            } catch (IOException _) {
                return;
            }
        }
    }
}
