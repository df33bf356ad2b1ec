package holdline.crawler.fleet;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Looks at the frontier as a whole, for operators and for the metrics that scale the fleet. */
@ApplicationScoped
class Fleet {

    private static final String TOTALS = """
            SELECT (SELECT count(*) FROM (SELECT 1 FROM target WHERE next_visit_at <= ? LIMIT 1000000) AS due),
                (SELECT coalesce(extract(epoch FROM ?::timestamptz - min(ready_at)), 0) FROM host WHERE ready_at <= ?),
                (SELECT count(*) FROM host WHERE lease_until > ?)
            """;

    private static final String HOSTS = """
            SELECT h.*, (SELECT count(*) FROM target t WHERE t.host = h.name AND t.next_visit_at <= ?) AS due
            FROM host h WHERE h.name > ? ORDER BY h.name LIMIT ?
            """;

    private final AgroalDataSource database;
    private final InstantSource clock;
    private final AtomicLong backlog = new AtomicLong();
    private final AtomicLong lagSeconds = new AtomicLong();
    private final AtomicLong leases = new AtomicLong();

    Fleet(AgroalDataSource database, InstantSource clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        metrics.gauge("holdline.crawler.backlog", backlog);
        metrics.gauge("holdline.crawler.due.lag.seconds", lagSeconds);
        metrics.gauge("holdline.crawler.leases", leases);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        var totals = totals(clock.instant());
        backlog.set(totals.backlog());
        lagSeconds.set((long) totals.lagSeconds());
        leases.set(totals.leases());
    }

    /** Totals, and hosts by name. */
    @Transactional
    public FleetView look(@Nullable String after, int limit) {
        var now = clock.instant();
        var totals = totals(now);
        return new FleetView(
                totals.backlog(), totals.lagSeconds(), totals.leases(), hosts(now, after == null ? "" : after, limit));
    }

    private record Totals(long backlog, double lagSeconds, long leases) {}

    private Totals totals(Instant now) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(TOTALS)) {
            for (var i = 1; i <= 4; i++) {
                query.setTimestamp(i, Timestamp.from(now));
            }
            try (var row = query.executeQuery()) {
                row.next();
                return new Totals(row.getLong(1), row.getDouble(2), row.getLong(3));
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot measure the frontier", e);
        }
    }

    private List<FleetView.HostView> hosts(Instant now, String after, int limit) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(HOSTS)) {
            query.setTimestamp(1, Timestamp.from(now));
            query.setString(2, after);
            query.setInt(3, limit);
            var hosts = new ArrayList<FleetView.HostView>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    hosts.add(host(row));
                }
            }
            return hosts;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot list hosts", e);
        }
    }

    private static FleetView.HostView host(ResultSet row) throws SQLException {
        return new FleetView.HostView(
                row.getString("name"),
                row.getTimestamp("next_allowed_at").toInstant(),
                instant(row, "next_due_at"),
                row.getLong("delay_ms"),
                row.getObject("crawl_delay_ms", Long.class),
                row.getString("lease_owner"),
                instant(row, "lease_until"),
                row.getInt("failures"),
                row.getString("last_error"),
                instant(row, "last_visited_at"),
                row.getObject("robots_status", Integer.class),
                row.getLong("due"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
