package holdline.crawler.evidence;

import holdline.crawler.fetch.Sha256;
import holdline.events.Evidence;
import holdline.events.ViolationEvent;
import holdline.messaging.DatabaseTrouble;
import holdline.messaging.Received;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Holds for good what violations refer to. A case's evidence is its violations', so holding at the violation covers
 * every case, and earlier than any case could ask. Holds do not end with the episode or the case: disputes come later.
 * Holding twice is holding once, so no inbox is asked.
 */
@ApplicationScoped
class HoldCaptures {

    static final String CONSUMER = "crawler-service-evidence";

    private static final String HOLD = """
        INSERT INTO capture_hold (sha256, violation_id)
        SELECT DISTINCT sha256, violation FROM unnest(?::text[], ?::uuid[]) AS hold (sha256, violation)
        ORDER BY sha256, violation
        ON CONFLICT DO NOTHING
        """;

    // In the order of ids: two processes holding the same rows wait and do not deadlock.
    private static final String MARK = """
        UPDATE capture SET held = true WHERE id IN (
            SELECT id FROM capture WHERE sha256 = ANY (?) AND NOT held ORDER BY id FOR UPDATE)
        """;

    private final AgroalDataSource database;

    HoldCaptures(AgroalDataSource database) {
        this.database = database;
    }

    /** Two statements, however many events. */
    @Transactional
    public void hold(List<Received<ViolationEvent>> batch) {
        var holds = batch.stream()
                .map(received -> received.event().violation())
                .flatMap(violation -> violation.evidence().stream()
                        .map(Evidence::sha256)
                        .filter(sha256 -> sha256 != null && Sha256.isName(sha256))
                        .map(sha256 -> new Hold(sha256, violation.id())))
                .distinct()
                .toList();
        if (holds.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var hold = connection.prepareStatement(HOLD);
                var mark = connection.prepareStatement(MARK)) {
            var pages = connection.createArrayOf(
                    "text", holds.stream().map(Hold::sha256).toArray());
            hold.setArray(1, pages);
            hold.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", holds.stream().map(Hold::violation).toArray()));
            hold.executeUpdate();
            mark.setArray(1, pages);
            mark.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot hold " + holds.size() + " captures", e);
        }
    }

    private record Hold(String sha256, UUID violation) {}
}
