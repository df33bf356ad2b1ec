package holdline.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import holdline.events.Event;
import holdline.events.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A test's hand and eye on the topics: publishes events as a service would, and sees what was published after it was
 * opened. Belongs to one thread.
 *
 * <pre>
 *   &#64;AutoClose
 *   final TopicProbe topics = TopicProbe.open();
 * </pre>
 */
public final class TopicProbe implements AutoCloseable {

    /** How long an {@code await…} without a duration waits. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long SEND_LIMIT_SECONDS = 20;

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final InstantSource clock = InstantSource.system();
    /** Where each partition ended when the probe was opened. */
    private final Map<TopicPartition, Long> start;

    private final Map<String, List<ConsumerRecord<String, byte[]>>> seen = new HashMap<>();

    private TopicProbe(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        CommonClientConfigs.METADATA_MAX_AGE_CONFIG,
                        "500",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        "false",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        start = consumer.endOffsets(consumer.listTopics().values().stream()
                .flatMap(Collection::stream)
                .map(TopicProbe::partition)
                .toList());
    }

    /** A probe on the broker of {@link WithRealServers}. */
    public static TopicProbe open() {
        var kafka = System.getProperty(SharedServers.KAFKA);
        if (kafka == null) {
            throw new IllegalStateException("no broker yet: put @WithRealServers on the test class");
        }
        return new TopicProbe(kafka);
    }

    /** A probe on another broker. */
    public static TopicProbe at(String bootstrapServers) {
        return new TopicProbe(bootstrapServers);
    }

    /**
     * Publishes as a service would, and waits until the broker has it.
     *
     * @return the message's id, as in the header {@code ce_id}
     */
    public UUID publish(Event event) {
        var id = UUID.randomUUID();
        publish(id, event);
        return id;
    }

    /** Publishes under a given id: doing so twice is what a duplicate delivery looks like. */
    public void publish(UUID id, Event event) {
        send(record(id, event));
    }

    /** Publishes many without waiting for each; returns when the broker has all. */
    public void publishAll(Collection<? extends Event> events) {
        var sent = events.stream()
                .map(event -> producer.send(record(UUID.randomUUID(), event)))
                .toList();
        sent.forEach(TopicProbe::awaitSent);
    }

    /** Publishes any bytes, with headers that say JSON but without any that say what: a poison message. */
    public void publishRaw(Topic topic, String key, byte[] value) {
        publishRaw(topic.wireName(), key, value);
    }

    /** As {@link #publishRaw(Topic, String, byte[])}, on any topic; one that does not exist yet is created. */
    public void publishRaw(String topicName, String key, byte[] value) {
        var record = new ProducerRecord<>(topicName, key, value);
        record.headers().add("content-type", "application/json".getBytes(UTF_8));
        send(record);
    }

    private ProducerRecord<String, byte[]> record(UUID id, Event event) {
        var record = new ProducerRecord<>(Topic.of(event).wireName(), event.key(), EventCodec.write(event));
        Map.of(
                        "content-type", "application/json",
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_source", "/testkit",
                        "ce_type", "holdline." + EventCodec.wireName(event) + ".v1",
                        "ce_subject", event.key(),
                        "ce_time", clock.instant().toString(),
                        "ce_partitionkey", event.key(),
                        "ce_correlationid", id.toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private void send(ProducerRecord<String, byte[]> record) {
        awaitSent(producer.send(record));
    }

    private static void awaitSent(Future<?> sent) {
        try {
            sent.get(SEND_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker did not take a message", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing", e);
        }
    }

    /** As {@link #await(Topic, int, Duration)}, waiting at most {@link #PATIENCE}. */
    public List<Event> await(Topic topic, int atLeast) {
        return await(topic, atLeast, PATIENCE);
    }

    /**
     * Waits until a topic has carried so many events since the probe was opened.
     *
     * @return all of them, in the order of their partitions
     * @throws AssertionError when fewer came in time; says which
     */
    public List<Event> await(Topic topic, int atLeast, Duration atMost) {
        return decoded(topic, await(topic.wireName(), atLeast, atMost, _ -> true));
    }

    /** As {@link #await(Topic, int)}, counting only the events of one key, which keep their order. */
    public List<Event> awaitKey(Topic topic, String key, int atLeast) {
        return decoded(topic, await(topic.wireName(), atLeast, PATIENCE, record -> key.equals(record.key())));
    }

    /**
     * Waits until a topic, which need not exist yet, has carried so many messages: dead letters, say.
     *
     * @return all of them with their headers
     * @throws AssertionError when fewer came in time
     */
    public List<ConsumerRecord<String, byte[]>> awaitRaw(String topicName, int atLeast) {
        return await(topicName, atLeast, PATIENCE, _ -> true);
    }

    /** As {@link #awaitRaw(String, int)}, counting only the messages of one key. */
    public List<ConsumerRecord<String, byte[]>> awaitRaw(String topicName, String key, int atLeast) {
        return await(topicName, atLeast, PATIENCE, record -> key.equals(record.key()));
    }

    /** Looks for the whole of a duration, to see that nothing more comes; returns everything since the probe opened. */
    public List<Event> seenWithin(Topic topic, Duration duration) {
        var until = clock.instant().plus(duration);
        watch(topic.wireName());
        while (clock.instant().isBefore(until)) {
            poll();
        }
        return decoded(topic, seen.getOrDefault(topic.wireName(), List.of()));
    }

    /** A header's text, or null when the message has none of this name. */
    public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        return EventCodec.header(record.headers(), name);
    }

    private static List<Event> decoded(Topic topic, List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> EventCodec.read(topic, record.value()))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> await(
            String topic, int atLeast, Duration atMost, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        var until = clock.instant().plus(atMost);
        while (true) {
            watch(topic);
            var found =
                    seen.getOrDefault(topic, List.of()).stream().filter(wanted).toList();
            if (found.size() >= atLeast) {
                return found;
            }
            if (clock.instant().isAfter(until)) {
                throw tooFew(topic, atLeast, atMost, found);
            }
            poll();
        }
    }

    private static AssertionError tooFew(
            String topic, int atLeast, Duration atMost, List<ConsumerRecord<String, byte[]>> found) {
        return new AssertionError("wanted " + atLeast + " messages on " + topic + " within " + atMost + ", saw "
                + found.size() + ": "
                + found.stream()
                        .map(record -> record.key() + " " + EventCodec.header(record.headers(), "ce_type"))
                        .toList());
    }

    /** A topic that appears after the probe was opened is read from its beginning. */
    private void watch(String topic) {
        var watched = consumer.assignment();
        var missing = consumer.partitionsFor(topic).stream()
                .map(TopicProbe::partition)
                .filter(partition -> !watched.contains(partition))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        var all = new HashSet<>(watched);
        all.addAll(missing);
        consumer.assign(all);
        missing.forEach(partition -> consumer.seek(partition, start.getOrDefault(partition, 0L)));
    }

    private void poll() {
        if (consumer.assignment().isEmpty()) {
            pause();
            return;
        }
        for (var record : consumer.poll(POLL)) {
            seen.computeIfAbsent(record.topic(), _ -> new ArrayList<>()).add(record);
        }
    }

    /** Without any partition a consumer refuses to poll. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a topic", e);
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
