package holdline.crawler.listing;

import holdline.events.ListingEvent;
import holdline.events.ListingObserved;
import holdline.events.Money;
import holdline.messaging.DatabaseTrouble;
import holdline.messaging.EventJson;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Listings as last seen, written in sets: a search page with many cards costs as many statements as one item page. */
@ApplicationScoped
public class Listings {

    private static final int MAX_AGAIN = 5_000;

    private static final String STORE_READ = """
            INSERT INTO listing (id, platform, url, title, shop_platform, shop_id, shop_name, price, up_to, list_price,
                currency, availability, last_outcome, last_visited_at, last_observed_at, capture_sha256, captured_at,
                observation)
            SELECT id, platform, url, title, shop_platform, shop_id, shop_name, price, up_to, list_price, currency,
                availability, outcome, at, at, sha256, captured_at, observation::jsonb
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[],
                ?::numeric[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
                ?::timestamptz[], ?::text[])
                AS seen (id, platform, url, title, shop_platform, shop_id, shop_name, price, up_to, list_price,
                    currency, availability, outcome, at, sha256, captured_at, observation)
            ORDER BY id
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, url = excluded.url,
                shop_platform = excluded.shop_platform, shop_id = excluded.shop_id, shop_name = excluded.shop_name,
                price = excluded.price, up_to = excluded.up_to, list_price = excluded.list_price,
                currency = excluded.currency, availability = excluded.availability,
                last_outcome = excluded.last_outcome, last_detail = NULL,
                last_visited_at = excluded.last_visited_at, last_observed_at = excluded.last_observed_at,
                capture_sha256 = excluded.capture_sha256, captured_at = excluded.captured_at,
                observation = excluded.observation
            """;

    private static final String STORE_UNREAD = """
            INSERT INTO listing (id, platform, url, last_outcome, last_detail, last_visited_at, capture_sha256, captured_at)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
                ?::timestamptz[]) AS seen (id, platform, url, outcome, detail, at, sha256, captured_at)
            ORDER BY id
            ON CONFLICT (id) DO UPDATE SET last_outcome = excluded.last_outcome, last_detail = excluded.last_detail,
                last_visited_at = excluded.last_visited_at,
                capture_sha256 = coalesce(excluded.capture_sha256, listing.capture_sha256),
                captured_at = coalesce(excluded.captured_at, listing.captured_at)
            """;

    private static final String WATCHERS = """
            SELECT s.listing_id, w.tenant FROM sighting s JOIN watch w ON w.target_id = s.target_id AND NOT w.paused
            WHERE s.listing_id = ANY (?) AND w.kind <> 'CAPTURED'
            UNION
            SELECT listing_id, w.tenant FROM unnest(?::text[]) AS listing_id, watch w
            WHERE w.target_id = ? AND NOT w.paused AND w.kind <> 'CAPTURED'
            """;

    private static final String OWNED = """
            EXISTS (SELECT 1 FROM sighting s JOIN watch w ON w.target_id = s.target_id
                WHERE s.listing_id = l.id AND w.tenant = ?)
            """;

    private final AgroalDataSource database;

    Listings(AgroalDataSource database) {
        this.database = database;
    }

    /** Notes that these listings were seen at an address. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sight(long target, List<String> listings, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO sighting (listing_id, target_id, seen_at)
                        SELECT DISTINCT id, ?, ?::timestamptz FROM unnest(?::text[]) AS id ORDER BY id
                        ON CONFLICT (listing_id, target_id) DO UPDATE SET seen_at = excluded.seen_at
                        """)) {
            insert.setLong(1, target);
            insert.setTimestamp(2, Timestamp.from(at));
            insert.setArray(3, connection.createArrayOf("text", listings.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot note the sightings of target " + target, e);
        }
    }

    /** Who watches each of these listings, through any address; watchers of this address watch all of them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Set<String>> watchers(long target, List<String> listings) {
        var watchers = new HashMap<String, Set<String>>();
        if (listings.isEmpty()) {
            return watchers;
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(WATCHERS)) {
            var ids = connection.createArrayOf("text", listings.toArray());
            query.setArray(1, ids);
            query.setArray(2, ids);
            query.setLong(3, target);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    watchers.computeIfAbsent(rows.getString(1), _ -> new TreeSet<>())
                            .add(rows.getString(2));
                }
            }
            return watchers;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot ask who watches " + listings.size() + " listings", e);
        }
    }

    /** Whether an address is looked at only for the many things it leads to, and is no listing itself. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isOnlySearched(long target) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "SELECT coalesce(bool_and(kind NOT IN ('LISTING', 'CAPTURED')), false) FROM watch WHERE target_id = ?")) {
            query.setLong(1, target);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look at the watches of target " + target, e);
        }
    }

    /** What was last read at an address at that time, for a visit that found nothing new. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<ListingObserved> seenAt(long target, Instant at) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        SELECT l.observation FROM sighting s JOIN listing l ON l.id = s.listing_id
                        WHERE s.target_id = ? AND s.seen_at >= ? AND l.observation IS NOT NULL
                        ORDER BY l.id LIMIT ?
                        """)) {
            query.setLong(1, target);
            query.setTimestamp(2, Timestamp.from(at));
            query.setInt(3, MAX_AGAIN);
            var seen = new ArrayList<ListingObserved>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var json = rows.getString(1).getBytes(StandardCharsets.UTF_8);
                    if (EventJson.read(ListingEvent.class, json) instanceof ListingObserved observed) {
                        seen.add(observed);
                    }
                }
            }
            return seen;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read what target " + target + " showed", e);
        } catch (IOException e) {
            throw new IllegalStateException("a stored observation cannot be read", e);
        }
    }

    /** Stores how listings were just seen; also the lock that keeps their events in order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void store(List<LastSeen> seen) {
        var read = new ArrayList<LastSeen.Read>();
        var unread = new ArrayList<LastSeen.Unread>();
        for (var one : seen) {
            switch (one) {
                case LastSeen.Read it -> read.add(it);
                case LastSeen.Unread it -> unread.add(it);
            }
        }
        // Always in the order of ids: two visits storing the same listings wait and do not deadlock.
        read.sort(Comparator.comparing(one -> one.listing().id()));
        unread.sort(Comparator.comparing(one -> one.listing().id()));
        if (!read.isEmpty()) {
            storeRead(read);
        }
        if (!unread.isEmpty()) {
            storeUnread(unread);
        }
    }

    private void storeRead(List<LastSeen.Read> read) {
        try (var connection = database.getConnection();
                var store = connection.prepareStatement(STORE_READ)) {
            var columns = new Columns(read.size(), 17);
            for (var i = 0; i < read.size(); i++) {
                var event = read.get(i).event();
                var price = event.pagePrice();
                var list = event.listPrice();
                columns.row(
                        i,
                        event.listing().id(),
                        event.listing().platform(),
                        event.listing().url(),
                        event.title(),
                        event.seller().platform(),
                        event.seller().shopId(),
                        event.seller().shopName(),
                        price == null ? null : price.amount().amount(),
                        price == null || price.upTo() == null
                                ? null
                                : price.upTo().amount(),
                        list == null ? null : list.amount(),
                        price != null ? code(price.amount()) : list != null ? code(list) : null,
                        event.availability().name(),
                        read.get(i).outcome(),
                        Timestamp.from(event.observedAt()),
                        event.capture().sha256(),
                        Timestamp.from(event.capture().capturedAt()),
                        new String(EventJson.write(event), StandardCharsets.UTF_8));
            }
            for (var i = 0; i < 17; i++) {
                var type = i >= 7 && i <= 9 ? "numeric" : i == 13 || i == 15 ? "timestamptz" : "text";
                store.setArray(i + 1, connection.createArrayOf(type, columns.column(i)));
            }
            store.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot store " + read.size() + " listings", e);
        }
    }

    private void storeUnread(List<LastSeen.Unread> unread) {
        try (var connection = database.getConnection();
                var store = connection.prepareStatement(STORE_UNREAD)) {
            var columns = new Columns(unread.size(), 8);
            for (var i = 0; i < unread.size(); i++) {
                var one = unread.get(i);
                var capture = one.capture();
                columns.row(
                        i,
                        one.listing().id(),
                        one.listing().platform(),
                        one.listing().url(),
                        one.outcome(),
                        one.detail(),
                        Timestamp.from(one.at()),
                        capture == null ? null : capture.sha256(),
                        capture == null ? null : Timestamp.from(capture.capturedAt()));
            }
            for (var i = 0; i < 8; i++) {
                store.setArray(
                        i + 1, connection.createArrayOf(i == 5 || i == 7 ? "timestamptz" : "text", columns.column(i)));
            }
            store.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot store " + unread.size() + " listings", e);
        }
    }

    private static String code(Money money) {
        return money.currency().getCurrencyCode();
    }

    /** Values by column, as arrays of a statement want them. */
    private static final class Columns {
        private final @Nullable Object[][] columns;

        Columns(int rows, int count) {
            columns = new @Nullable Object[count][rows];
        }

        void row(int row, @Nullable Object... values) {
            for (var i = 0; i < values.length; i++) {
                columns[i][row] = values[i];
            }
        }

        @Nullable
        Object[] column(int index) {
            return columns[index];
        }
    }

    /** The listing, if this tenant watches it. */
    @Transactional
    public Optional<ListingView> find(String id, String tenant) {
        return query("WHERE l.id = ? AND " + OWNED, 1, List.of(id, tenant)).stream()
                .findFirst();
    }

    /** Listings this tenant watches, by id. */
    @Transactional
    public List<ListingView> page(
            String tenant, @Nullable String platform, @Nullable String outcome, @Nullable String after, int limit) {
        var where = new StringBuilder("WHERE ").append(OWNED);
        var values = new ArrayList<Object>();
        values.add(tenant);
        if (platform != null) {
            where.append(" AND l.platform = ?");
            values.add(platform);
        }
        if (outcome != null) {
            where.append(" AND l.last_outcome = ?");
            values.add(outcome);
        }
        if (after != null) {
            where.append(" AND l.id > ?");
            values.add(after);
        }
        return query(where.toString(), limit, values);
    }

    private List<ListingView> query(String where, int limit, List<Object> values) {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("SELECT l.* FROM listing l " + where + " ORDER BY l.id LIMIT ?")) {
            for (var i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            query.setInt(values.size() + 1, limit);
            var views = new ArrayList<ListingView>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    views.add(view(rows));
                }
            }
            return views;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read listings", e);
        }
    }

    private static ListingView view(ResultSet row) throws SQLException {
        var shop = row.getString("shop_id");
        var availability = row.getString("availability");
        var sha256 = row.getString("capture_sha256");
        var capturedAt = row.getTimestamp("captured_at");
        return new ListingView(
                row.getString("id"),
                row.getString("platform"),
                row.getString("url"),
                row.getString("title"),
                shop == null
                        ? null
                        : new ListingView.SellerView(row.getString("shop_platform"), shop, row.getString("shop_name")),
                money(row, "price"),
                money(row, "up_to"),
                money(row, "list_price"),
                availability == null ? null : holdline.events.Availability.valueOf(availability),
                row.getString("last_outcome"),
                row.getString("last_detail"),
                row.getTimestamp("last_visited_at").toInstant(),
                row.getTimestamp("last_observed_at") == null
                        ? null
                        : row.getTimestamp("last_observed_at").toInstant(),
                sha256 == null || capturedAt == null
                        ? null
                        : new holdline.events.Capture(sha256, "/api/captures/" + sha256, capturedAt.toInstant()));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? null : Money.of(amount.toPlainString(), row.getString("currency"));
    }
}
