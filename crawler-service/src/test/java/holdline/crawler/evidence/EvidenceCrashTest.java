package holdline.crawler.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.crawler.fetch.Sha256;
import holdline.testkit.SharedServers;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that keeps captures and seals them is killed with {@code kill -9}, over and over. Afterwards every capture
 * the database names is whole, verifies, and proves itself under a seal; no file that goes by a record's name is half
 * written, ever; what was lost on the way is swept up. 5 kills with every build, 60 with {@code ./holdline prove evidence}.
 *
 * <p>A kill takes away the process and not the machine: that a record outlives a power cut rests on the two {@code fsync}
 * of {@code CaptureFiles}, which no test of this kind can see.
 */
class EvidenceCrashTest {

    private static final boolean FULL = "evidence".equals(System.getProperty("holdline.prove"));
    private static final int KILLS = FULL ? 60 : 5;
    private static final long SEED = 20_261_124;

    /** A worker is killed this many captures and then up to this many milliseconds after it began. */
    private static final int CAPTURES = 20;

    private static final int MOMENTS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Random random = new Random(SEED);
    private final Map<String, String> servers = SharedServers.configurationWithFreshDatabase();

    /** Page by record, of those whose worker lived to say that they were kept. */
    private final Map<String, String> told = new TreeMap<>();

    @TempDir
    Path folder;

    @Test
    void capturesThatWereNamedAreWholeAndProveThemselvesHoweverOftenTheirWriterIsKilled() throws Exception {
        // Given
        Flyway.configure()
                .dataSource(url(), null, null)
                .locations("db/messaging", "db/web", "db/migration")
                .load()
                .migrate();

        // When
        for (var kill = 0; kill < KILLS; kill++) {
            workAndDie(kill);
            assertThat(halfFiles()).as("after kill %d", kill + 1).isEmpty();
        }
        var unsealed = open();
        var sealer = worker("seal").inheritIO().start();
        assertThat(sealer.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(sealer.exitValue()).isZero();

        // Then
        try (var database = database()) {
            var all = everything(database);
            var read = new ReadCapture(new Captures(database, InstantSource.system()), new CaptureFiles(folder));
            var files = names(folder);
            tell(all, unsealed, files);
            assertThat(all).extracting(Row::record).containsAll(told.keySet()).doesNotHaveDuplicates();
            assertThat(all).allSatisfy(row -> assertWholeAndProven(row, read, database));
            assertSealsHold(database);
            assertThat(sweptOf(database)).isNotNegative();
            var stored =
                    all.stream().filter(row -> !row.inRow()).map(Row::record).toList();
            assertThat(names(folder)).containsExactlyInAnyOrderElementsOf(stored);
            if (FULL) {
                assertThat(files.size()).as("kills between file and row").isGreaterThan(stored.size());
            }
        }
    }

    /** A capture as the database names it. */
    private record Row(String page, String record, boolean inRow, java.time.Instant at) {}

    private void workAndDie(int kill) throws IOException, InterruptedException {
        var process = worker(String.valueOf(kill)).start();
        var killer = Thread.ofPlatform().daemon().start(() -> limit(process));
        try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var lines = 0;
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                var words = line.split(" ", -1);
                // The last line may be cut off in the middle.
                if (words.length == 3 && words[2].length() == 64) {
                    told.put(words[2], words[1]);
                }
                if (++lines == CAPTURES) {
                    var moment = random.nextInt(MOMENTS);
                    Thread.ofPlatform().daemon().start(() -> kill(process, moment));
                }
            }
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(lines).as("captures before the kill").isGreaterThanOrEqualTo(CAPTURES);
            assertThat(process.exitValue()).as("killed, and not fallen over").isEqualTo(128 + 9);
        } finally {
            process.destroyForcibly();
            killer.interrupt();
        }
    }

    private static void kill(Process process, int moment) {
        try {
            TimeUnit.MILLISECONDS.sleep(moment);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        // Not by the process itself: that would also close the stream its last words are read from.
        process.toHandle().destroyForcibly();
    }

    private static void limit(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private ProcessBuilder worker(String argument) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EvidenceWorker.class.getName(),
                        url(),
                        folder.toString(),
                        argument)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** Names of records whose file has not the content the name says. */
    private List<String> halfFiles() throws IOException {
        var half = new ArrayList<String>();
        for (var name : names(folder)) {
            if (Sha256.isName(name)
                    && !Sha256.of(Files.readAllBytes(
                                    folder.resolve(name.substring(0, 2)).resolve(name)))
                            .equals(name)) {
                half.add(name);
            }
        }
        return half;
    }

    private static Set<String> names(Path folder) throws IOException {
        var names = new HashSet<String>();
        try (var files = Files.walk(folder, 2)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private void assertWholeAndProven(Row row, ReadCapture read, AgroalDataSource database) {
        var page = read.page(row.page(), "lanting").orElseThrow();
        assertThat(Sha256.of(page)).isEqualTo(row.page());
        var noted = new Captures(database, InstantSource.system())
                .find(row.page(), "lanting", row.at())
                .orElseThrow();
        assertThat(Sha256.of(read.record(noted))).isEqualTo(noted.recordSha256());
        var sealed = noted.sealed();
        assertThat(sealed).as("the seal of %s", row.page()).isNotNull();
        assertThat(sealed.tree().root()).isEqualTo(sealed.root());
    }

    /** Each seal is the root of exactly the captures that name it, in their order. */
    private static void assertSealsHold(AgroalDataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var rows = query.executeQuery("""
                        SELECT s.id, s.root, c.sha256, c.record_sha256, c.leaf_index
                        FROM seal s LEFT JOIN capture c ON c.seal_id = s.id ORDER BY s.id, c.leaf_index
                        """)) {
            var leaves = new TreeMap<Long, List<byte[]>>();
            var roots = new TreeMap<Long, byte[]>();
            while (rows.next()) {
                assertThat(rows.getString(3)).as("a seal of nothing").isNotNull();
                var seal = leaves.computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>());
                assertThat(rows.getInt(5)).isEqualTo(seal.size());
                seal.add(Leaf.of(rows.getString(3), rows.getString(4)));
                roots.put(rows.getLong(1), rows.getBytes(2));
            }
            assertThat(leaves).isNotEmpty();
            leaves.forEach((id, seal) ->
                    assertThat(new MerkleTree(seal).root()).as("seal %d", id).isEqualTo(roots.get(id)));
        }
    }

    /** What the sweep of orphans takes away two days later. */
    private int sweptOf(AgroalDataSource database) {
        var clock = InstantSource.system();
        var forget = new ForgetCaptures(
                new SweepCaptures(database),
                new Seals(database),
                new CaptureFiles(folder),
                CaptureStoreTest.config(Map.of("holdline.crawler.evidence.directory", folder.toString())));
        var swept = 0;
        for (var shelf = 0; shelf < CaptureStore.SHELVES; shelf++) {
            swept += forget.sweepShelf(shelf, clock.instant().plus(Duration.ofDays(2)));
        }
        return swept;
    }

    private static List<Row> everything(AgroalDataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var rows = query.executeQuery(
                        "SELECT sha256, record_sha256, record IS NOT NULL, captured_at FROM capture ORDER BY id")) {
            var all = new ArrayList<Row>();
            while (rows.next()) {
                all.add(new Row(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getBoolean(3),
                        rows.getTimestamp(4).toInstant()));
            }
            return all;
        }
    }

    private long open() throws SQLException {
        try (var database = database();
                var connection = database.getConnection();
                var query = connection.createStatement();
                var row = query.executeQuery("SELECT count(*) FROM capture WHERE seal_id IS NULL")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void tell(List<Row> all, long unsealed, Set<String> files) {
        var stored = all.stream().filter(row -> !row.inRow()).count();
        System.out.printf(Locale.ROOT, """

                prove evidence: %d kills with -9, seed %d
                  captures named                %,d, of them said to be kept before a kill %,d
                  half files under a record's name   0
                  left by kills                 %d files that no capture names, %d captures not sealed yet
                %n""", KILLS, SEED, all.size(), told.size(), files.size() - stored, unsealed);
    }

    private AgroalDataSource database() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                        pool -> pool.maxSize(2).connectionFactoryConfiguration(factory -> factory.jdbcUrl(url()))));
    }

    private String url() {
        var url = servers.get("quarkus.datasource.jdbc.url");
        return url + (url.contains("?") ? "&" : "?") + "user=" + servers.get("quarkus.datasource.username")
                + "&password=" + servers.get("quarkus.datasource.password");
    }
}
