package holdline.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import holdline.crawler.LocalMarketplace;
import holdline.testkit.WithRealServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a claim costs when much is known, as a ratio to what it costs when little is: 100 pages on each host, four brands,
 * all of it due. {@code ./holdline bench frontier} measures 1,000,000 addresses beside 10,000, small before and after
 * large; {@code ./holdline test} runs it smaller and looks at
 * the rows read from queues and addresses, not at the time. (A few hundred hosts PostgreSQL rightly reads as a whole.)
 */
@QuarkusTest
@WithRealServers
@WithTestResource(LocalMarketplace.class)
class FrontierBench {

    private static final boolean FULL = "frontier".equals(System.getProperty("holdline.bench"));
    private static final int FEW = FULL ? 10_000 : 1_000;
    private static final int MANY = FULL ? 1_000_000 : 30_000;
    private static final int PAGES_PER_HOST = 100;
    private static final int BATCH = FULL ? 32 : 8;
    private static final int ROUNDS = FULL ? 300 : 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Frontier frontier;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void forgetTheFarm() throws SQLException {
        sql("TRUNCATE watch, sighting, listing, target, lane, host CASCADE");
    }

    private record Cost(double millis, Map<String, Long> rows) {}

    @Test
    void aClaimReadsAsMuchHoweverManyAddressesAreKnown() throws Exception {
        // When
        var before = measured(FEW);
        var many = measured(MANY);
        var after = measured(FEW);

        // Then
        var few = (before.millis() + after.millis()) / 2;
        System.out.printf(
                Locale.ROOT,
                """

                bench frontier: claiming %d hosts with their pages, median of %d claims
                  %,9d addresses known   %6.2f ms and %6.2f ms
                  %,9d addresses known   %6.2f ms               %.2f times as much
                  rows read %s and %s
                """,
                BATCH,
                ROUNDS,
                FEW,
                before.millis(),
                after.millis(),
                MANY,
                many.millis(),
                many.millis() / few,
                before.rows(),
                many.rows());
        assertThat(many.rows().get("target")).isLessThanOrEqualTo(before.rows().get("target") * 3 / 2);
        assertThat(many.rows().get("lane")).isLessThanOrEqualTo(before.rows().get("lane") * 3 / 2);
    }

    private Cost measured(int addresses) throws Exception {
        know(addresses);
        var millis = new double[ROUNDS];
        for (var round = -ROUNDS / 5; round < ROUNDS; round++) {
            var began = System.nanoTime();
            var claimed = frontier.claim("bench", BATCH);
            var took = (System.nanoTime() - began) / 1e6;
            assertThat(claimed).hasSize(BATCH).allMatch(work -> work instanceof Work.VisitPage);
            if (round >= 0) {
                millis[round] = took;
            }
            frontier.giveBackAll("bench");
            sql("UPDATE host SET next_allowed_at = now() WHERE next_allowed_at > now()");
        }
        Arrays.sort(millis);
        return new Cost(millis[ROUNDS / 2], rowsRead());
    }

    private void know(int addresses) throws SQLException {
        forgetTheFarm();
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
        sql("VACUUM ANALYZE host");
        sql("VACUUM ANALYZE lane");
        sql("VACUUM ANALYZE target");
    }

    /** How many rows the claim reads from each table, by PostgreSQL's own count. */
    private Map<String, Long> rowsRead() throws Exception {
        try (var connection = database.getConnection();
                var explain =
                        connection.prepareStatement("EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) " + Frontier.CLAIM)) {
            frontier.bindClaim(explain, "bench", BATCH);
            try (var row = explain.executeQuery()) {
                row.next();
                var rows = new TreeMap<String, Long>();
                addUp(JSON.readTree(row.getString(1)).get(0).get("Plan"), rows);
                frontier.giveBackAll("bench");
                return rows;
            }
        }
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
}
