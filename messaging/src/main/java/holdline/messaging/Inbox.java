package holdline.messaging;

import holdline.events.Event;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * Remembers which events a consumer has taken in, for effects that cannot be repeated. Where an effect has a natural
 * key (one open episode per listing, signal and tenant), that is enough and no inbox is asked.
 */
@ApplicationScoped
public class Inbox {

    // Sorted, so that two instances taking overlapping batches wait for each other instead of deadlocking.
    private static final String ADMIT = """
            INSERT INTO inbox (consumer, event_id)
            SELECT ?, id FROM unnest(?::uuid[]) AS id ORDER BY id
            ON CONFLICT DO NOTHING
            RETURNING event_id
            """;

    private final AgroalDataSource database;

    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Records a batch as taken in by this consumer, with one statement, and answers those of its events that never
     * were before, each once, in order. Undone when the transaction rolls back.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <E extends Event> List<Received<E>> unseen(String consumer, List<Received<E>> batch) {
        if (batch.isEmpty()) {
            return batch;
        }
        var admitted = new HashSet<UUID>();
        try (var connection = database.getConnection();
                var admit = connection.prepareStatement(ADMIT)) {
            var ids = batch.stream().map(Received::id).distinct().toArray(UUID[]::new);
            admit.setString(1, consumer);
            admit.setArray(2, connection.createArrayOf("uuid", ids));
            try (var rows = admit.executeQuery()) {
                while (rows.next()) {
                    admitted.add(rows.getObject(1, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot ask the inbox about " + batch.size() + " events", e);
        }
        // remove() and not contains(): an event that stands twice in one batch is new only once.
        return batch.stream().filter(received -> admitted.remove(received.id())).toList();
    }
}
