package holdline.local.replay;

import holdline.local.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Reads the dead letters that lie on a topic now and publishes each on the topic it came from. It remembers, as consumer
 * group {@value #GROUP}, how far it came: a letter is replayed once, however often the command runs; one that dies again
 * is a new letter.
 */
public final class Replay {

    static final String GROUP = "holdline-replay";

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long LIMIT_SECONDS = 30;

    private final String bootstrapServers;

    public Replay(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * What was done.
     *
     * @param replayed how many went back
     * @param withoutSource how many stay because they do not say where they came from
     */
    public record Result(int replayed, int withoutSource, List<String> causes) {}

    /**
     * Puts back what lies on the topic now.
     *
     * @throws Trouble when there is no such topic, or Kafka does not take a record back
     */
    public Result run(String topic) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(consumerSettings());
                var producer = new KafkaProducer<byte[], byte[]>(producerSettings())) {
            if (!consumer.listTopics(Duration.ofSeconds(LIMIT_SECONDS)).containsKey(topic)) {
                throw new Trouble(
                        "There is no topic " + topic
                                + ". A dead-letter topic is named <consumer>.<topic>.dlq and appears with its first dead letter.");
            }
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            return replay(consumer, producer, consumer.endOffsets(partitions));
        }
    }

    private static Result replay(
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer,
            Map<TopicPartition, Long> ends) {
        var replayed = 0;
        var withoutSource = 0;
        var causes = new ArrayList<String>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var sent = new ArrayList<Future<?>>();
            for (var record : consumer.poll(POLL)) {
                var end = ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
                if (record.offset() >= end) {
                    continue;
                }
                var letter = new DeadLetter(record);
                var restored = letter.restored();
                if (restored.isEmpty()) {
                    withoutSource++;
                    continue;
                }
                sent.add(producer.send(restored.get()));
                causes.add(letter.cause());
            }
            producer.flush();
            awaitAll(sent);
            consumer.commitSync(Duration.ofSeconds(LIMIT_SECONDS));
            replayed += sent.size();
        }
        return new Result(
                replayed, withoutSource, causes.stream().distinct().limit(5).toList());
    }

    private static void awaitAll(List<Future<?>> sent) {
        try {
            for (var one : sent) {
                one.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new Trouble(
                    "Kafka did not take a record back: " + e.getMessage()
                            + ". What was not confirmed stays to be replayed.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted; what was not confirmed stays to be replayed.", e);
        }
    }

    private Map<String, Object> consumerSettings() {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    private Map<String, Object> producerSettings() {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }
}
