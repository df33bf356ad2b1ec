package holdline.messaging;

import holdline.events.Event;
import holdline.events.Topic;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events together with the change they tell of: both are committed, or neither is.
 *
 * <p>Order: events of one key leave in the order in which their rows were written, provided that whoever publishes for
 * a key holds a lock on what the key names (the listing's, the case's row); then no two open transactions write for it.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, causation_id, body)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::bytea[])
            """;

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final Relay relay;
    private final InstantSource clock;

    Outbox(
            AgroalDataSource database,
            TransactionSynchronizationRegistry transaction,
            Relay relay,
            InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.relay = relay;
        this.clock = clock;
    }

    /** Publishes an event that no other event led to. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Event event) {
        publishAll(List.of(new Outgoing(event, null)));
    }

    /** Publishes an event that another one led to. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Event event, Cause cause) {
        publishAll(List.of(new Outgoing(event, cause)));
    }

    /**
     * Publishes any number of events with one statement.
     *
     * @throws IllegalArgumentException when one is larger than {@link EventJson#MAX_BYTES}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publishAll(List<Outgoing> events) {
        if (events.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var size = events.size();
        var ids = new UUID[size];
        var topics = new String[size];
        var keys = new String[size];
        var types = new String[size];
        var times = new Timestamp[size];
        var correlations = new UUID[size];
        var causations = new @Nullable UUID[size];
        var bodies = new byte[size][];
        for (var i = 0; i < size; i++) {
            var event = events.get(i).event();
            var cause = events.get(i).cause();
            ids[i] = TimeOrderedIds.next(now);
            topics[i] = Topic.of(event).wireName();
            keys[i] = event.key();
            types[i] = EventJson.wireName(event);
            times[i] = Timestamp.from(now);
            correlations[i] = cause == null ? ids[i] : cause.correlationId();
            causations[i] = cause == null ? null : cause.causationId();
            bodies[i] = EventJson.write(event);
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("uuid", ids));
            insert.setArray(2, connection.createArrayOf("text", topics));
            insert.setArray(3, connection.createArrayOf("text", keys));
            insert.setArray(4, connection.createArrayOf("text", types));
            insert.setArray(5, connection.createArrayOf("timestamptz", times));
            insert.setArray(6, connection.createArrayOf("uuid", correlations));
            insert.setArray(7, connection.createArrayOf("uuid", causations));
            insert.setArray(8, connection.createArrayOf("bytea", bodies));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot store " + size + " events in the outbox", e);
        }
        wakeRelayAfterCommit();
    }

    private void wakeRelayAfterCommit() {
        if (transaction.getResource(Outbox.class) != null) {
            return;
        }
        transaction.putResource(Outbox.class, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }
}
