package holdline.crawler.frontier;

import holdline.events.ViolationCleared;
import holdline.events.ViolationEased;
import holdline.events.ViolationEvent;
import holdline.events.ViolationOpened;
import holdline.events.ViolationRelapsed;
import holdline.events.ViolationRetracted;
import holdline.events.ViolationWorsened;
import holdline.messaging.DatabaseTrouble;
import holdline.messaging.Inbox;
import holdline.messaging.Received;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps in mind which listings violate something: they come before others of their brand, and as often as the bounds
 * of revisiting allow. The number of statements does not depend on the batch.
 */
@ApplicationScoped
class WatchViolations {

    private static final String OPEN = """
            INSERT INTO open_violation (id, listing_id)
            SELECT * FROM unnest(?::uuid[], ?::text[]) AS v (id, listing_id) ORDER BY id ON CONFLICT (id) DO NOTHING
            """;

    // The lower bound is RevisitPolicy's: a part of what the watches ask for, but not below the least interval.
    private static final String MARK = """
            UPDATE target t SET violating = open.is,
                priority = CASE WHEN t.priority = 2 THEN 2 WHEN open.is THEN 1 ELSE 0 END,
                next_visit_at = CASE
                    WHEN open.is AND t.next_visit_at IS NOT NULL AND t.every_ms IS NOT NULL THEN least(
                        t.next_visit_at,
                        greatest(?, coalesce(t.last_visited_at, ?)
                            + greatest(t.every_ms * ?, least(t.every_ms, ?)) * interval '1 millisecond'))
                    ELSE t.next_visit_at END
            FROM (SELECT l.id, EXISTS (SELECT 1 FROM open_violation v WHERE v.listing_id = l.id) AS is
                  FROM unnest(?::text[]) AS l (id)) open
            WHERE t.listing_id = open.id AND t.violating <> open.is
            RETURNING t.host, t.lane
            """;

    private final Inbox inbox;
    private final AgroalDataSource database;
    private final FrontierConfig config;
    private final InstantSource clock;

    WatchViolations(Inbox inbox, AgroalDataSource database, FrontierConfig config, InstantSource clock) {
        this.inbox = inbox;
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public void watch(List<Received<ViolationEvent>> batch) {
        var listings = new HashMap<UUID, String>();
        var open = new HashMap<UUID, Boolean>();
        for (var received : inbox.unseen(PlanRechecks.CONSUMER, batch)) {
            var violation = received.event().violation();
            listings.put(violation.id(), violation.listing().id());
            open.put(violation.id(), isOpen(received.event()));
        }
        if (!listings.isEmpty()) {
            store(listings, open);
        }
    }

    private static boolean isOpen(ViolationEvent event) {
        return switch (event) {
            case ViolationOpened _, ViolationWorsened _, ViolationEased _, ViolationRelapsed _ -> true;
            case ViolationCleared _, ViolationRetracted _ -> false;
        };
    }

    private void store(Map<UUID, String> listings, Map<UUID, Boolean> open) {
        var opened = listings.keySet().stream().filter(open::get).toList();
        var over = listings.keySet().stream().filter(id -> !open.get(id)).toList();
        var touched = listings.values().stream().distinct().toArray();
        try (var connection = database.getConnection();
                var end = connection.prepareStatement("DELETE FROM open_violation WHERE id = ANY (?)");
                var begin = connection.prepareStatement(OPEN);
                var lock = connection.prepareStatement("""
                        SELECT name FROM host WHERE name IN (SELECT host FROM target WHERE listing_id = ANY (?))
                        ORDER BY name FOR NO KEY UPDATE
                        """)) {
            end.setArray(1, connection.createArrayOf("uuid", over.toArray()));
            end.executeUpdate();
            begin.setArray(1, connection.createArrayOf("uuid", opened.toArray()));
            begin.setArray(
                    2,
                    connection.createArrayOf(
                            "text", opened.stream().map(listings::get).toArray()));
            begin.executeUpdate();
            var ids = connection.createArrayOf("text", touched);
            lock.setArray(1, ids);
            lock.execute();
            mark(connection, ids);
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot note " + listings.size() + " violations", e);
        }
    }

    private void mark(Connection connection, Array listings) throws SQLException {
        var now = Timestamp.from(clock.instant());
        try (var mark = connection.prepareStatement(MARK)) {
            mark.setTimestamp(1, now);
            mark.setTimestamp(2, now);
            mark.setDouble(3, config.revisit().fastest());
            mark.setLong(4, config.revisit().least().toMillis());
            mark.setArray(5, listings);
            Lanes.refresh(connection, Targets.lanes(mark).stream().distinct().toList());
        }
    }
}
