package holdline.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one Kafka producer of a service. A plain client and not a reactive channel: the relay needs to know, for each
 * record of a batch, whether the broker has it.
 */
@ApplicationScoped
class KafkaSender {

    private static final Logger LOG = Logger.getLogger(KafkaSender.class);

    private final Map<String, Object> broker;
    private @Nullable Producer<String, byte[]> producer;

    KafkaSender(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /**
     * Sends in order and waits.
     *
     * @return for each record, in order, whether the broker acknowledged it within the limit
     */
    List<Boolean> send(List<ProducerRecord<String, byte[]>> records, Duration limit) throws InterruptedException {
        var sender = producer();
        var pending = records.stream().map(record -> sender.send(record)).toList();
        var deadline = System.nanoTime() + limit.toNanos();
        var acknowledged = new ArrayList<Boolean>(records.size());
        Throwable refusal = null;
        for (var answer : pending) {
            try {
                answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                acknowledged.add(true);
            } catch (ExecutionException e) {
                refusal = e.getCause();
                acknowledged.add(false);
            } catch (TimeoutException _) {
                acknowledged.add(false);
            }
        }
        if (refusal != null) {
            LOG.warnf("Kafka refused records, at last because of: %s", refusal);
            // A failed idempotent producer may be unusable; the next round starts with a fresh one.
            close();
        }
        return acknowledged;
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            var settings = new HashMap<>(broker);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
            settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }
}
