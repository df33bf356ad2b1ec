package holdline.crawler.frontier;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The work of the fleet, in the database: any number of crawlers claim from it, none of them twice. */
@ApplicationScoped
public class Frontier implements Turns {

    private static final int MAX_CLAIM = 500;

    private static final String CLAIM = """
            WITH ready AS (
                SELECT name FROM host WHERE ready_at <= ? ORDER BY ready_at LIMIT ? FOR UPDATE SKIP LOCKED
            ), leased AS (
                UPDATE host SET lease_owner = ?, lease_until = ?, lease_token = lease_token + 1
                FROM ready WHERE host.name = ready.name
                RETURNING host.*
            )
            SELECT leased.name, leased.lease_token, leased.lease_until,
                   leased.robots, leased.robots_status, leased.robots_at, due.*
            FROM leased LEFT JOIN LATERAL (
                SELECT * FROM target WHERE host = leased.name AND next_visit_at <= ?
                ORDER BY priority DESC, next_visit_at LIMIT 1
            ) due ON true
            """;

    private static final String FENCE = "SELECT failures FROM host WHERE name = ? AND lease_token = ? FOR UPDATE";

    private static final String RECORD_TARGET = """
            UPDATE target SET next_visit_at = ?, priority = ?, failures = ?, last_outcome = ?, last_detail = ?,
                last_visited_at = ?, last_observed_at = coalesce(?, last_observed_at), etag = ?, last_modified = ?,
                body_sha256 = ?, capture_sha256 = ?, captured_at = ?, reading_version = ?,
                reading = coalesce(?, reading), recheck_from = ?, recheck_until = ?, recheck_every_ms = ?
            WHERE id = ?
            """;

    private static final String GIVE_BACK = """
            UPDATE host SET lease_owner = NULL, lease_until = NULL, next_allowed_at = greatest(next_allowed_at, ?),
                delay_ms = ?, crawl_delay_ms = ?, failures = ?, last_error = ?, last_visited_at = ?,
                next_due_at = (SELECT min(next_visit_at) FROM target WHERE target.host = host.name)
            WHERE name = ?
            """;

    // delay_ms is never below what is configured: the insert sets it, every visit keeps it.
    private static final String SLOT = """
            INSERT INTO host AS known (name, next_allowed_at, delay_ms)
                VALUES (?, ?::timestamptz + ? * interval '1 millisecond', ?)
            ON CONFLICT (name) DO UPDATE SET
                delay_ms = greatest(known.delay_ms, excluded.delay_ms),
                next_allowed_at = greatest(known.next_allowed_at, ?)
                    + greatest(known.delay_ms, excluded.delay_ms) * interval '1 millisecond'
            RETURNING next_allowed_at - delay_ms * interval '1 millisecond'
            """;

    private final AgroalDataSource database;
    private final FrontierConfig config;
    private final InstantSource clock;
    private final RevisitPolicy revisits;
    private final MannersPolicy manners;

    Frontier(AgroalDataSource database, FrontierConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.revisits = new RevisitPolicy(config.maxBackoff());
        this.manners = MannersPolicy.of(config);
    }

    /**
     * Leases up to this many hosts that have something due and may be asked now, with the most urgent page of each.
     *
     * @param owner name of the crawler process, for operators
     */
    @Transactional
    public List<Work> claim(String owner, int max) {
        var now = clock.instant();
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            claim.setTimestamp(1, Timestamp.from(now));
            claim.setInt(2, Math.min(max, MAX_CLAIM));
            claim.setString(3, owner);
            claim.setTimestamp(4, Timestamp.from(now.plus(config.lease())));
            claim.setTimestamp(5, Timestamp.from(now));
            var work = new ArrayList<Work>();
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    work.add(work(rows, now));
                }
            }
            return work;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot claim due work", e);
        }
    }

    private Work work(ResultSet row, Instant now) throws SQLException {
        var lease = new Lease(row.getString("name"), row.getLong("lease_token"), instant(row, "lease_until"));
        var url = row.getString("url");
        if (url == null) {
            return new Work.Nothing(lease);
        }
        var robots = robots(row);
        if (robots == null || Robots.isStale(robots, now, config.robotsFor(), config.robotsRetry())) {
            return new Work.AskRobots(lease, url);
        }
        return new Work.VisitPage(lease, target(row), robots);
    }

    private static @Nullable Robots robots(ResultSet row) throws SQLException {
        var at = row.getTimestamp("robots_at");
        if (at == null) {
            return null;
        }
        var body = row.getBytes("robots");
        return new Robots(
                row.getInt("robots_status"),
                body == null ? "" : new String(body, StandardCharsets.UTF_8),
                at.toInstant());
    }

    private static Work.Target target(ResultSet row) throws SQLException {
        var outcome = row.getString("last_outcome");
        return new Work.Target(
                row.getLong("id"),
                row.getString("url"),
                row.getString("listing_id"),
                duration(row, "every_ms"),
                window(row),
                row.getInt("failures"),
                row.getString("etag"),
                row.getString("last_modified"),
                row.getString("body_sha256"),
                row.getString("capture_sha256"),
                optional(row, "captured_at"),
                optional(row, "last_observed_at"),
                row.getInt("reading_version"),
                "observed".equals(outcome) || "not-modified".equals(outcome),
                row.getString("reading"));
    }

    private static Work.@Nullable RecheckWindow window(ResultSet row) throws SQLException {
        var from = optional(row, "recheck_from");
        var until = optional(row, "recheck_until");
        var every = duration(row, "recheck_every_ms");
        return from == null || until == null || every == null ? null : new Work.RecheckWindow(from, until, every);
    }

    /**
     * Makes sure that the caller still holds the host. Called first in the transaction that records a visit.
     *
     * @throws LeaseLost when another crawler has it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void fence(Lease lease) {
        failures(lease);
    }

    private int failures(Lease lease) {
        try (var connection = database.getConnection();
                var fence = connection.prepareStatement(FENCE)) {
            fence.setString(1, lease.host());
            fence.setLong(2, lease.token());
            try (var rows = fence.executeQuery()) {
                if (!rows.next()) {
                    throw new LeaseLost(lease);
                }
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot check the lease of " + lease.host(), e);
        }
    }

    /**
     * Records a visit, plans the next and gives the host back.
     *
     * @throws LeaseLost when another crawler has it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Lease lease, Work.Target target, Visited visited) {
        var hostFailures = failures(lease);
        var failures = visited.readable() ? 0 : target.failures() + 1;
        var over = target.recheck() != null
                && visited.at().isAfter(target.recheck().until());
        var recheck = over ? null : target.recheck();
        var next = revisits.next(visited.at(), target.every(), recheck, failures);
        var urgent = recheck != null && !visited.at().isBefore(recheck.from());
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(RECORD_TARGET)) {
            var seen = visited.validators();
            update.setTimestamp(1, next.map(Timestamp::from).orElse(null));
            update.setInt(2, urgent ? 1 : 0);
            update.setInt(3, failures);
            update.setString(4, visited.outcome());
            update.setString(5, visited.detail());
            update.setTimestamp(6, Timestamp.from(visited.at()));
            update.setTimestamp(7, visited.observed() ? Timestamp.from(visited.at()) : null);
            update.setString(8, seen.etag());
            update.setString(9, seen.lastModified());
            update.setString(10, seen.bodySha256());
            update.setString(11, seen.captureSha256());
            update.setTimestamp(12, timestamp(seen.capturedAt()));
            update.setInt(13, seen.readingVersion());
            update.setString(14, visited.reading());
            update.setTimestamp(15, recheck == null ? null : Timestamp.from(recheck.from()));
            update.setTimestamp(16, recheck == null ? null : Timestamp.from(recheck.until()));
            update.setObject(17, recheck == null ? null : recheck.every().toMillis());
            update.setLong(18, target.id());
            update.executeUpdate();
            giveBack(connection, lease, hostFailures, visited);
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot record the visit to target " + target.id(), e);
        }
    }

    private void giveBack(Connection connection, Lease lease, int hostFailures, Visited visited) throws SQLException {
        var failures = visited.hostTrouble() ? hostFailures + 1 : 0;
        var pause = manners.pause(visited.crawlDelay(), visited.response());
        var rest = visited.hostTrouble() ? manners.rest(pause, failures, visited.retryAfter()) : pause;
        try (var update = connection.prepareStatement(GIVE_BACK)) {
            update.setTimestamp(1, Timestamp.from(visited.at().plus(rest)));
            update.setLong(2, pause.toMillis());
            update.setObject(
                    3,
                    visited.crawlDelay() == null ? null : visited.crawlDelay().toMillis());
            update.setInt(4, failures);
            update.setString(5, visited.readable() ? null : visited.outcome() + ": " + visited.detail());
            update.setTimestamp(6, Timestamp.from(visited.at()));
            update.setString(7, lease.host());
            update.executeUpdate();
        }
    }

    /**
     * Keeps a freshly asked robots.txt and gives the host back; its pages are due after the pause.
     *
     * @throws LeaseLost when another crawler has it
     */
    @Transactional
    public void recordRobots(Lease lease, Robots robots, Duration response, @Nullable Duration crawlDelay) {
        var failures = failures(lease);
        var answered = robots.status() > 0 && robots.status() < 500;
        try (var connection = database.getConnection()) {
            keepRobots(connection, lease.host(), robots);
            giveBack(
                    connection,
                    lease,
                    failures,
                    new Visited(
                            "robots",
                            answered ? null : "robots.txt answered " + robots.status(),
                            answered,
                            false,
                            !answered,
                            robots.fetchedAt(),
                            response,
                            crawlDelay,
                            null,
                            Visited.Validators.NONE,
                            null));
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot keep robots.txt of " + lease.host(), e);
        }
    }

    private static void keepRobots(Connection connection, String host, Robots robots) throws SQLException {
        try (var keep = connection.prepareStatement(
                "UPDATE host SET robots = ?, robots_status = ?, robots_at = ? WHERE name = ?")) {
            keep.setBytes(1, robots.body().getBytes(StandardCharsets.UTF_8));
            keep.setInt(2, robots.status());
            keep.setTimestamp(3, Timestamp.from(robots.fetchedAt()));
            keep.setString(4, host);
            keep.executeUpdate();
        }
    }

    @Override
    @Transactional
    public void keepRobots(String host, Robots robots) {
        try (var connection = database.getConnection()) {
            keepRobots(connection, host, robots);
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot keep robots.txt of " + host, e);
        }
    }

    @Override
    @Transactional
    public Optional<Robots> robots(String host) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "SELECT robots, robots_status, robots_at FROM host WHERE name = ?")) {
            query.setString(1, host);
            try (var rows = query.executeQuery()) {
                var robots = rows.next() ? robots(rows) : null;
                var stale = Robots.isStale(robots, clock.instant(), config.robotsFor(), config.robotsRetry());
                return stale ? Optional.empty() : Optional.ofNullable(robots);
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read robots.txt of " + host, e);
        }
    }

    @Override
    @Transactional
    public Instant nextTurn(String host) {
        var now = clock.instant();
        var delay = config.delay().toMillis();
        try (var connection = database.getConnection();
                var slot = connection.prepareStatement(SLOT)) {
            slot.setString(1, host);
            slot.setTimestamp(2, Timestamp.from(now));
            slot.setLong(3, delay);
            slot.setLong(4, delay);
            slot.setTimestamp(5, Timestamp.from(now));
            try (var rows = slot.executeQuery()) {
                rows.next();
                return rows.getTimestamp(1).toInstant();
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot reserve a turn at " + host, e);
        }
    }

    /** Gives a host back with which nothing was done. */
    @Transactional
    public void giveBack(Lease lease) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        UPDATE host SET lease_owner = NULL, lease_until = NULL,
                            next_due_at = (SELECT min(next_visit_at) FROM target WHERE target.host = host.name)
                        WHERE name = ? AND lease_token = ?
                        """)) {
            update.setString(1, lease.host());
            update.setLong(2, lease.token());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot give " + lease.host() + " back", e);
        }
    }

    /** Gives back all that a crawler holds: it is stopping. */
    @Transactional
    public int giveBackAll(String owner) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE host SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?")) {
            update.setString(1, owner);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot give back the hosts of " + owner, e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(millis);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
