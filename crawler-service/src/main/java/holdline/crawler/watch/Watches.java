package holdline.crawler.watch;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All watches; every look goes by tenant. */
@ApplicationScoped
class Watches implements PanacheRepository<Watch> {

    private static final String ADD = """
            INSERT INTO watch (id, tenant, kind, url, target_id, every_ms, pages, listings, follow, created_at)
            SELECT nextval('watch_seq'), ?, kind, url, target, every_ms, pages, listings, follow, ?
            FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::boolean[])
                WITH ORDINALITY AS w (kind, url, target, every_ms, pages, listings, follow, place)
            ORDER BY place
            ON CONFLICT (tenant, target_id) DO UPDATE SET kind = excluded.kind, every_ms = excluded.every_ms,
                pages = excluded.pages, listings = excluded.listings, follow = excluded.follow, paused = false,
                root_id = NULL, found_on = NULL, found_at = NULL, page = 1, listings_before = 0
            RETURNING url, id
            """;

    private final AgroalDataSource database;

    Watches(AgroalDataSource database) {
        this.database = database;
    }

    Optional<Watch> find(long id, String tenant) {
        return find("id = ?1 and tenant = ?2", id, tenant).firstResultOptional();
    }

    /** Which watches are looked for; what is absent does not matter. */
    record Filter(
            @Nullable WatchKind kind,
            @Nullable Boolean paused,
            @Nullable String host,
            @Nullable String text,
            @Nullable Long foundBy) {

        static final Filter NONE = new Filter(null, null, null, null, null);
    }

    /** Those somebody asked for, or those that one of them led to. */
    List<Watch> page(String tenant, Filter filter, long after, int limit) {
        var where = new StringBuilder("tenant = :tenant and id > :after");
        var values = new HashMap<String, Object>(Map.of("tenant", tenant, "after", after));
        if (filter.foundBy() == null) {
            where.append(" and rootId is null");
        } else {
            where.append(" and rootId = :root");
            values.put("root", filter.foundBy());
        }
        if (filter.kind() != null) {
            where.append(" and kind = :kind");
            values.put("kind", filter.kind());
        }
        if (filter.paused() != null) {
            where.append(" and paused = :paused");
            values.put("paused", filter.paused());
        }
        if (filter.host() != null) {
            where.append(" and host = :host");
            values.put("host", filter.host());
        }
        if (filter.text() != null) {
            where.append(" and lower(url) like :text escape '!'");
            values.put("text", "%" + filter.text().replaceAll("[!%_]", "!$0") + "%");
        }
        return find(where.toString(), Sort.by("id"), values)
                .page(Page.ofSize(limit))
                .list();
    }

    long countOf(String tenant) {
        return count("tenant", tenant);
    }

    /** A watch of the tenant on one of the addresses. */
    record OnAddress(long id, boolean asked) {}

    /** The tenant's watches on these addresses. */
    Map<String, OnAddress> on(String tenant, Collection<String> urls) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        SELECT t.url, w.id, w.root_id IS NULL AND w.kind <> 'CAPTURED' AS asked
                        FROM target t JOIN watch w ON w.target_id = t.id AND w.tenant = ? WHERE t.url = ANY (?)
                        """)) {
            query.setString(1, tenant);
            query.setArray(2, connection.createArrayOf("text", urls.toArray()));
            var known = new HashMap<String, OnAddress>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    known.put(rows.getString(1), new OnAddress(rows.getLong(2), rows.getBoolean(3)));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look for watches", e);
        }
    }

    /**
     * Adds watches, or makes discovered ones the tenant's own.
     *
     * @param targets by address
     * @return ids by address
     */
    Map<String, Long> add(String tenant, List<Wish> wishes, Map<String, Long> targets, Instant now) {
        try (var connection = database.getConnection();
                var add = connection.prepareStatement(ADD)) {
            add.setString(1, tenant);
            add.setTimestamp(2, Timestamp.from(now));
            add.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            wishes.stream().map(wish -> wish.kind().name()).toArray()));
            add.setArray(
                    4,
                    connection.createArrayOf(
                            "text", wishes.stream().map(Wish::url).toArray()));
            add.setArray(
                    5,
                    connection.createArrayOf(
                            "bigint",
                            wishes.stream().map(wish -> targets.get(wish.url())).toArray()));
            add.setArray(
                    6,
                    connection.createArrayOf(
                            "bigint", wishes.stream().map(Watches::millis).toArray()));
            add.setArray(
                    7,
                    connection.createArrayOf(
                            "int",
                            wishes.stream().map(wish -> wish.reach().pages()).toArray()));
            add.setArray(
                    8,
                    connection.createArrayOf(
                            "int",
                            wishes.stream().map(wish -> wish.reach().listings()).toArray()));
            add.setArray(
                    9,
                    connection.createArrayOf(
                            "boolean",
                            wishes.stream().map(wish -> wish.reach().follow()).toArray()));
            var ids = new HashMap<String, Long>();
            try (var rows = add.executeQuery()) {
                while (rows.next()) {
                    ids.put(rows.getString(1), rows.getLong(2));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot add " + wishes.size() + " watches", e);
        }
    }

    private static @Nullable Long millis(Wish wish) {
        return wish.every() == null ? null : wish.every().toMillis();
    }

    /** The addresses a watch is about: its own and those it led to. */
    List<Long> targetsOf(long watch) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("SELECT target_id FROM watch WHERE id = ? OR root_id = ?")) {
            query.setLong(1, watch);
            query.setLong(2, watch);
            var ids = new ArrayList<Long>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot find the addresses of watch " + watch, e);
        }
    }

    /** Pauses or resumes a watch and what it led to. */
    void pause(long watch, boolean paused) {
        update("paused = ?1 where id = ?2 or rootId = ?2", paused, watch);
    }

    /** Ends a watch and what it led to. */
    void end(long watch) {
        delete("id", watch);
    }
}
