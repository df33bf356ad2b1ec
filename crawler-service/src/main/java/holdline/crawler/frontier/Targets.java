package holdline.crawler.frontier;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** The addresses of the frontier: each once, due as its watches and rechecks ask. */
@ApplicationScoped
public class Targets {

    // Hosts are locked before targets, here and where visits are recorded: no deadlock.
    private static final String LOCK_HOSTS = """
            SELECT name FROM host WHERE name IN (SELECT host FROM target WHERE id = ANY (?)) ORDER BY name FOR UPDATE
            """;

    private static final String PLAN = """
            WITH wanted AS (
                SELECT t.id, (SELECT min(w.every_ms) FROM watch w WHERE w.target_id = t.id AND NOT w.paused) AS every_ms
                FROM target t WHERE t.id = ANY (?)
            )
            UPDATE target t SET every_ms = wanted.every_ms,
                next_visit_at = CASE
                    WHEN wanted.every_ms IS NULL THEN
                        CASE WHEN t.recheck_until >= ? THEN greatest(t.recheck_from, ?) END
                    ELSE least(
                        greatest(coalesce(t.last_visited_at + wanted.every_ms * interval '1 millisecond', ?), ?),
                        t.next_visit_at)
                END
            FROM wanted WHERE t.id = wanted.id
            """;

    private static final String DUE = """
            UPDATE host SET next_due_at = (SELECT min(next_visit_at) FROM target WHERE target.host = host.name)
            WHERE name IN (SELECT host FROM target WHERE id = ANY (?))
            """;

    private static final String RECHECK = """
            WITH asked AS (
                SELECT listing_id, min(starts) AS starts, max(ends) AS ends, min(every_ms) AS every_ms
                FROM unnest(?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[]) AS a (listing_id, starts, ends, every_ms)
                GROUP BY listing_id
            )
            UPDATE target t SET
                recheck_from = CASE WHEN t.recheck_until >= ? THEN least(t.recheck_from, asked.starts) ELSE asked.starts END,
                recheck_until = CASE WHEN t.recheck_until >= ? THEN greatest(t.recheck_until, asked.ends) ELSE asked.ends END,
                recheck_every_ms = CASE WHEN t.recheck_until >= ? THEN least(t.recheck_every_ms, asked.every_ms) ELSE asked.every_ms END,
                priority = 1,
                next_visit_at = least(t.next_visit_at, greatest(asked.starts, ?))
            FROM asked WHERE t.listing_id = asked.listing_id AND asked.ends >= ?
            RETURNING t.id
            """;

    private static final String OWN_PAGES = """
            INSERT INTO target (url, host, listing_id)
            SELECT l.url, p.host, l.id
            FROM unnest(?::text[], ?::text[], ?::text[]) AS p (listing_id, url, host)
            JOIN listing l ON l.id = p.listing_id
            JOIN host h ON h.name = p.host
            WHERE NOT EXISTS (SELECT 1 FROM target t WHERE t.listing_id = p.listing_id)
            ON CONFLICT (url) DO NOTHING
            """;

    private final AgroalDataSource database;

    Targets(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The target for an address, made if it is new.
     *
     * @param url in normal form
     * @return its id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long ensure(String url, String host, String listingId) {
        try (var connection = database.getConnection()) {
            try (var hosts = connection.prepareStatement("INSERT INTO host (name) VALUES (?) ON CONFLICT DO NOTHING")) {
                hosts.setString(1, host);
                hosts.executeUpdate();
            }
            try (var ensure = connection.prepareStatement("""
                    INSERT INTO target AS t (url, host, listing_id) VALUES (?, ?, ?)
                    ON CONFLICT (url) DO UPDATE SET url = excluded.url RETURNING t.id
                    """)) {
                ensure.setString(1, url);
                ensure.setString(2, host);
                ensure.setString(3, listingId);
                try (var rows = ensure.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot make a target of " + host, e);
        }
    }

    /** Plans the next visits of these targets anew, after their watches changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void plan(List<Long> targets, Instant now) {
        if (targets.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK_HOSTS);
                var plan = connection.prepareStatement(PLAN);
                var due = connection.prepareStatement(DUE)) {
            var ids = connection.createArrayOf("bigint", targets.toArray());
            var at = Timestamp.from(now);
            lock.setArray(1, ids);
            lock.execute();
            plan.setArray(1, ids);
            plan.setTimestamp(2, at);
            plan.setTimestamp(3, at);
            plan.setTimestamp(4, at);
            plan.setTimestamp(5, at);
            plan.executeUpdate();
            due.setArray(1, ids);
            due.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot plan " + targets.size() + " targets", e);
        }
    }

    /** One listing somebody wants looked at again, and how. */
    public record Recheck(String listingId, String url, String host, Work.RecheckWindow window) {}

    /**
     * Asks for fresh looks. A listing that so far was only seen on search pages gets a target of its own; one we never
     * saw is left out. The number of statements does not depend on the number of rechecks.
     *
     * @return how many targets will be looked at
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int recheck(List<Recheck> rechecks, Instant now) {
        if (rechecks.isEmpty()) {
            return 0;
        }
        var size = rechecks.size();
        var listings = new String[size];
        var urls = new String[size];
        var hosts = new String[size];
        var starts = new Timestamp[size];
        var ends = new Timestamp[size];
        var every = new Long[size];
        for (var i = 0; i < size; i++) {
            var recheck = rechecks.get(i);
            listings[i] = recheck.listingId();
            urls[i] = recheck.url();
            hosts[i] = recheck.host();
            starts[i] = Timestamp.from(recheck.window().from());
            ends[i] = Timestamp.from(recheck.window().until());
            every[i] = recheck.window().every().toMillis();
        }
        var at = Timestamp.from(now);
        try (var connection = database.getConnection();
                var ownHosts = connection.prepareStatement("""
                        INSERT INTO host (name)
                        SELECT DISTINCT p.host FROM unnest(?::text[], ?::text[]) AS p (listing_id, host)
                        JOIN listing l ON l.id = p.listing_id ORDER BY 1 ON CONFLICT DO NOTHING
                        """);
                var ownPages = connection.prepareStatement(OWN_PAGES);
                var lock = connection.prepareStatement("""
                        SELECT name FROM host WHERE name IN (SELECT host FROM target WHERE listing_id = ANY (?))
                        ORDER BY name FOR UPDATE
                        """);
                var ask = connection.prepareStatement(RECHECK);
                var due = connection.prepareStatement("""
                        UPDATE host SET next_due_at = (SELECT min(next_visit_at) FROM target WHERE target.host = host.name)
                        WHERE name IN (SELECT host FROM target WHERE listing_id = ANY (?))
                        """)) {
            var ids = connection.createArrayOf("text", listings);
            ownHosts.setArray(1, ids);
            ownHosts.setArray(2, connection.createArrayOf("text", hosts));
            ownHosts.executeUpdate();
            ownPages.setArray(1, ids);
            ownPages.setArray(2, connection.createArrayOf("text", urls));
            ownPages.setArray(3, connection.createArrayOf("text", hosts));
            ownPages.executeUpdate();
            lock.setArray(1, ids);
            lock.execute();
            ask.setArray(1, ids);
            ask.setArray(2, connection.createArrayOf("timestamptz", starts));
            ask.setArray(3, connection.createArrayOf("timestamptz", ends));
            ask.setArray(4, connection.createArrayOf("bigint", every));
            for (var i = 5; i <= 9; i++) {
                ask.setTimestamp(i, at);
            }
            var asked = 0;
            try (var rows = ask.executeQuery()) {
                while (rows.next()) {
                    asked++;
                }
            }
            due.setArray(1, ids);
            due.executeUpdate();
            return asked;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot ask for " + size + " rechecks", e);
        }
    }
}
