package holdline.crawler.fleet;

import holdline.crawler.frontier.RestReason;
import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Looks at the frontier as a whole, for operators and for the metrics that scale the fleet. Costs the same at any size. */
@ApplicationScoped
class Fleet {

    private static final int MOST_COUNTED = 10_000;

    // Brand by brand, because that is how hosts queue.
    private static final String TOTALS = """
            WITH RECURSIVE brand (tenant) AS (
                (SELECT front FROM host WHERE ready_at IS NOT NULL AND front IS NOT NULL ORDER BY front LIMIT 1)
                UNION ALL
                SELECT (SELECT front FROM host WHERE ready_at IS NOT NULL AND front > brand.tenant ORDER BY front LIMIT 1)
                FROM brand WHERE brand.tenant IS NOT NULL
            ), waiting AS (
                SELECT queue.hosts, queue.since FROM brand CROSS JOIN LATERAL (
                    SELECT count(*) AS hosts, min(ready_at) AS since FROM (
                        SELECT ready_at FROM host WHERE front = brand.tenant AND ready_at <= now()
                        ORDER BY ready_at LIMIT %1$d) first
                ) queue
            )
            SELECT least(%1$d, coalesce(sum(hosts), 0)), coalesce(extract(epoch FROM now() - min(since)), 0),
                (SELECT count(*) FROM (SELECT FROM host WHERE lease_owner IS NOT NULL AND lease_until > now() LIMIT %1$d) held)
            FROM waiting
            """.formatted(MOST_COUNTED);

    private static final String DUE = """
            (SELECT count(*) FROM (SELECT FROM (VALUES (0), (1), (2)) p (level) CROSS JOIN LATERAL (
                SELECT FROM target t WHERE t.host = l.host AND t.lane = l.tenant AND t.priority = p.level
                    AND t.next_visit_at <= now() LIMIT 1000) page LIMIT 1000) pages)
            """;

    private static final String HOSTS = """
            SELECT h.*, now() AS seen_at, least(1000, (SELECT coalesce(sum(lane.due), 0) FROM (
                SELECT %s AS due FROM lane l WHERE l.host = h.name AND l.next_due_at <= now() LIMIT 200) lane)) AS due
            FROM host h WHERE h.name > ? ORDER BY h.name LIMIT ?
            """.formatted(DUE);

    private static final String ONE = HOSTS.replace("h.name > ?", "h.name = ?");

    private static final String LANES = """
            SELECT l.tenant, l.next_due_at, l.served_at, %s AS due FROM lane l
            WHERE l.host = ? ORDER BY greatest(l.next_due_at, now()), l.served_at, l.tenant LIMIT 200
            """.formatted(DUE);

    private final AgroalDataSource database;
    private volatile Totals totals = new Totals(0, 0, 0);

    Fleet(AgroalDataSource database, MeterRegistry metrics) {
        this.database = database;
        Gauge.builder("holdline.crawler.backlog", this, fleet -> fleet.totals.backlog())
                .description("Hosts that may be asked and wait for a crawler; scale on this")
                .register(metrics);
        Gauge.builder("holdline.crawler.backlog.lag", this, fleet -> fleet.totals.lagSeconds())
                .baseUnit("seconds")
                .description("How long the first of them has been waiting")
                .register(metrics);
        Gauge.builder("holdline.crawler.leases", this, fleet -> fleet.totals.leases())
                .description("Hosts held by all crawlers together")
                .register(metrics);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try (var connection = database.getConnection()) {
            totals = totals(connection);
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot measure the frontier", e);
        }
    }

    /** Totals, and hosts by name. */
    @Transactional
    public FleetView look(String after, int limit, UnaryOperator<String> cursor) {
        try (var connection = database.getConnection()) {
            var sums = totals(connection);
            var hosts = hosts(connection, HOSTS, after, limit + 1);
            var more = hosts.size() > limit;
            var page = more ? hosts.subList(0, limit) : hosts;
            return new FleetView(
                    sums.backlog(),
                    sums.lagSeconds(),
                    sums.leases(),
                    page,
                    more ? cursor.apply(page.getLast().host()) : null);
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look at the fleet", e);
        }
    }

    /** One host with its lanes, if it is known. */
    @Transactional
    public Optional<FleetView.HostDetail> host(String name) {
        try (var connection = database.getConnection()) {
            var found = hosts(connection, ONE, name, 1);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new FleetView.HostDetail(found.getFirst(), lanes(connection, name)));
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look at " + name, e);
        }
    }

    private record Totals(long backlog, double lagSeconds, long leases) {}

    private static Totals totals(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(TOTALS);
                var row = query.executeQuery()) {
            row.next();
            return new Totals(row.getLong(1), row.getDouble(2), row.getLong(3));
        }
    }

    private static List<FleetView.HostView> hosts(Connection connection, String which, String name, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(which)) {
            query.setString(1, name);
            query.setInt(2, limit);
            var hosts = new ArrayList<FleetView.HostView>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    hosts.add(host(row));
                }
            }
            return hosts;
        }
    }

    private static FleetView.HostView host(ResultSet row) throws SQLException {
        var reason = row.getString("rest_reason");
        var facts = new HostState.Facts(
                instant(row, "next_due_at"),
                row.getTimestamp("next_allowed_at").toInstant(),
                row.getString("lease_owner"),
                instant(row, "lease_until"),
                reason == null ? null : RestReason.valueOf(reason),
                row.getInt("failures"),
                row.getString("last_error"));
        var explained = HostState.of(facts, row.getTimestamp("seen_at").toInstant());
        return new FleetView.HostView(
                row.getString("name"),
                explained.state(),
                explained.why(),
                explained.quietUntil(),
                facts.allowed(),
                facts.due(),
                row.getLong("delay_ms"),
                row.getObject("crawl_delay_ms", Long.class),
                facts.owner(),
                facts.leaseUntil(),
                facts.failures(),
                facts.lastError(),
                instant(row, "last_visited_at"),
                row.getObject("robots_status", Integer.class),
                row.getLong("due"));
    }

    private static List<FleetView.LaneView> lanes(Connection connection, String host) throws SQLException {
        try (var query = connection.prepareStatement(LANES)) {
            query.setString(1, host);
            var lanes = new ArrayList<FleetView.LaneView>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var served = row.getTimestamp("served_at").toInstant();
                    lanes.add(new FleetView.LaneView(
                            row.getString("tenant"),
                            instant(row, "next_due_at"),
                            served.equals(Instant.EPOCH) ? null : served,
                            row.getLong("due")));
                }
            }
            return lanes;
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
