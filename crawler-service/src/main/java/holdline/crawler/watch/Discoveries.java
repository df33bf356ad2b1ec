package holdline.crawler.watch;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What watches led to: rows of the watch table with a root, and a note per address for people. */
@ApplicationScoped
class Discoveries {

    /** More tenants than this on one address wait for the next visit. */
    private static final int MAX_LEADING = 500;

    private final AgroalDataSource database;

    Discoveries(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * A watch on an address that leads on.
     *
     * @param root the watch somebody asked for; itself, unless it was discovered
     * @param page which page of the root's this is
     * @param listingsBefore how many listings the pages before it showed
     * @param reach the root's
     */
    record Leading(
            long id,
            String tenant,
            WatchKind kind,
            long root,
            Duration every,
            int page,
            int listingsBefore,
            Reach reach) {}

    /** The active watches on an address, in the order in which their tenants' quotas are locked. */
    List<Leading> at(long target) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        SELECT w.id, w.tenant, w.kind, w.page, w.listings_before,
                            r.id AS root, r.every_ms, r.pages, r.listings, r.follow
                        FROM watch w JOIN watch r ON r.id = coalesce(w.root_id, w.id)
                        WHERE w.target_id = ? AND NOT w.paused AND w.kind <> 'CAPTURED' ORDER BY w.tenant LIMIT ?
                        """)) {
            query.setLong(1, target);
            query.setInt(2, MAX_LEADING);
            var leading = new ArrayList<Leading>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    leading.add(new Leading(
                            row.getLong("id"),
                            row.getString("tenant"),
                            WatchKind.valueOf(row.getString("kind")),
                            row.getLong("root"),
                            Duration.ofMillis(row.getLong("every_ms")),
                            row.getInt("page"),
                            row.getInt("listings_before"),
                            new Reach(row.getInt("pages"), row.getInt("listings"), row.getBoolean("follow"))));
                }
            }
            return leading;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot ask who looks at target " + target, e);
        }
    }

    /** What a root has led to so far. */
    record Count(int pages, int listings) {}

    Count count(long root) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        SELECT count(*) FILTER (WHERE kind <> 'LISTING'), count(*) FILTER (WHERE kind = 'LISTING')
                        FROM watch WHERE root_id = ?
                        """)) {
            query.setLong(1, root);
            try (var rows = query.executeQuery()) {
                rows.next();
                return new Count(rows.getInt(1), rows.getInt(2));
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot count what watch " + root + " led to", e);
        }
    }

    /** Targets that are these listings already, under whatever address; a listing is visited once. */
    Map<String, String> addressesOf(Collection<String> listings) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        SELECT DISTINCT ON (listing_id) listing_id, url FROM target WHERE listing_id = ANY (?)
                        ORDER BY listing_id, id
                        """)) {
            query.setArray(1, connection.createArrayOf("text", listings.toArray()));
            var addresses = new HashMap<String, String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    addresses.put(rows.getString(1), rows.getString(2));
                }
            }
            return addresses;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look for known listings", e);
        }
    }

    /** Which of these addresses the tenant watches. */
    Set<String> watched(String tenant, Collection<String> urls) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        SELECT t.url FROM target t JOIN watch w ON w.target_id = t.id AND w.tenant = ?
                        WHERE t.url = ANY (?)
                        """)) {
            query.setString(1, tenant);
            query.setArray(2, connection.createArrayOf("text", urls.toArray()));
            var known = new HashSet<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look for watches of a tenant", e);
        }
    }

    /** Notes that what an address led to is there still. */
    void foundAgain(long target, Instant at) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("UPDATE watch SET found_at = ? WHERE found_on = ?")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setLong(2, target);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot note what target " + target + " led to", e);
        }
    }

    /** As {@link #foundAgain(long, Instant)}, for listings of a root by their addresses. */
    void foundAgain(long root, Collection<String> urls, long on, Instant at) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        UPDATE watch SET found_at = ?, found_on = ? WHERE root_id = ? AND kind = 'LISTING' AND url = ANY (?)
                        """)) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setLong(2, on);
            update.setLong(3, root);
            update.setArray(4, connection.createArrayOf("text", urls.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot note what watch " + root + " led to", e);
        }
    }

    /**
     * Ends the pages an address led to and no longer does, with all pages behind them.
     *
     * @return their targets
     */
    List<Long> dropPages(long root, long on, Collection<String> kept) {
        try (var connection = database.getConnection();
                var drop = connection.prepareStatement("""
                        WITH RECURSIVE lost AS (
                            SELECT id, target_id FROM watch
                            WHERE root_id = ? AND kind <> 'LISTING' AND found_on = ? AND url <> ALL (?)
                            UNION
                            SELECT w.id, w.target_id FROM watch w JOIN lost ON w.found_on = lost.target_id
                            WHERE w.root_id = ? AND w.kind <> 'LISTING'
                        )
                        DELETE FROM watch WHERE id IN (SELECT id FROM lost) RETURNING target_id
                        """)) {
            drop.setLong(1, root);
            drop.setLong(2, on);
            drop.setArray(3, connection.createArrayOf("text", kept.toArray()));
            drop.setLong(4, root);
            return ids(drop);
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot end pages of watch " + root, e);
        }
    }

    /**
     * Makes room: ends the listings of a root that were not found for longest, if not since then.
     *
     * @return their targets
     */
    List<Long> forget(long root, Instant since, int most) {
        try (var connection = database.getConnection();
                var drop = connection.prepareStatement("""
                        DELETE FROM watch WHERE id IN (
                            SELECT id FROM watch WHERE root_id = ? AND kind = 'LISTING' AND found_at < ?
                            ORDER BY found_at LIMIT ?)
                        RETURNING target_id
                        """)) {
            drop.setLong(1, root);
            drop.setTimestamp(2, Timestamp.from(since));
            drop.setInt(3, most);
            return ids(drop);
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot end listings of watch " + root, e);
        }
    }

    private static List<Long> ids(java.sql.PreparedStatement statement) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    /** Adds what a watch led to. Addresses the tenant watches already stay as they are. */
    void add(Leading leading, WatchKind kind, Map<String, Long> targets, long on, int page, int before, Instant at) {
        try (var connection = database.getConnection();
                var add = connection.prepareStatement("""
                        INSERT INTO watch (id, tenant, kind, url, target_id, every_ms, created_at, pages, listings, follow,
                            root_id, found_on, found_at, page, listings_before)
                        SELECT nextval('watch_seq'), ?, ?, url, target, ?, ?::timestamptz, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?
                        FROM unnest(?::text[], ?::bigint[]) AS found (url, target) ORDER BY target
                        ON CONFLICT (tenant, target_id) DO NOTHING
                        """)) {
            add.setString(1, leading.tenant());
            add.setString(2, kind.name());
            add.setLong(3, leading.every().toMillis());
            add.setTimestamp(4, Timestamp.from(at));
            add.setInt(5, leading.reach().pages());
            add.setInt(6, leading.reach().listings());
            add.setBoolean(7, leading.reach().follow());
            add.setLong(8, leading.root());
            add.setLong(9, on);
            add.setTimestamp(10, Timestamp.from(at));
            add.setInt(11, page);
            add.setInt(12, before);
            add.setArray(13, connection.createArrayOf("text", targets.keySet().toArray()));
            add.setArray(14, connection.createArrayOf("bigint", targets.values().toArray()));
            add.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot add what watch " + leading.root() + " led to", e);
        }
    }

    /**
     * What an address last led to.
     *
     * @param pages further pages or files
     * @param listings listings it showed
     * @param badRows entries that could not be used
     * @param remarks what was wrong, and what kept the watch from following further
     */
    record Note(Instant at, int pages, int listings, int badRows, List<String> remarks) {}

    void note(long target, Note note) {
        try (var connection = database.getConnection();
                var write = connection.prepareStatement("""
                        INSERT INTO discovery (target_id, at, pages, listings, rows_bad, remarks) VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (target_id) DO UPDATE SET at = excluded.at, pages = excluded.pages,
                            listings = excluded.listings, rows_bad = excluded.rows_bad, remarks = excluded.remarks
                        """)) {
            write.setLong(1, target);
            write.setTimestamp(2, Timestamp.from(note.at()));
            write.setInt(3, note.pages());
            write.setInt(4, note.listings());
            write.setInt(5, note.badRows());
            write.setArray(6, texts(connection, note.remarks()));
            write.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot note what target " + target + " led to", e);
        }
    }

    private static java.sql.Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /** The notes on these addresses. */
    Map<Long, Note> of(List<Long> targets) {
        var notes = new HashMap<Long, Note>();
        if (targets.isEmpty()) {
            return notes;
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("SELECT * FROM discovery WHERE target_id = ANY (?)")) {
            query.setArray(1, connection.createArrayOf("bigint", targets.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    notes.put(
                            row.getLong("target_id"),
                            new Note(
                                    row.getTimestamp("at").toInstant(),
                                    row.getInt("pages"),
                                    row.getInt("listings"),
                                    row.getInt("rows_bad"),
                                    List.of((String[]) row.getArray("remarks").getArray())));
                }
            }
            return notes;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read what addresses led to", e);
        }
    }
}
