package holdline.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.ListingEvent;
import holdline.events.Topic;
import holdline.testkit.Fixtures;
import holdline.testkit.WithRealServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How fast events leave the outbox, against a floor that sends the same bytes to the same broker in the same batches
 * without any outbox, and how long one event waits when the relay is idle. {@code ./holdline bench relay} runs it at
 * full size; {@code ./holdline test} runs it small, to see that it works and that every event arrives once.
 */
@QuarkusTest
@WithRealServers
class RelayBench {

    private static final boolean FULL = "relay".equals(System.getProperty("holdline.bench"));
    private static final int BACKLOG = FULL ? 200_000 : 4_000;
    private static final int SINGLES = FULL ? 200 : 10;
    private static final int STORED_TOGETHER = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Inject
    Outbox outbox;

    @Inject
    KafkaSender kafka;

    @Inject
    MessagingConfig config;

    @Inject
    AgroalDataSource database;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    private final List<ListingEvent> backlog =
            IntStream.range(0, BACKLOG).mapToObj(RelayBench::event).toList();

    @BeforeEach
    void warmUp() throws Exception {
        floor(backlog.subList(0, BACKLOG / 4));
        relay(backlog.subList(0, BACKLOG / 4));
    }

    @Test
    void emptiesABacklogAndDeliversSingleEvents() throws Exception {
        var floor = floor(backlog);
        var relayed = relay(backlog);
        var sameProcess = waits(event -> QuarkusTransaction.requiringNew().run(() -> outbox.publish(event)));
        var otherProcess = waits(this::storeBehindTheRelaysBack);

        System.out.printf(
                Locale.ROOT,
                """

                bench relay: %,d events in a backlog, %d single ones
                  floor, same bytes and batches without an outbox  %,9.0f events/s
                  outbox to Kafka                                  %,9.0f events/s   %.2f of the floor
                  commit to consumer, idle, same process           p50 %3.0f ms   p99 %3.0f ms
                  commit to consumer, idle, another process        p50 %3.0f ms   p99 %3.0f ms
                """,
                BACKLOG,
                SINGLES,
                floor,
                relayed,
                relayed / floor,
                p(sameProcess, 50),
                p(sameProcess, 99),
                p(otherProcess, 50),
                p(otherProcess, 99));
    }

    /** Events per second of a plain producer. */
    private double floor(List<ListingEvent> events) throws InterruptedException {
        var began = System.nanoTime();
        for (var from = 0; from < events.size(); from += config.relay().batch()) {
            var slice = events.subList(
                    from, Math.min(events.size(), from + config.relay().batch()));
            var records = slice.stream()
                    .map(event -> new ProducerRecord<>(
                            Topic.LISTINGS.wireName(), null, event.key(), EventJson.write(event), headers(event)))
                    .toList();
            assertThat(kafka.send(records, config.relay().sendTimeout())).doesNotContain(false);
        }
        return events.size() / seconds(began);
    }

    private static List<Header> headers(ListingEvent event) {
        var id = TimeOrderedIds.next(NOW);
        return CloudEvents.headers(
                new StoredEvent(0, id, "", event.key(), EventJson.wireName(event), NOW, id, null, new byte[0]),
                "/bench");
    }

    /** Events per second of the relay, which is held back until the whole backlog is stored. */
    private double relay(List<ListingEvent> events) throws SQLException, InterruptedException {
        long began;
        try (var connection = database.getConnection()) {
            advisory(connection, "SELECT pg_advisory_lock(?)");
            for (var from = 0; from < events.size(); from += STORED_TOGETHER) {
                var slice = events.subList(from, Math.min(events.size(), from + STORED_TOGETHER)).stream()
                        .map(event -> new Outgoing(event, null))
                        .toList();
                QuarkusTransaction.requiringNew().run(() -> outbox.publishAll(slice));
            }
            assertThat(waiting(connection)).isEqualTo(events.size());
            began = System.nanoTime();
            advisory(connection, "SELECT pg_advisory_unlock(?)");
            while (waiting(connection) > 0) {
                assertThat(seconds(began)).isLessThan((double) LIMIT.toSeconds());
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        return events.size() / seconds(began);
    }

    /** Milliseconds from commit to a consumer, for single events with pauses in between. */
    private double[] waits(Consumer<ListingEvent> store) throws InterruptedException {
        var waits = new double[SINGLES];
        try (var consumer = consumerAtTheEnd()) {
            for (var i = 0; i < SINGLES; i++) {
                TimeUnit.MILLISECONDS.sleep(37);
                var event = event(BACKLOG + i);
                store.accept(event);
                var committed = System.nanoTime();
                var seen = new ArrayList<String>();
                while (!seen.contains(event.key())) {
                    assertThat(seconds(committed)).isLessThan((double) LIMIT.toSeconds());
                    consumer.poll(Duration.ofMillis(50))
                            .forEach((ConsumerRecord<String, byte[]> record) -> seen.add(record.key()));
                }
                waits[i] = seconds(committed) * 1_000;
                assertThat(seen).containsExactly(event.key());
            }
        }
        return waits;
    }

    private KafkaConsumer<String, byte[]> consumerAtTheEnd() {
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        Set<TopicPartition> partitions = new HashSet<>();
        consumer.partitionsFor(Topic.LISTINGS.wireName())
                .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    /** As another instance would: nobody wakes the relay. */
    private void storeBehindTheRelaysBack(ListingEvent event) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, body)
                        VALUES (?, ?, ?, ?, now(), ?, ?)
                        """)) {
            insert.setObject(1, TimeOrderedIds.next(NOW));
            insert.setString(2, Topic.LISTINGS.wireName());
            insert.setString(3, event.key());
            insert.setString(4, EventJson.wireName(event));
            insert.setObject(5, UUID.randomUUID());
            insert.setBytes(6, EventJson.write(event));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot store an event", e);
        }
    }

    private static ListingEvent event(int i) {
        return Fixtures.observed(Fixtures.anyListing(), "lanting", (i % 900 + 100) + ".00", NOW.plusSeconds(i));
    }

    private static void advisory(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, Relay.LOCK);
            statement.execute();
        }
    }

    private static long waiting(Connection connection) throws SQLException {
        try (var count = connection.prepareStatement("SELECT count(*) FROM outbox");
                var row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static double p(double[] values, int percentile) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)];
    }
}
