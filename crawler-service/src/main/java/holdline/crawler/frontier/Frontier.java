package holdline.crawler.frontier;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The work of the fleet, in the database: any number of crawlers claim from it, none of them twice. */
@ApplicationScoped
public class Frontier implements Turns {

    private static final int MAX_CLAIM = 500;

    /** So many brands are asked in one claim; with more than that, the next claim goes on where this one ended. */
    private static final int BRANDS_PER_CLAIM = 200;

    /**
     * Walks round the brands, beginning after the one served last, and takes from each the host that has waited longest
     * until there are enough: every brand its first before any its second. At each host the brand served there longest
     * ago has the turn, with its most urgent address. Each step is a probe into an index, however much is known.
     *
     * <p>Hosts found in a queue are locked and leased at their place in the table: by name, the planner would sooner or
     * later read all hosts to find the few. Who was changed meanwhile is somewhere else, and waits for the next claim.
     */
    private static final String CLAIM = """
            WITH RECURSIVE brand (tenant, step, began) AS (
                SELECT b.tenant, 1, b.tenant FROM (SELECT coalesce(
                    (SELECT front FROM host WHERE ready_at IS NOT NULL AND front > ? ORDER BY front LIMIT 1),
                    (SELECT front FROM host WHERE ready_at IS NOT NULL AND front IS NOT NULL ORDER BY front LIMIT 1)
                ) AS tenant) b WHERE b.tenant IS NOT NULL
                UNION ALL
                SELECT n.tenant, brand.step + 1, brand.began FROM brand CROSS JOIN LATERAL (SELECT coalesce(
                    (SELECT front FROM host WHERE ready_at IS NOT NULL AND front > brand.tenant ORDER BY front LIMIT 1),
                    (SELECT front FROM host WHERE ready_at IS NOT NULL AND front IS NOT NULL ORDER BY front LIMIT 1)
                ) AS tenant) n WHERE brand.step < :brands AND n.tenant <> brand.began
            ), queued AS (
                SELECT q.place, brand.step, row_number() OVER (PARTITION BY brand.tenant ORDER BY q.ready_at) AS nth
                FROM brand CROSS JOIN LATERAL (
                    SELECT ctid AS place, ready_at FROM host
                    WHERE front = brand.tenant AND ready_at <= now() + :ahead * interval '1 millisecond'
                    ORDER BY ready_at LIMIT :candidates
                ) q
            ), chosen AS (
                SELECT place, nth, step FROM queued ORDER BY nth, step LIMIT :candidates
            ), ready AS (
                SELECT host.ctid AS place, chosen.nth, chosen.step, greatest(clock_timestamp(), host.ready_at) AS turn
                FROM chosen JOIN host ON host.ctid = chosen.place
                WHERE host.ready_at <= now() + :ahead * interval '1 millisecond'
                ORDER BY chosen.nth, chosen.step LIMIT ? FOR NO KEY UPDATE OF host SKIP LOCKED
            ), leased AS (
                UPDATE host SET lease_owner = ?, lease_token = lease_token + 1,
                    turn_at = ready.turn, lease_until = ready.turn + (delay_ms + ?) * interval '1 millisecond'
                FROM ready WHERE host.ctid = ready.place
                RETURNING host.*, ready.nth, ready.step
            )
            SELECT leased.name, leased.front, leased.lease_token, leased.nth, leased.step,
                extract(epoch FROM leased.turn_at - clock_timestamp()) * 1000 AS wait_ms,
                leased.robots, leased.robots_status, leased.robots_at, due.*
            FROM leased LEFT JOIN LATERAL (
                SELECT tenant FROM lane WHERE lane.host = leased.name AND next_due_at <= leased.turn_at
                ORDER BY served_at, tenant LIMIT 1
            ) turn ON true LEFT JOIN LATERAL (
                SELECT urgent.* FROM (VALUES (2), (1), (0)) p (level) CROSS JOIN LATERAL (
                    SELECT * FROM target
                    WHERE target.host = leased.name AND lane = turn.tenant AND priority = p.level
                        AND next_visit_at <= leased.turn_at
                    ORDER BY next_visit_at LIMIT 1
                ) urgent ORDER BY p.level DESC LIMIT 1
            ) due ON true
            ORDER BY leased.nth, leased.step
            """;

    private static final String FENCE =
            "SELECT failures FROM host WHERE name = ? AND lease_token = ? FOR NO KEY UPDATE";

    // Read anew under the host's lock: a recheck or a violation may have come while the visit was under way.
    private static final String PLANNED = """
            SELECT h.failures AS host_failures, t.failures, t.every_ms, t.interval_ms, t.violating, t.reading, t.lane,
                t.recheck_from, t.recheck_until, t.recheck_every_ms
            FROM host h JOIN target t ON t.id = ? WHERE h.name = ? AND h.lease_token = ? FOR NO KEY UPDATE OF h, t
            """;

    private static final String RECORD_TARGET = """
            UPDATE target SET next_visit_at = ?, interval_ms = ?,
                priority = CASE WHEN ? THEN 2 WHEN violating THEN 1 ELSE 0 END,
                failures = ?, last_outcome = ?, last_detail = ?,
                last_visited_at = ?, last_observed_at = coalesce(?, last_observed_at), etag = ?, last_modified = ?,
                body_sha256 = ?, capture_sha256 = ?, captured_at = ?, reading_version = ?,
                reading = coalesce(?, reading), recheck_from = ?, recheck_until = ?, recheck_every_ms = ?
            WHERE id = ?
            """;

    // The pause counts from the answer. One clock for the whole fleet: the database's, less the time since the answer.
    private static final String GIVE_BACK = """
            WITH mine AS (
                UPDATE lane l SET served_at = clock_timestamp(), next_due_at = %s
                WHERE l.host = ? AND l.tenant = ? RETURNING l.tenant, l.next_due_at, l.served_at
            ), lanes AS (
                SELECT tenant, next_due_at, served_at FROM mine
                UNION ALL
                SELECT tenant, next_due_at, served_at FROM lane WHERE host = ? AND tenant IS DISTINCT FROM ?
            ), moment AS MATERIALIZED (
                SELECT clock_timestamp() - ? * interval '1 microsecond' + ? * interval '1 millisecond' AS allowed
            )
            UPDATE host SET lease_owner = NULL, lease_until = NULL, turn_at = NULL,
                next_allowed_at = greatest(next_allowed_at, moment.allowed), rest_reason = ?,
                delay_ms = ?, crawl_delay_ms = ?, failures = ?, last_error = ?, last_visited_at = ?,
                next_due_at = (SELECT min(next_due_at) FROM lanes),
                front = (SELECT tenant FROM lanes WHERE next_due_at IS NOT NULL
                         ORDER BY greatest(next_due_at, moment.allowed), served_at, tenant LIMIT 1)
            FROM moment WHERE name = ?
            """.formatted(Lanes.EARLIEST);

    // delay_ms is never below what is configured: the insert sets it, every visit keeps it. Who holds the lease sends
    // its request within the grace after its turn; the turn given here, too, is used within the grace.
    private static final String SLOT = """
            INSERT INTO host AS known (name, next_allowed_at, delay_ms)
                VALUES (?, clock_timestamp() + (? + ?) * interval '1 millisecond', ?)
            ON CONFLICT (name) DO UPDATE SET
                delay_ms = greatest(known.delay_ms, excluded.delay_ms),
                next_allowed_at = greatest(
                        known.next_allowed_at,
                        clock_timestamp(),
                        CASE WHEN known.lease_until > clock_timestamp() THEN
                            known.turn_at + (greatest(known.delay_ms, excluded.delay_ms) + ?) * interval '1 millisecond'
                        END)
                    + (greatest(known.delay_ms, excluded.delay_ms) + ?) * interval '1 millisecond'
            RETURNING extract(epoch FROM next_allowed_at - (delay_ms + ?) * interval '1 millisecond' - clock_timestamp())
                * 1000
            """;

    private final AgroalDataSource database;
    private final FrontierConfig config;
    private final InstantSource clock;
    private final RevisitPolicy revisits;
    private final MannersPolicy manners;
    private final AtomicReference<String> servedLast = new AtomicReference<>("");

    Frontier(AgroalDataSource database, FrontierConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.revisits = RevisitPolicy.of(config);
        this.manners = MannersPolicy.of(config);
    }

    /**
     * Leases up to this many hosts that have something due and may be asked now or in a moment, each with the page whose
     * turn it is. The request may leave when the lease's turn has come, not before.
     *
     * @param owner name of the crawler process, for operators
     */
    @Transactional
    public List<Work> claim(String owner, int max) {
        var most = Math.min(max, MAX_CLAIM);
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(claim(most))) {
            bindClaim(claim, owner, most);
            var work = new ArrayList<Work>();
            try (var rows = claim.executeQuery()) {
                var now = clock.instant();
                while (rows.next()) {
                    work.add(work(rows, now));
                    servedLast.set(rows.getString("front"));
                }
            }
            return work;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot claim due work", e);
        }
    }

    /**
     * The statement for a claim of this size. Others may be claiming the same hosts this moment: twice as many candidates,
     * so that enough are left. What the planner estimates by stands in the text, the number rounded up to one of a few:
     * of parameters it assumes the worst, does not trust its plan, and plans every claim of a big frontier anew.
     */
    String claim(int most) {
        var candidates = 2 * Integer.highestOneBit(Math.max(1, 2 * most - 1));
        return CLAIM.replace(":brands", String.valueOf(BRANDS_PER_CLAIM))
                .replace(":candidates", String.valueOf(candidates))
                .replace(":ahead", String.valueOf(config.lookahead().toMillis()));
    }

    void bindClaim(PreparedStatement claim, String owner, int most) throws SQLException {
        claim.setString(1, servedLast.get());
        claim.setInt(2, most);
        claim.setString(3, owner);
        claim.setLong(4, config.lease().toMillis());
    }

    private Work work(ResultSet row, Instant now) throws SQLException {
        var turn = now.plus(upTo(row.getDouble("wait_ms")));
        var lease = new Lease(row.getString("name"), row.getLong("lease_token"), turn.plus(config.lease()), turn);
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

    /** A wait is rounded up, so that it may be rounded down later, and never negative. */
    private static Duration upTo(double millis) {
        return Duration.ofMillis(Math.max(0, 1 + (long) Math.ceil(millis)));
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
                Expected.valueOf(row.getString("expected")),
                instant(row, "next_visit_at"),
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

    /** What is planned for an address, at the moment its visit is recorded. */
    private record Planned(
            int hostFailures,
            int failures,
            @Nullable Duration every,
            @Nullable Duration interval,
            boolean violating,
            @Nullable String reading,
            String lane,
            Work.@Nullable RecheckWindow recheck) {}

    private static Planned planned(Connection connection, Lease lease, long target) throws SQLException {
        try (var query = connection.prepareStatement(PLANNED)) {
            query.setLong(1, target);
            query.setString(2, lease.host());
            query.setLong(3, lease.token());
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new LeaseLost(lease);
                }
                return new Planned(
                        row.getInt("host_failures"),
                        row.getInt("failures"),
                        duration(row, "every_ms"),
                        duration(row, "interval_ms"),
                        row.getBoolean("violating"),
                        row.getString("reading"),
                        row.getString("lane"),
                        window(row));
            }
        }
    }

    /**
     * Records a visit, plans the next and gives the host back.
     *
     * @throws LeaseLost when another crawler has it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Lease lease, Work.Target target, Visited visited) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(RECORD_TARGET)) {
            var planned = planned(connection, lease, target.id());
            var failures = visited.readable() ? 0 : planned.failures() + 1;
            var recheck = planned.recheck() != null
                            && !visited.at().isAfter(planned.recheck().until())
                    ? planned.recheck()
                    : null;
            var change = RevisitPolicy.Change.between(planned.reading(), visited.reading());
            var interval = planned.every() == null
                    ? null
                    : revisits.interval(planned.every(), planned.interval(), change, planned.violating());
            var next = revisits.next(visited.at(), interval, recheck, failures);
            var seen = visited.validators();
            update.setTimestamp(1, next.map(Timestamp::from).orElse(null));
            update.setObject(2, interval == null ? null : interval.toMillis());
            update.setBoolean(3, recheck != null && !visited.at().isBefore(recheck.from()));
            update.setInt(4, failures);
            update.setString(5, visited.outcome());
            update.setString(6, visited.detail());
            update.setTimestamp(7, Timestamp.from(visited.at()));
            update.setTimestamp(8, visited.observed() ? Timestamp.from(visited.at()) : null);
            update.setString(9, seen.etag());
            update.setString(10, seen.lastModified());
            update.setString(11, seen.bodySha256());
            update.setString(12, seen.captureSha256());
            update.setTimestamp(13, timestamp(seen.capturedAt()));
            update.setInt(14, seen.readingVersion());
            update.setString(15, visited.reading());
            update.setTimestamp(16, recheck == null ? null : Timestamp.from(recheck.from()));
            update.setTimestamp(17, recheck == null ? null : Timestamp.from(recheck.until()));
            update.setObject(18, recheck == null ? null : recheck.every().toMillis());
            update.setLong(19, target.id());
            update.executeUpdate();
            giveBack(connection, lease, planned.lane(), planned.hostFailures(), visited);
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot record the visit to target " + target.id(), e);
        }
    }

    /**
     * Puts off a page whose visit broke in our own hands, as after a failure of the page, and gives the host back: one
     * page we cannot digest must not stand in the way of all others of its host.
     *
     * @throws LeaseLost when another crawler has it
     */
    @Transactional
    public void putOff(Lease lease, Work.Target target) {
        var now = clock.instant();
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement("UPDATE target SET failures = ?, next_visit_at = ? WHERE id = ?")) {
            var planned = planned(connection, lease, target.id());
            var failures = planned.failures() + 1;
            var usual = planned.interval() == null ? planned.every() : planned.interval();
            var next = revisits.next(now, usual, planned.recheck(), failures);
            update.setInt(1, failures);
            update.setTimestamp(2, next.map(Timestamp::from).orElse(null));
            update.setLong(3, target.id());
            update.executeUpdate();
            var broken = new Visited(
                    "failed",
                    "the visit broke in our own hands",
                    false,
                    false,
                    Visited.Host.WELL,
                    now,
                    Duration.ZERO,
                    null,
                    null,
                    Visited.Validators.NONE,
                    null);
            giveBack(connection, lease, planned.lane(), planned.hostFailures(), broken);
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot put off target " + target.id(), e);
        }
    }

    private void giveBack(Connection connection, Lease lease, @Nullable String lane, int hostFailures, Visited visited)
            throws SQLException {
        var failures = switch (visited.host()) {
            case WELL -> 0;
            case UNASKED -> hostFailures;
            case REFUSING, FAILING -> hostFailures + 1;
        };
        var pause = manners.pause(visited.crawlDelay(), visited.response());
        var rest = manners.rest(pause, visited.host(), failures, visited.retryAfter());
        try (var update = connection.prepareStatement(GIVE_BACK)) {
            update.setString(1, lease.host());
            update.setString(2, lane);
            update.setString(3, lease.host());
            update.setString(4, lane);
            update.setLong(
                    5,
                    Math.max(0, Duration.between(visited.at(), clock.instant()).toNanos() / 1_000));
            update.setLong(6, rest.length().toMillis());
            update.setString(7, rest.reason().name());
            update.setLong(8, pause.length().toMillis());
            update.setObject(
                    9,
                    visited.crawlDelay() == null ? null : visited.crawlDelay().toMillis());
            update.setInt(10, failures);
            update.setString(11, visited.readable() ? null : visited.outcome() + ": " + visited.detail());
            update.setTimestamp(12, Timestamp.from(visited.at()));
            update.setString(13, lease.host());
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
                    null,
                    failures,
                    new Visited(
                            "robots",
                            answered ? null : "robots.txt answered " + robots.status(),
                            answered,
                            false,
                            answered ? Visited.Host.WELL : Visited.Host.FAILING,
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
        var delay = config.delay().toMillis();
        var grace = Lease.GRACE.toMillis();
        try (var connection = database.getConnection();
                var slot = connection.prepareStatement(SLOT)) {
            slot.setString(1, host);
            slot.setLong(2, delay);
            slot.setLong(3, grace);
            slot.setLong(4, delay);
            slot.setLong(5, grace);
            slot.setLong(6, grace);
            slot.setLong(7, grace);
            try (var rows = slot.executeQuery()) {
                rows.next();
                return clock.instant().plus(upTo(rows.getDouble(1)));
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot reserve a turn at " + host, e);
        }
    }

    /** Gives a host back that was not asked. */
    @Transactional
    public void giveBack(Lease lease) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        UPDATE host SET lease_owner = NULL, lease_until = NULL, turn_at = NULL
                        WHERE name = ? AND lease_token = ?
                        """)) {
            update.setString(1, lease.host());
            update.setLong(2, lease.token());
            if (update.executeUpdate() > 0) {
                try (var lanes = connection.prepareStatement("SELECT tenant FROM lane WHERE host = ?")) {
                    lanes.setString(1, lease.host());
                    var all = new ArrayList<Lanes.Lane>();
                    try (var rows = lanes.executeQuery()) {
                        while (rows.next()) {
                            all.add(new Lanes.Lane(lease.host(), rows.getString(1)));
                        }
                    }
                    Lanes.refresh(connection, all);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot give " + lease.host() + " back", e);
        }
    }

    /** Gives back all that a crawler holds: it is stopping. A request may have left a moment ago, so the pause holds. */
    @Transactional
    public int giveBackAll(String owner) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        UPDATE host SET lease_owner = NULL, lease_until = NULL, turn_at = NULL,
                            next_allowed_at = greatest(next_allowed_at,
                                clock_timestamp() + greatest(delay_ms, ?) * interval '1 millisecond')
                        WHERE lease_owner = ?
                        """)) {
            update.setLong(1, config.delay().toMillis());
            update.setString(2, owner);
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
