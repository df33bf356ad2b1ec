package holdline.crawler.frontier;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The queues of the brands at the hosts, and whose turn it is at each. */
final class Lanes {

    /** The earliest visit of a lane, as three probes into one index. The lane's row is called {@code l}. */
    static final String EARLIEST = """
            (SELECT min(first.next_visit_at) FROM (VALUES (0), (1), (2)) p (level) CROSS JOIN LATERAL (
                SELECT t.next_visit_at FROM target t
                WHERE t.host = l.host AND t.lane = l.tenant AND t.priority = p.level AND t.next_visit_at IS NOT NULL
                ORDER BY t.next_visit_at LIMIT 1) first)
            """;

    private static final String REFRESH = """
            INSERT INTO lane AS known (host, tenant, next_due_at)
            SELECT host, tenant, due FROM (
                SELECT l.host, l.tenant, %s AS due FROM unnest(?::text[], ?::text[]) AS l (host, tenant)
            ) l WHERE due IS NOT NULL OR EXISTS (SELECT FROM lane WHERE lane.host = l.host AND lane.tenant = l.tenant)
            ORDER BY 1, 2
            ON CONFLICT (host, tenant) DO UPDATE SET next_due_at = excluded.next_due_at
            """.formatted(EARLIEST);

    // Of the lanes due when the host may be asked, the one served longest ago; else the one due first.
    private static final String FRONTS = """
            UPDATE host h SET
                next_due_at = (SELECT min(next_due_at) FROM lane l WHERE l.host = h.name),
                front = (SELECT l.tenant FROM lane l WHERE l.host = h.name AND l.next_due_at IS NOT NULL
                         ORDER BY greatest(l.next_due_at, h.next_allowed_at, now()), l.served_at, l.tenant LIMIT 1)
            WHERE h.name = ANY (?)
            """;

    private Lanes() {}

    /** One brand's queue at one host. */
    record Lane(String host, String tenant) {}

    /** Brings lanes and their hosts up to date after targets changed. The hosts are locked by the caller. */
    static void refresh(Connection connection, List<Lane> lanes) throws SQLException {
        try (var refresh = connection.prepareStatement(REFRESH);
                var fronts = connection.prepareStatement(FRONTS)) {
            refresh.setArray(
                    1,
                    connection.createArrayOf(
                            "text", lanes.stream().map(Lane::host).toArray()));
            refresh.setArray(
                    2,
                    connection.createArrayOf(
                            "text", lanes.stream().map(Lane::tenant).toArray()));
            refresh.executeUpdate();
            fronts.setArray(
                    1,
                    connection.createArrayOf(
                            "text", lanes.stream().map(Lane::host).distinct().toArray()));
            fronts.executeUpdate();
        }
    }
}
