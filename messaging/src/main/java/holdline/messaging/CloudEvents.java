package holdline.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * The envelope: CloudEvents 1.0 in Kafka's binary content mode, attributes as {@code ce_} headers
 * (CloudEvents Kafka protocol binding 1.0.2, section 3.2), with the partitioning and distributed-story extensions
 * {@code partitionkey}, {@code correlationid} and {@code causationid}.
 */
final class CloudEvents {

    private static final Header SPEC_VERSION = header("ce_specversion", "1.0");
    private static final Header CONTENT_TYPE = header("content-type", "application/json");

    private CloudEvents() {}

    static List<Header> headers(StoredEvent event, String source) {
        var common = List.of(
                SPEC_VERSION,
                header("ce_id", event.eventId().toString()),
                header("ce_source", source),
                header("ce_type", "holdline." + event.type() + ".v1"),
                header("ce_subject", event.key()),
                header("ce_time", event.time().toString()),
                header("ce_partitionkey", event.key()),
                header("ce_correlationid", event.correlationId().toString()),
                CONTENT_TYPE);
        if (event.causationId() == null) {
            return common;
        }
        var all = new ArrayList<>(common);
        all.add(header("ce_causationid", event.causationId().toString()));
        return all;
    }

    /** Reads what consumers need; a message without a usable id cannot be told from its own repetition. */
    static Envelope envelope(Headers headers) throws BrokenMessage {
        var id = uuid(headers, "ce_id");
        if (id == null) {
            throw new BrokenMessage("header ce_id is missing");
        }
        var time = text(headers, "ce_time");
        if (time == null) {
            throw new BrokenMessage("header ce_time is missing");
        }
        var correlation = uuid(headers, "ce_correlationid");
        try {
            return new Envelope(id, Instant.parse(time), correlation == null ? id : correlation);
        } catch (DateTimeParseException e) {
            throw new BrokenMessage("header ce_time is no instant: " + e.getMessage());
        }
    }

    private static @Nullable UUID uuid(Headers headers, String name) throws BrokenMessage {
        var text = text(headers, name);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new BrokenMessage("header " + name + " is no UUID: " + e.getMessage());
        }
    }

    private static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    record Envelope(UUID id, Instant time, UUID correlationId) {}
}
