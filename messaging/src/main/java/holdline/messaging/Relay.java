package holdline.messaging;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Carries the outbox to Kafka: takes the advisory lock that makes it the only relay of this database, sends the oldest
 * rows, deletes those the broker has acknowledged. Rows are taken because they are there, never by "id greater than
 * the last": identity order is not commit order, and such a relay loses rows.
 *
 * <p>The lock is held while Kafka answers, by design the one place where a transaction spans a remote call. When the
 * process dies in between, the rows are still there and are sent again with the same ids.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    /** Any number, the same in every instance; advisory locks are per database, so services do not meet. */
    static final long LOCK = 0x484F4C444C494E45L;

    private static final String TAKE = """
            SELECT id, event_id, topic, key, type, time, correlation_id, causation_id, body
            FROM outbox ORDER BY id LIMIT ?
            """;

    private final AgroalDataSource database;
    private final KafkaSender kafka;
    private final MessagingConfig.Relay config;
    private final String source;
    private final Counter relayed;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    Relay(
            AgroalDataSource database,
            KafkaSender kafka,
            MessagingConfig config,
            @ConfigProperty(name = "quarkus.application.name") String application,
            MeterRegistry metrics) {
        this.database = database;
        this.kafka = kafka;
        this.config = config.relay();
        this.source = "/holdline/" + application;
        this.relayed = metrics.counter("holdline.outbox.relayed");
        this.thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            running = true;
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        if (!thread.join(Duration.ofSeconds(5))) {
            thread.interrupt();
        }
    }

    /** Something was committed in this process: do not wait for the next poll. */
    void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        while (running) {
            try {
                var round = relayOnce();
                switch (round) {
                    case MORE -> {}
                    case DONE -> pause(config.poll());
                    case STUCK -> pause(config.backoff());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                // The loop must survive whatever Kafka and the database do; nothing is lost, the rows are still there.
                LOG.warnf("Outbox relay will try again in %s: %s", config.backoff(), e.toString());
                pauseQuietly(config.backoff());
            }
        }
    }

    /** One round: lock, take, send, delete, commit. */
    Round relayOnce() throws SQLException, InterruptedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!lock(connection)) {
                    return Round.DONE;
                }
                var events = take(connection);
                if (events.isEmpty()) {
                    return Round.DONE;
                }
                var sent = sent(events);
                delete(connection, sent);
                connection.commit();
                relayed.increment(sent.size());
                if (sent.size() < events.size()) {
                    LOG.warnf("Kafka did not take %d of %d events", events.size() - sent.size(), events.size());
                    return Round.STUCK;
                }
                return events.size() == config.batch() ? Round.MORE : Round.DONE;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (var row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private List<StoredEvent> take(Connection connection) throws SQLException {
        try (var take = connection.prepareStatement(TAKE)) {
            take.setInt(1, config.batch());
            take.setFetchSize(config.batch());
            try (var row = take.executeQuery()) {
                var events = new ArrayList<StoredEvent>();
                while (row.next()) {
                    events.add(new StoredEvent(
                            row.getLong("id"),
                            row.getObject("event_id", UUID.class),
                            row.getString("topic"),
                            row.getString("key"),
                            row.getString("type"),
                            row.getTimestamp("time").toInstant(),
                            row.getObject("correlation_id", UUID.class),
                            row.getObject("causation_id", UUID.class),
                            row.getBytes("body")));
                }
                return events;
            }
        }
    }

    /** The rows that may be deleted: acknowledged ones, but none that follows an unacknowledged one of its key. */
    private List<Long> sent(List<StoredEvent> events) throws InterruptedException {
        var records = events.stream()
                .map(event -> new ProducerRecord<>(
                        event.topic(), null, event.key(), event.body(), CloudEvents.headers(event, source)))
                .toList();
        var acknowledged = kafka.send(records, config.sendTimeout());
        var sent = new ArrayList<Long>(events.size());
        var held = new HashSet<String>();
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (acknowledged.get(i) && !held.contains(event.key())) {
                sent.add(event.id());
            } else {
                held.add(event.key());
            }
        }
        return sent;
    }

    private static void delete(Connection connection, List<Long> ids) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }

    private void pause(Duration atMost) throws InterruptedException {
        if (work.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            work.drainPermits();
        }
    }

    private void pauseQuietly(Duration atMost) {
        try {
            pause(atMost);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** How a round ended. */
    enum Round {
        /** A full batch went out: there may be more. */
        MORE,
        /** Nothing is left, or another instance is at it. */
        DONE,
        /** Kafka did not take everything. */
        STUCK
    }
}
