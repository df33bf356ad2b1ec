package holdline.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import holdline.testkit.SharedServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Packaged crawlers share a farm of hosts, and the farm's own access log is the witness: no host is asked sooner
 * than its delay after it was asked before, hardly a turn goes unused, nothing is fetched twice within a lease; and when
 * one crawler is killed with {@code kill -9}, its hosts go on when its leases end, and nothing is lost.
 *
 * <p>The clock: times between two arrivals at one host, by the system's clock of the machine they all run on, with no
 * tolerance. A turn is the pause plus the time the host took to answer, because the pause begins with the answer.
 *
 * <p>Two crawlers and 30 hosts with every build, three and 200 with {@code ./holdline prove frontier}. Only there is the
 * use of turns held against its goal: a machine that builds is busy with other things.
 */
class FrontierIT {

    private static final boolean FULL = "frontier".equals(System.getProperty("holdline.prove"));
    private static final int CRAWLERS = FULL ? 3 : 2;
    private static final int HOSTS = FULL ? 200 : 30;
    private static final Duration DELAY = Duration.ofSeconds(FULL ? 3 : 1);
    private static final Duration LEASE = Duration.ofSeconds(FULL ? 10 : 6);
    private static final Duration WATCHED = Duration.ofSeconds(FULL ? 90 : 4);
    private static final Duration PATIENCE = Duration.ofSeconds(FULL ? 300 : 120);
    private static final int PARALLEL = 64;

    /** There is work for so long besides: until all hosts are asked, and when a crawler is killed. */
    private static final Duration AROUND = DELAY.multipliedBy(FULL ? 8 : 6);

    /** A crawler is killed while it holds at least so many hosts. */
    private static final int HELD = 3;

    private final InstantSource clock = InstantSource.system();
    private final Map<String, String> servers = SharedServers.configurationWithFreshDatabase();
    private final List<Process> crawlers = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    private Farm farm;
    private Path folder;

    @BeforeEach
    void openTheFarm() throws IOException {
        farm = new Farm(HOSTS);
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "fleet");
    }

    @AfterEach
    void stopWhatWasStarted() {
        crawlers.forEach(Process::destroyForcibly);
        crawlers.forEach(crawler -> crawler.onExit().join());
        farm.close();
    }

    @Test
    void crawlersShareAFarmPolitelyAndSurviveTheDeathOfOne() throws Exception {
        // Given
        for (var n = 1; n <= CRAWLERS; n++) {
            crawlers.add(start(n));
        }
        await("the crawlers").atMost(PATIENCE).until(() -> ports.stream().allMatch(FrontierIT::isReady));
        plant();
        await("every host to be asked")
                .atMost(PATIENCE)
                .until(() ->
                        farm.hosts().stream().allMatch(host -> farm.log(host).size() > 1));

        // When
        var from = clock.instant();
        TimeUnit.MILLISECONDS.sleep(WATCHED.toMillis());
        var to = clock.instant();
        var victim = await("a crawler that holds hosts")
                .atMost(PATIENCE)
                .until(this::freezeOneHoldingHosts, Optional::isPresent)
                .orElseThrow();
        victim.destroyForcibly().onExit().join();
        var killed = clock.instant();
        var orphans = leased(victim);
        await("every page to be visited").atMost(PATIENCE).until(() -> unvisited() == 0);

        // Then
        var turns = new Turns(from, to);
        var requests =
                farm.hosts().stream().mapToInt(host -> farm.log(host).size()).sum();
        tell(turns, number("SELECT count(*) FROM target"), requests, orphans, killed);
        var unseen = unseen();
        assertThat(orphans).isNotEmpty();
        assertSoftly(softly -> {
            softly.assertThat(tooSoon()).isEmpty();
            softly.assertThat(twiceWithinALease()).isEmpty();
            softly.assertThat(unseen).isEmpty();
            softly.assertThat(twice()).as("pages fetched again").isLessThanOrEqualTo(orphans.size());
            softly.assertThat(orphans)
                    .allSatisfy(host -> assertThat(backAfter(host, killed))
                            .as(host)
                            .isLessThan(LEASE.plus(pause(host)).plus(Duration.ofSeconds(10))));
            if (FULL) {
                softly.assertThat(turns.share()).isGreaterThanOrEqualTo(0.95);
            }
        });
    }

    /** The crawler that holds the most hosts, frozen with them; none when it has let go of them before. */
    private Optional<Process> freezeOneHoldingHosts() throws Exception {
        var busiest = busiest();
        if (busiest.isPresent()) {
            signal(busiest.get(), "STOP");
            if (leased(busiest.get()).size() < HELD) {
                signal(busiest.get(), "CONT");
                return Optional.empty();
            }
        }
        return busiest;
    }

    private static void signal(Process crawler, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(crawler.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    private List<String> leased(Process crawler) throws SQLException {
        return names("SELECT name FROM host WHERE lease_owner LIKE 'crawler-" + crawler.pid() + "-%'");
    }

    /** How many turns the hosts had while they were watched, and how many were used. */
    private final class Turns {

        private long possible;
        private long used;

        Turns(Instant from, Instant to) {
            for (var host : farm.hosts()) {
                if (!host.equals(farm.restless())) {
                    possible += Duration.between(from, to).dividedBy(pause(host).plus(answer(host)));
                    used += farm.log(host).stream()
                            .filter(arrival ->
                                    arrival.at().isAfter(from) && !arrival.at().isAfter(to))
                            .count();
                }
            }
        }

        double share() {
            return used / (double) possible;
        }
    }

    private static Duration answer(String host) {
        return Farm.isSlow(host) ? Farm.SLOW : Duration.ZERO;
    }

    /** max(configured, Crawl-delay, 3 × response time), as the farm sees it. */
    private static Duration pause(String host) {
        var pause = DELAY;
        if (Farm.asksForPause(host) && Farm.CRAWL_DELAY.compareTo(pause) > 0) {
            pause = Farm.CRAWL_DELAY;
        }
        var slow = answer(host).multipliedBy(3);
        return slow.compareTo(pause) > 0 ? slow : pause;
    }

    private List<String> tooSoon() {
        var found = new ArrayList<String>();
        for (var host : farm.hosts()) {
            var log = farm.log(host);
            for (var n = 1; n < log.size(); n++) {
                var gap = Duration.between(log.get(n - 1).at(), log.get(n).at());
                // Before its robots.txt is read, a host's own wish is not known.
                var least = n == 1 ? DELAY : pause(host);
                if (host.equals(farm.restless()) && n == 3) {
                    least = Farm.REST;
                }
                if (gap.compareTo(least) < 0) {
                    found.add(host + " was asked for " + log.get(n).path() + " after " + gap + ", not " + least);
                }
            }
        }
        return found;
    }

    private List<String> twiceWithinALease() {
        var found = new ArrayList<String>();
        for (var host : farm.hosts()) {
            var log = farm.log(host);
            for (var n = 0; n < log.size(); n++) {
                for (var m = n + 1; m < log.size(); m++) {
                    var gap = Duration.between(log.get(n).at(), log.get(m).at());
                    if (log.get(n).path().equals(log.get(m).path())
                            && gap.compareTo(LEASE) < 0
                            && !host.equals(farm.restless())) {
                        found.add(host + log.get(n).path() + " again after " + gap);
                    }
                }
            }
        }
        return found;
    }

    private long twice() {
        return farm.hosts().stream()
                .filter(host -> !host.equals(farm.restless()))
                .mapToLong(host -> farm.log(host).size()
                        - farm.log(host).stream()
                                .map(Farm.Arrival::path)
                                .distinct()
                                .count())
                .sum();
    }

    /** What is said to have been visited and never was. A machine too busy to answer is said to be unreachable. */
    private List<String> unseen() throws SQLException {
        return names("SELECT url FROM target WHERE last_outcome <> 'unreachable'").stream()
                .filter(url -> {
                    var parts = url.substring("https://".length()).split("/", 2);
                    return farm.log(parts[0]).stream()
                            .noneMatch(arrival -> arrival.path().equals("/" + parts[1]));
                })
                .toList();
    }

    /** The crawler that holds the most hosts, if these are enough to lose some. */
    private Optional<Process> busiest() throws SQLException {
        var owners = names("""
                SELECT lease_owner FROM host WHERE lease_owner IS NOT NULL
                GROUP BY lease_owner HAVING count(*) >= %d ORDER BY count(*) DESC LIMIT 1
                """.formatted(HELD));
        return crawlers.stream()
                .filter(crawler ->
                        owners.stream().anyMatch(owner -> owner.startsWith("crawler-" + crawler.pid() + "-")))
                .findFirst();
    }

    private Duration backAfter(String host, Instant killed) {
        return farm.log(host).stream()
                .filter(arrival -> arrival.at().isAfter(killed))
                .findFirst()
                .map(arrival -> Duration.between(killed, arrival.at()))
                .orElse(Duration.ZERO);
    }

    private long unvisited() throws SQLException {
        return number("SELECT count(*) FROM target WHERE last_visited_at IS NULL");
    }

    private void tell(Turns turns, long pages, int requests, List<String> orphans, Instant killed) throws SQLException {
        var slowest = orphans.stream()
                .map(host -> backAfter(host, killed))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        System.out.printf(
                Locale.ROOT,
                """

                prove frontier: %d hosts, %d crawlers, delay %d s, lease %d s, %,d pages, %,d requests
                  asked sooner than the delay   %d
                  turns used in %d s            %,d of %,d (%.1f %%)
                  fetched twice within a lease  %d
                  killed with -9                %d hosts held; all back within %.1f s; %d pages fetched again
                  never visited                 %d
                """,
                HOSTS,
                CRAWLERS,
                DELAY.toSeconds(),
                LEASE.toSeconds(),
                pages,
                requests,
                tooSoon().size(),
                WATCHED.toSeconds(),
                turns.used,
                turns.possible,
                100 * turns.share(),
                twiceWithinALease().size(),
                orphans.size(),
                slowest.toMillis() / 1e3,
                twice(),
                unvisited());
    }

    /** As many pages on each host as it has turns until the end, watched by two brands; all due now. */
    private void plant() throws SQLException {
        try (var connection = connection();
                var insert = connection.createStatement()) {
            connection.setAutoCommit(false);
            var lanes = new ArrayList<Lanes.Lane>();
            for (var host : farm.hosts()) {
                var turns = WATCHED.plus(AROUND).dividedBy(pause(host).plus(answer(host)));
                insert.addBatch("INSERT INTO host (name) VALUES ('%s')".formatted(host));
                insert.addBatch("""
                        INSERT INTO target (url, host, listing_id, lane, every_ms, next_visit_at)
                        SELECT 'https://%1$s/item/' || n, '%1$s', '%1$s:/item/' || n,
                            CASE WHEN n %% 4 = 0 THEN 'huayu' ELSE 'lanting' END, 86400000, now()
                        FROM generate_series(1, %2$d) n
                        """.formatted(host, turns));
                lanes.add(new Lanes.Lane(host, "lanting"));
                lanes.add(new Lanes.Lane(host, "huayu"));
            }
            insert.addBatch("""
                    INSERT INTO watch (id, tenant, kind, url, target_id, every_ms, created_at)
                    SELECT nextval('watch_seq'), lane, 'LISTING', url, id, every_ms, now() FROM target
                    """);
            insert.executeBatch();
            Lanes.refresh(connection, lanes);
            connection.commit();
        }
    }

    private Process start(int number) throws IOException {
        var jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        assertThat(jar).as("the packaged service; run this with verify").exists();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("crawler-" + number + ".log").toFile());
        var port = freePort();
        ports.add(port);
        servers.forEach((key, value) -> builder.environment().put(variable(key), value));
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", String.valueOf(port),
                        "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false",
                        "HOLDLINE_CRAWLER_PARALLEL_VISITS", String.valueOf(PARALLEL),
                        "HOLDLINE_CRAWLER_FRONTIER_DELAY", DELAY.toString(),
                        "HOLDLINE_CRAWLER_FRONTIER_LEASE", LEASE.toString(),
                        "HOLDLINE_CRAWLER_FETCH_TOTAL_TIMEOUT", FULL ? "PT6S" : "PT4S",
                        "HOLDLINE_CRAWLER_FETCH_RESOLVE", farm.resolve(),
                        "HOLDLINE_CRAWLER_EVIDENCE_DIRECTORY",
                                folder.resolve("captures").toString()));
        return builder.start();
    }

    private static boolean isReady(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET /q/health/ready HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException _) {
            return false;
        }
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                servers.get("quarkus.datasource.jdbc.url"),
                servers.get("quarkus.datasource.username"),
                servers.get("quarkus.datasource.password"));
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(names(query).getFirst());
    }

    private List<String> names(String query) throws SQLException {
        try (var connection = connection();
                var run = connection.createStatement();
                var rows = run.executeQuery(query)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
