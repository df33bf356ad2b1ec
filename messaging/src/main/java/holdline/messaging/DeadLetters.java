package holdline.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jboss.logging.Logger;

/**
 * Where a record goes that no retry helps: {@code <consumer>.<topic>.dlq}, raw, with its own headers and the cause.
 * {@code holdline replay} puts it back.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_MESSAGE = 1_000;

    private final KafkaSender kafka;
    private final Map<String, Object> broker;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    DeadLetters(
            KafkaSender kafka,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            InstantSource clock,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.broker = broker;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Returns once the broker has the record.
     *
     * @throws UndeliverableLetter when it does not take it: the record must then not count as consumed
     */
    void bury(String consumer, ConsumerRecord<String, byte[]> record, Throwable cause) throws InterruptedException {
        var topic = consumer + "." + record.topic() + ".dlq";
        create(topic);
        var letter = new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
        letter.headers()
                .add(header("holdline_dlq_topic", record.topic()))
                .add(header("holdline_dlq_partition", Integer.toString(record.partition())))
                .add(header("holdline_dlq_offset", Long.toString(record.offset())))
                .add(header("holdline_dlq_error", cause.getClass().getName()))
                .add(header("holdline_dlq_message", message(cause)))
                .add(header("holdline_dlq_at", clock.instant().toString()));
        if (!kafka.send(List.of(letter), SEND_TIMEOUT).getFirst()) {
            throw new UndeliverableLetter(topic);
        }
        metrics.counter("holdline.dead.letters", "topic", topic).increment();
        LOG.errorf(
                "Dead letter: %s partition %d offset %d went to %s: %s",
                record.topic(), record.partition(), record.offset(), topic, message(cause));
    }

    private void create(String topic) throws InterruptedException {
        if (known.contains(topic)) {
            return;
        }
        try (var admin = Admin.create(broker)) {
            var letters = new NewTopic(topic, Optional.of(1), Optional.empty());
            admin.createTopics(List.of(letters)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                // Not ours to create, perhaps; sending will tell whether somebody else has.
                LOG.warnf("Cannot create %s: %s", topic, e.getCause());
            }
        }
        known.add(topic);
    }

    private static String message(Throwable cause) {
        var text = Optional.ofNullable(cause.getMessage()).orElse("no message");
        return text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) : text;
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The dead letter topic did not take a record. */
    static final class UndeliverableLetter extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UndeliverableLetter(String topic) {
            super("Kafka did not take a dead letter for " + topic);
        }
    }
}
