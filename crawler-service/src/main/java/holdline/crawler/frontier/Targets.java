package holdline.crawler.frontier;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The addresses of the frontier: each once, due as its watches and rechecks ask. */
@ApplicationScoped
public class Targets {

    // What leads to other addresses is read anew after its watches changed: a new one follows what is there already.
    // Hosts are locked before targets, here and where visits are recorded: no deadlock.
    private static final String LOCK_HOSTS = """
            SELECT name FROM host WHERE name IN (SELECT host FROM target WHERE id = ANY (?)) ORDER BY name FOR NO KEY UPDATE
            """;

    private static final String PLAN = """
            WITH wanted AS (
                SELECT t.id, w.every_ms, CASE
                    WHEN w.kinds && '{SITEMAP}' THEN 'SITEMAP'
                    WHEN w.kinds && '{FEED}' THEN 'FEED'
                    WHEN w.kinds && '{API}' THEN 'PAYLOAD'
                    WHEN w.kinds && '{SEARCH,SHOP}' THEN 'CARDS'
                    ELSE 'PAGE' END AS expected
                FROM target t LEFT JOIN LATERAL (
                    SELECT min(every_ms) AS every_ms, array_agg(kind) AS kinds
                    FROM watch WHERE target_id = t.id AND NOT paused
                ) w ON true
                WHERE t.id = ANY (?)
            )
            UPDATE target t SET every_ms = wanted.every_ms, expected = wanted.expected,
                reading_version = CASE WHEN wanted.expected = 'PAGE' AND t.expected = 'PAGE' THEN t.reading_version ELSE 0 END,
                next_visit_at = CASE
                    WHEN wanted.every_ms IS NULL THEN
                        CASE WHEN t.recheck_until >= ? THEN greatest(t.recheck_from, ?) END
                    ELSE least(
                        greatest(coalesce(t.last_visited_at + wanted.every_ms * interval '1 millisecond', ?), ?),
                        t.next_visit_at)
                END
            FROM wanted WHERE t.id = wanted.id
            """;

    // A page several brands watch rides with the one that watches least: nobody's page waits behind another's
    // thousands.
    private static final String BOARD = """
            WITH watcher AS (
                SELECT target_id, tenant FROM watch WHERE target_id = ANY (?) AND NOT paused GROUP BY target_id, tenant
            ), size AS (
                SELECT tenant, count(*) AS watches FROM watch
                WHERE tenant IN (SELECT tenant FROM watcher WHERE target_id IN
                    (SELECT target_id FROM watcher GROUP BY target_id HAVING count(*) > 1))
                GROUP BY tenant
            ), chosen AS (
                SELECT DISTINCT ON (target_id) target_id, tenant FROM watcher LEFT JOIN size USING (tenant)
                ORDER BY target_id, watches, tenant
            ), boarding AS (
                SELECT t.id, t.host, t.lane AS old, coalesce(chosen.tenant, t.lane) AS new,
                    EXISTS (SELECT 1 FROM open_violation v WHERE v.listing_id = t.listing_id) AS violating
                FROM target t LEFT JOIN chosen ON chosen.target_id = t.id WHERE t.id = ANY (?)
            ), moved AS (
                UPDATE target t SET lane = b.new, violating = b.violating,
                    priority = CASE WHEN t.priority = 2 THEN 2 WHEN b.violating THEN 1 ELSE 0 END
                FROM boarding b WHERE t.id = b.id AND (t.lane <> b.new OR t.violating <> b.violating)
            )
            SELECT host, old FROM boarding UNION SELECT host, new FROM boarding
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
                priority = 2,
                next_visit_at = least(t.next_visit_at, greatest(asked.starts, ?))
            FROM asked WHERE t.listing_id = asked.listing_id AND asked.ends >= ?
                -- What only people can look at would answer a crawler with a wall, or worse: with "gone".
                AND (NOT EXISTS (SELECT 1 FROM watch w WHERE w.target_id = t.id)
                    OR EXISTS (SELECT 1 FROM watch w WHERE w.target_id = t.id AND w.kind <> 'CAPTURED'))
            RETURNING t.host, t.lane
            """;

    private static final String OWN_PAGES = """
            INSERT INTO target (url, host, listing_id, lane)
            SELECT l.url, p.host, l.id, p.tenant
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS p (listing_id, url, host, tenant)
            JOIN listing l ON l.id = p.listing_id
            JOIN host h ON h.name = p.host
            WHERE NOT EXISTS (SELECT 1 FROM target t WHERE t.listing_id = p.listing_id)
            ON CONFLICT (url) DO NOTHING
            """;

    private static final String PICTURES = """
            UPDATE target t SET expected = 'PICTURE', next_visit_at = ?
            WHERE t.id = ANY (?) AND t.every_ms IS NULL AND t.next_visit_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM watch w WHERE w.target_id = t.id)
            RETURNING t.host, t.lane
            """;

    private final AgroalDataSource database;

    Targets(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * An address that may become a target.
     *
     * @param url in normal form
     */
    public record Address(String url, String host, String listingId) {}

    /**
     * The targets of these addresses, made where they are new. Existing ones are not locked, so that a visit under way
     * is not waited for. The number of statements does not depend on the number of addresses.
     *
     * @return ids by address
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Long> ensure(Collection<Address> addresses) {
        var ids = new HashMap<String, Long>();
        if (addresses.isEmpty()) {
            return ids;
        }
        try (var connection = database.getConnection();
                var hosts = connection.prepareStatement("""
                        INSERT INTO host (name) SELECT DISTINCT name FROM unnest(?::text[]) AS name ORDER BY name
                        ON CONFLICT DO NOTHING
                        """);
                var make = connection.prepareStatement("""
                        INSERT INTO target (url, host, listing_id)
                        SELECT DISTINCT ON (url) url, host, listing_id
                        FROM unnest(?::text[], ?::text[], ?::text[]) AS a (url, host, listing_id) ORDER BY url
                        ON CONFLICT (url) DO NOTHING
                        """);
                var find = connection.prepareStatement("SELECT url, id FROM target WHERE url = ANY (?)")) {
            var urls = connection.createArrayOf(
                    "text", addresses.stream().map(Address::url).toArray());
            var names = connection.createArrayOf(
                    "text", addresses.stream().map(Address::host).toArray());
            hosts.setArray(1, names);
            hosts.executeUpdate();
            make.setArray(1, urls);
            make.setArray(2, names);
            make.setArray(
                    3,
                    connection.createArrayOf(
                            "text", addresses.stream().map(Address::listingId).toArray()));
            make.executeUpdate();
            find.setArray(1, urls);
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    ids.put(rows.getString(1), rows.getLong(2));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot make " + addresses.size() + " targets", e);
        }
    }

    /** As {@link #ensure(Collection)}, for one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long ensure(String url, String host, String listingId) {
        return Objects.requireNonNull(
                ensure(List.of(new Address(url, host, listingId))).get(url));
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
                var board = connection.prepareStatement(BOARD)) {
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
            board.setArray(1, ids);
            board.setArray(2, ids);
            Lanes.refresh(connection, lanes(board));
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot plan " + targets.size() + " targets", e);
        }
    }

    /**
     * Makes pictures due, unless they wait already or somebody watches their address as a page. They ride in the lane of
     * nobody, which takes its turn beside those of the brands.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void pictures(Collection<Address> pictures, Instant now) {
        if (pictures.isEmpty()) {
            return;
        }
        var targets = ensure(pictures).values();
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK_HOSTS);
                var ask = connection.prepareStatement(PICTURES)) {
            var ids = connection.createArrayOf("bigint", targets.toArray());
            lock.setArray(1, ids);
            lock.execute();
            ask.setTimestamp(1, Timestamp.from(now));
            ask.setArray(2, ids);
            Lanes.refresh(connection, lanes(ask).stream().distinct().toList());
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot ask for " + pictures.size() + " pictures", e);
        }
    }

    static List<Lanes.Lane> lanes(PreparedStatement query) throws SQLException {
        var lanes = new ArrayList<Lanes.Lane>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                lanes.add(new Lanes.Lane(rows.getString(1), rows.getString(2)));
            }
        }
        return lanes;
    }

    /** One listing a tenant wants looked at again, and how. */
    public record Recheck(String listingId, String url, String host, String tenant, Work.RecheckWindow window) {}

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
        var tenants = new String[size];
        var starts = new Timestamp[size];
        var ends = new Timestamp[size];
        var every = new Long[size];
        for (var i = 0; i < size; i++) {
            var recheck = rechecks.get(i);
            listings[i] = recheck.listingId();
            urls[i] = recheck.url();
            hosts[i] = recheck.host();
            tenants[i] = recheck.tenant();
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
                        ORDER BY name FOR NO KEY UPDATE
                        """);
                var ask = connection.prepareStatement(RECHECK)) {
            var ids = connection.createArrayOf("text", listings);
            ownHosts.setArray(1, ids);
            ownHosts.setArray(2, connection.createArrayOf("text", hosts));
            ownHosts.executeUpdate();
            ownPages.setArray(1, ids);
            ownPages.setArray(2, connection.createArrayOf("text", urls));
            ownPages.setArray(3, connection.createArrayOf("text", hosts));
            ownPages.setArray(4, connection.createArrayOf("text", tenants));
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
            var asked = lanes(ask);
            Lanes.refresh(connection, asked.stream().distinct().toList());
            return asked.size();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot ask for " + size + " rechecks", e);
        }
    }
}
