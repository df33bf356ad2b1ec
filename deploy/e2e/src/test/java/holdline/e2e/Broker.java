package holdline.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker seen from outside: what lies on a topic, and how far its readers are. */
final class Broker implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String servers;
    private final Admin admin;

    Broker(String servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    /** How many records all consumer groups together have not yet committed. */
    long lag() throws ExecutionException, InterruptedException {
        var lag = 0L;
        for (var group : admin.listGroups().all().get()) {
            var committed = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = admin.listOffsets(committed.keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                    .all()
                    .get();
            for (var partition : committed.entrySet()) {
                if (partition.getValue() != null) {
                    lag += ends.get(partition.getKey()).offset()
                            - partition.getValue().offset();
                }
            }
        }
        return lag;
    }

    /** Everything that lies on a topic now, partition by partition. */
    List<ConsumerRecord<String, byte[]>> all(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        (Object) servers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = new HashMap<>(consumer.endOffsets(partitions));
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    /** Puts records on their topic once more, as a producer does that crashed before it noted that it had sent them. */
    void repeat(List<ConsumerRecord<String, byte[]>> records) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) servers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var sent = records.stream()
                    .map(record -> producer.send(
                            new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers())))
                    .toList();
            for (var one : sent) {
                one.get();
            }
        }
    }

    long deadLetters() throws ExecutionException, InterruptedException {
        var letters = 0L;
        for (var topic : admin.listTopics().names().get()) {
            if (topic.endsWith(".dlq")) {
                letters += all(topic).size();
            }
        }
        return letters;
    }

    @Override
    public void close() {
        admin.close();
    }
}
