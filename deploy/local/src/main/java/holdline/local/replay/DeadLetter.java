package holdline.local.replay;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer could not take, as it lies on {@code <consumer>.<topic>.dlq}: key, value and headers as they
 * were, and headers that begin with {@code holdline_dlq_} which tell what went wrong.
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

    static final String CAUSE_HEADERS = "holdline_dlq_";
    private static final String SOURCE = CAUSE_HEADERS + "topic";

    /** The topic it was read from; empty when its header is missing, as no dead letter of ours is without. */
    Optional<String> source() {
        return Optional.ofNullable(header(SOURCE));
    }

    /** What went wrong, for people. */
    String cause() {
        var message = header(CAUSE_HEADERS + "message");
        var error = header(CAUSE_HEADERS + "error");
        return message == null ? String.valueOf(error) : message;
    }

    /** The record as it first was: same key, value and headers, so its event id too; without what the dead letter added. */
    Optional<ProducerRecord<byte[], byte[]>> restored() {
        return source().map(topic -> {
            var headers = new RecordHeaders();
            for (var header : record.headers()) {
                if (!header.key().startsWith(CAUSE_HEADERS)) {
                    headers.add(header);
                }
            }
            return new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers);
        });
    }

    private @Nullable String header(String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
