package holdline.pricing.violation;

import com.fasterxml.jackson.core.JsonProcessingException;
import holdline.events.Severity;
import holdline.events.Signal;
import holdline.events.Violation;
import holdline.messaging.DatabaseTrouble;
import holdline.messaging.EventJson;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes stories in sets: each method is at most two statements, whatever the number of stories.
 *
 * <p>The rows of {@code listing_seen} are the locks. They are always taken in key order, so that batches that overlap
 * wait for each other instead of deadlocking, and whoever holds one may publish for the listing.
 */
@ApplicationScoped
class Stories {

    private static final String FIRST_SIGHT = """
            INSERT INTO listing_seen (tenant, listing, last_observed_at, fingerprint)
            SELECT tenant, listing, timestamptz '-infinity', 0 FROM unnest(?::text[], ?::text[]) AS key (tenant, listing)
            ORDER BY tenant, listing
            ON CONFLICT DO NOTHING
            """;

    private static final String LOCK = """
            SELECT seen.tenant, seen.listing, nullif(seen.last_observed_at, '-infinity'), seen.fingerprint
            FROM listing_seen seen
            JOIN unnest(?::text[], ?::text[]) AS key (tenant, listing) USING (tenant, listing)
            ORDER BY seen.tenant, seen.listing
            FOR UPDATE OF seen
            """;

    private static final String STATES = """
            SELECT state.tenant, state.listing, signal, status, episode, severity, since, until,
                   wrong_count, wrong_at, right_count, right_at
            FROM signal_state state
            JOIN unnest(?::text[], ?::text[]) AS key (tenant, listing) USING (tenant, listing)
            """;

    private static final String LAST_TOLD = """
            SELECT violation.tenant, violation.listing, violation.body
            FROM violation
            JOIN unnest(?::text[], ?::uuid[]) AS key (tenant, id) USING (tenant, id)
            """;

    private static final String SEEN = """
            UPDATE listing_seen seen SET last_observed_at = now.observed_at, fingerprint = now.fingerprint
            FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
                AS now (tenant, listing, observed_at, fingerprint)
            WHERE seen.tenant = now.tenant AND seen.listing = now.listing
            """;

    private static final String JUDGED = """
            INSERT INTO listing_judgement (tenant, listing, judged_at, body)
            SELECT tenant, listing, judged_at, body::jsonb
            FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[]) AS now (tenant, listing, judged_at, body)
            ON CONFLICT (tenant, listing) DO UPDATE SET judged_at = excluded.judged_at, body = excluded.body
            """;

    private static final String STATE = """
            INSERT INTO signal_state (tenant, listing, signal, status, episode, severity, since, until,
                                      wrong_count, wrong_at, right_count, right_at)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[],
                                 ?::timestamptz[], ?::int[], ?::timestamptz[], ?::int[], ?::timestamptz[])
            ON CONFLICT (tenant, listing, signal) DO UPDATE SET
                status = excluded.status, episode = excluded.episode, severity = excluded.severity,
                since = excluded.since, until = excluded.until, wrong_count = excluded.wrong_count,
                wrong_at = excluded.wrong_at, right_count = excluded.right_count, right_at = excluded.right_at
            """;

    private static final String EPISODE = """
            INSERT INTO violation (tenant, id, listing, signal, state, severity, opened_at, changed_at, cleared_at,
                                   retracted_at, retract_reason, body)
            SELECT tenant, id, listing, signal, state, severity, opened_at, changed_at, cleared_at, retracted_at,
                   retract_reason, body::jsonb
            FROM unnest(?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                        ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
                AS now (tenant, id, listing, signal, state, severity, opened_at, changed_at, cleared_at, retracted_at,
                        retract_reason, body)
            ON CONFLICT (tenant, id) DO UPDATE SET
                state = excluded.state, severity = excluded.severity, changed_at = excluded.changed_at,
                cleared_at = CASE excluded.state WHEN 'retracted' THEN violation.cleared_at ELSE excluded.cleared_at END,
                retracted_at = excluded.retracted_at, retract_reason = excluded.retract_reason,
                version = violation.version + 1, body = excluded.body
            """;

    private final AgroalDataSource database;

    Stories(AgroalDataSource database) {
        this.database = database;
    }

    /** Locks the listings, those never seen before as well, and answers their stories so far. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<ListingKey, Story> lock(SortedSet<ListingKey> keys) {
        var tenants = keys.stream().map(ListingKey::tenant).toArray(String[]::new);
        var listings = keys.stream().map(ListingKey::listing).toArray(String[]::new);
        try (var connection = database.getConnection()) {
            try (var first = keyed(connection, FIRST_SIGHT, tenants, listings)) {
                first.executeUpdate();
            }
            var stories = new HashMap<ListingKey, Story>();
            try (var lock = keyed(connection, LOCK, tenants, listings);
                    var rows = lock.executeQuery()) {
                while (rows.next()) {
                    var key = new ListingKey(rows.getString(1), rows.getString(2));
                    var last = rows.getTimestamp(3);
                    stories.put(key, new Story(key, last == null ? Instant.MIN : last.toInstant(), rows.getLong(4)));
                }
            }
            try (var states = keyed(connection, STATES, tenants, listings);
                    var rows = states.executeQuery()) {
                while (rows.next()) {
                    var key = new ListingKey(rows.getString(1), rows.getString(2));
                    stories.get(key)
                            .startsWith(
                                    Signal.valueOf(rows.getString(3)),
                                    StateRow.of(rows).state());
                }
            }
            return stories;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot lock " + keys.size() + " listings", e);
        }
    }

    /** Gives the stories how their open episodes were told last. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recall(Collection<Story> stories) {
        var tenants = new ArrayList<String>();
        var ids = new ArrayList<UUID>();
        var byKey = new HashMap<ListingKey, Story>();
        for (var story : stories) {
            byKey.put(story.key(), story);
            for (var episode : story.openEpisodes()) {
                tenants.add(story.key().tenant());
                ids.add(episode);
            }
        }
        if (ids.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LAST_TOLD)) {
            query.setArray(1, connection.createArrayOf("text", tenants.toArray()));
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    byKey.get(new ListingKey(rows.getString(1), rows.getString(2)))
                            .startsWith(violation(rows.getString(3)));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read " + ids.size() + " episodes", e);
        }
    }

    /** Writes what the stories have heard: one statement for each table that has anything to write. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(Collection<Story> stories) {
        try (var connection = database.getConnection()) {
            seen(connection, stories.stream().filter(Story::heard).toList());
            judged(
                    connection,
                    stories.stream().filter(story -> story.judged() != null).toList());
            states(connection, stories);
            episodes(connection, stories);
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot store " + stories.size() + " stories", e);
        }
    }

    private static void seen(Connection connection, List<Story> stories) throws SQLException {
        if (stories.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(SEEN)) {
            update.setArray(
                    1,
                    texts(
                            connection,
                            stories.stream().map(story -> story.key().tenant()).toArray()));
            update.setArray(
                    2,
                    texts(
                            connection,
                            stories.stream().map(story -> story.key().listing()).toArray()));
            update.setArray(
                    3,
                    times(
                            connection,
                            stories.stream().map(Story::lastObservedAt).toList()));
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "int8", stories.stream().map(Story::fingerprint).toArray()));
            update.executeUpdate();
        }
    }

    private static void judged(Connection connection, List<Story> stories) throws SQLException {
        if (stories.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(JUDGED)) {
            upsert.setArray(
                    1,
                    texts(
                            connection,
                            stories.stream().map(story -> story.key().tenant()).toArray()));
            upsert.setArray(
                    2,
                    texts(
                            connection,
                            stories.stream().map(story -> story.key().listing()).toArray()));
            var bodies = new ArrayList<String>();
            var times = new ArrayList<@Nullable Instant>();
            for (var story : stories) {
                var judged = story.judged();
                if (judged != null) {
                    times.add(judged.judgedAt());
                    bodies.add(json(judged));
                }
            }
            upsert.setArray(3, times(connection, times));
            upsert.setArray(4, texts(connection, bodies.toArray()));
            upsert.executeUpdate();
        }
    }

    private static void states(Connection connection, Collection<Story> stories) throws SQLException {
        var rows = new ArrayList<StateRow>();
        for (var story : stories) {
            story.changedStates().forEach((signal, state) -> rows.add(StateRow.of(story.key(), signal, state)));
        }
        if (rows.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(STATE)) {
            upsert.setArray(
                    1,
                    texts(
                            connection,
                            rows.stream().map(row -> row.key().tenant()).toArray()));
            upsert.setArray(
                    2,
                    texts(
                            connection,
                            rows.stream().map(row -> row.key().listing()).toArray()));
            upsert.setArray(
                    3,
                    texts(
                            connection,
                            rows.stream().map(row -> row.signal().name()).toArray()));
            upsert.setArray(
                    4, texts(connection, rows.stream().map(StateRow::status).toArray()));
            upsert.setArray(
                    5,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(StateRow::episode).toArray()));
            upsert.setArray(
                    6,
                    texts(
                            connection,
                            rows.stream().map(row -> name(row.severity())).toArray()));
            upsert.setArray(
                    7, times(connection, rows.stream().map(StateRow::since).toList()));
            upsert.setArray(
                    8, times(connection, rows.stream().map(StateRow::until).toList()));
            upsert.setArray(
                    9,
                    connection.createArrayOf(
                            "int4", rows.stream().map(StateRow::wrongCount).toArray()));
            upsert.setArray(
                    10, times(connection, rows.stream().map(StateRow::wrongAt).toList()));
            upsert.setArray(
                    11,
                    connection.createArrayOf(
                            "int4", rows.stream().map(StateRow::rightCount).toArray()));
            upsert.setArray(
                    12, times(connection, rows.stream().map(StateRow::rightAt).toList()));
            upsert.executeUpdate();
        }
    }

    private static void episodes(Connection connection, Collection<Story> stories) throws SQLException {
        var rows = new ArrayList<Episode>();
        stories.forEach(story -> story.episodes().forEach(rows::add));
        if (rows.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(EPISODE)) {
            upsert.setArray(
                    1,
                    texts(
                            connection,
                            rows.stream().map(row -> row.last().tenant()).toArray()));
            upsert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(row -> row.last().id()).toArray()));
            upsert.setArray(
                    3,
                    texts(
                            connection,
                            rows.stream().map(row -> row.last().listing().id()).toArray()));
            upsert.setArray(
                    4,
                    texts(
                            connection,
                            rows.stream().map(row -> row.last().signal().name()).toArray()));
            upsert.setArray(
                    5,
                    texts(
                            connection,
                            rows.stream().map(row -> row.state().wireName()).toArray()));
            upsert.setArray(
                    6,
                    texts(
                            connection,
                            rows.stream().map(row -> row.severity().name()).toArray()));
            upsert.setArray(
                    7, times(connection, rows.stream().map(Episode::openedAt).toList()));
            upsert.setArray(
                    8, times(connection, rows.stream().map(Episode::changedAt).toList()));
            upsert.setArray(
                    9, times(connection, rows.stream().map(Episode::clearedAt).toList()));
            upsert.setArray(
                    10,
                    times(connection, rows.stream().map(Episode::retractedAt).toList()));
            upsert.setArray(
                    11,
                    texts(connection, rows.stream().map(Episode::retractReason).toArray()));
            upsert.setArray(
                    12,
                    texts(connection, rows.stream().map(row -> json(row.last())).toArray()));
            upsert.executeUpdate();
        }
    }

    private static PreparedStatement keyed(Connection connection, String sql, String[] tenants, String[] listings)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setArray(1, connection.createArrayOf("text", tenants));
        statement.setArray(2, connection.createArrayOf("text", listings));
        return statement;
    }

    private static java.sql.Array texts(Connection connection, @Nullable Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }

    /** As ISO text, which says its zone; a Timestamp in an array would be written in the zone of this machine. */
    private static java.sql.Array times(Connection connection, List<? extends @Nullable Instant> values)
            throws SQLException {
        return connection.createArrayOf(
                "timestamptz",
                values.stream().map(at -> at == null ? null : at.toString()).toArray());
    }

    private static @Nullable String name(@Nullable Severity severity) {
        return severity == null ? null : severity.name();
    }

    static String json(Object value) {
        try {
            // PostgreSQL stores every character in jsonb but NUL.
            return EventJson.mapper().writeValueAsString(value).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write as JSON: " + value.getClass(), e);
        }
    }

    static Violation violation(String json) {
        try {
            return EventJson.mapper().readValue(json, Violation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored violation cannot be read", e);
        }
    }
}
