package holdline.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import holdline.testkit.SharedServers;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/**
 * What a claim costs when much is known, as a ratio to what it costs when little is: 100 pages on each host, four brands,
 * all of it due. Two databases of one server are claimed from in turns, so that a busy machine slows both; both are
 * written to disk and warmed alike before.
 *
 * <p>{@code ./holdline bench frontier} measures 1,000,000 addresses beside 10,000; {@code ./holdline test} runs it smaller
 * and looks at the rows read from queues and addresses, not at the time. (A few hundred hosts PostgreSQL rightly reads as
 * a whole.)
 */
class FrontierBench {

    private static final boolean FULL = "frontier".equals(System.getProperty("holdline.bench"));
    private static final int FEW = FULL ? 10_000 : 1_000;
    private static final int MANY = FULL ? 1_000_000 : 30_000;
    private static final int PAGES_PER_HOST = 100;
    private static final int BATCH = FULL ? 32 : 8;
    private static final int ROUNDS = FULL ? 250 : 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aClaimReadsAsMuchHoweverManyAddressesAreKnown() throws Exception {
        try (var few = Known.of(FEW);
                var many = Known.of(MANY)) {
            // When
            for (var round = 0; round < ROUNDS / 5; round++) {
                few.claim();
                many.claim();
            }
            var fewMillis = new ArrayList<Double>();
            var manyMillis = new ArrayList<Double>();
            for (var round = 0; round < ROUNDS; round++) {
                fewMillis.add(few.claim());
                manyMillis.add(many.claim());
            }
            var fewRows = few.rowsRead();
            var manyRows = many.rowsRead();

            // Then
            System.out.printf(
                    Locale.ROOT,
                    """

                    bench frontier: claiming %d hosts with their pages, median of %d claims each, in turns
                      %,9d addresses known   %6.2f ms
                      %,9d addresses known   %6.2f ms   %.2f times as much
                      rows read %s and %s
                    """,
                    BATCH,
                    ROUNDS,
                    FEW,
                    median(fewMillis),
                    MANY,
                    median(manyMillis),
                    median(manyMillis) / median(fewMillis),
                    fewRows,
                    manyRows);
            assertThat(manyRows.get("target")).isLessThanOrEqualTo(fewRows.get("target") * 3 / 2);
            assertThat(manyRows.get("lane")).isLessThanOrEqualTo(fewRows.get("lane") * 3 / 2);
        }
    }

    private static double median(List<Double> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    /** A frontier of its own, in a database of its own. */
    private record Known(Frontier frontier, AgroalDataSource database) implements AutoCloseable {

        static Known of(int addresses) throws SQLException {
            var server = SharedServers.configurationWithFreshDatabase();
            var url = server.get("quarkus.datasource.jdbc.url");
            var user = server.get("quarkus.datasource.username");
            var password = server.get("quarkus.datasource.password");
            Flyway.configure()
                    .dataSource(url, user, password)
                    .locations("db/migration")
                    .load()
                    .migrate();
            var database = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(1)
                            .connectionFactoryConfiguration(connections -> connections
                                    .jdbcUrl(url)
                                    .principal(new NamePrincipal(user))
                                    .credential(new SimplePassword(password)))));
            var config = new SmallRyeConfigBuilder()
                    .withMapping(FrontierConfig.class)
                    .build()
                    .getConfigMapping(FrontierConfig.class);
            var known = new Known(new Frontier(database, config, InstantSource.system()), database);
            known.learn(addresses);
            return known;
        }

        private void learn(int addresses) throws SQLException {
            sql("""
                    INSERT INTO host (name, robots_status, robots_at, next_due_at, front, delay_ms)
                    SELECT 'shop' || n || '.example', 404, now(), now() - interval '1 hour', 'brand' || n %% 4, 300
                    FROM generate_series(0, %1$d / %2$d - 1) n;
                    INSERT INTO target (url, host, listing_id, lane, every_ms, next_visit_at)
                    SELECT 'https://shop' || n / %2$d || '.example/item/' || n, 'shop' || n / %2$d || '.example', 'l' || n,
                        'brand' || n %% 4, 3600000, now() - interval '1 hour' + n %% 1000 * interval '1 second'
                    FROM generate_series(0, %1$d - 1) n;
                    INSERT INTO lane (host, tenant, next_due_at) SELECT host, lane, min(next_visit_at) FROM target GROUP BY host, lane;
                    """.formatted(addresses, PAGES_PER_HOST));
            for (var table : List.of("host", "lane", "target")) {
                sql("VACUUM ANALYZE " + table);
            }
            // Or the first claims write down for the disk what was loaded for them.
            sql("CHECKPOINT");
        }

        /** Claims a batch and gives it back; how long the claim took, in milliseconds. */
        double claim() throws SQLException {
            var began = System.nanoTime();
            var claimed = frontier.claim("bench", BATCH);
            var took = (System.nanoTime() - began) / 1e6;
            assertThat(claimed).hasSize(BATCH).allMatch(work -> work instanceof Work.VisitPage);
            giveBack();
            return took;
        }

        private void giveBack() throws SQLException {
            frontier.giveBackAll("bench");
            sql("UPDATE host SET next_allowed_at = now() WHERE next_allowed_at > now()");
        }

        /** How many rows the claim reads from each table, by PostgreSQL's own count. */
        Map<String, Long> rowsRead() throws Exception {
            var rows = new TreeMap<String, Long>();
            try (var connection = database.getConnection();
                    var explain = connection.prepareStatement(
                            "EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) " + frontier.claim(BATCH))) {
                frontier.bindClaim(explain, "bench", BATCH);
                try (var row = explain.executeQuery()) {
                    row.next();
                    addUp(JSON.readTree(row.getString(1)).get(0).get("Plan"), rows);
                }
            }
            giveBack();
            return rows;
        }

        private static void addUp(JsonNode node, Map<String, Long> rows) {
            if (node.path("Node Type").asText().contains("Scan") && node.has("Relation Name")) {
                var read = (node.path("Actual Rows").asDouble()
                                + node.path("Rows Removed by Filter").asDouble())
                        * node.path("Actual Loops").asLong();
                rows.merge(node.path("Relation Name").asText(), Math.round(read), Long::sum);
            }
            node.path("Plans").forEach(child -> addUp(child, rows));
        }

        private void sql(String statement) throws SQLException {
            try (var connection = database.getConnection();
                    var run = connection.createStatement()) {
                run.execute(statement);
            }
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
