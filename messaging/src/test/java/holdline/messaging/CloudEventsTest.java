package holdline.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import holdline.testkit.Fixtures;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CloudEventsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final UUID ID = TimeOrderedIds.next(NOW);
    private static final UUID CORRELATION = TimeOrderedIds.next(NOW);
    private static final UUID CAUSE = TimeOrderedIds.next(NOW);

    @Test
    void areReadableByTheCloudEventsLibrary() {
        // Given
        var event = Fixtures.gone(Fixtures.anyListing(), "lanting", NOW);
        var body = EventJson.write(event);
        var stored = new StoredEvent(
                1, ID, "crawler.listings.v1", event.key(), EventJson.wireName(event), NOW, CORRELATION, CAUSE, body);

        // When
        var headers = new RecordHeaders(CloudEvents.headers(stored, "/holdline/crawler-service"));
        var read = KafkaMessageFactory.createReader(headers, body).toEvent();

        // Then
        assertThat(read.getId()).isEqualTo(ID.toString());
        assertThat(read.getSource()).isEqualTo(URI.create("/holdline/crawler-service"));
        assertThat(read.getType()).isEqualTo("holdline.listing-gone.v1");
        assertThat(read.getSubject()).isEqualTo(event.key());
        assertThat(read.getTime()).isNotNull();
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(read.getExtension("partitionkey")).isEqualTo(event.key());
        assertThat(read.getExtension("correlationid")).isEqualTo(CORRELATION.toString());
        assertThat(read.getExtension("causationid")).isEqualTo(CAUSE.toString());
    }

    @Test
    void refuseAMessageThatCannotBeToldFromItsRepetition() {
        assertThatExceptionOfType(BrokenMessage.class)
                .isThrownBy(() -> CloudEvents.envelope(new RecordHeaders()))
                .withMessageContaining("ce_id is missing");
    }

    @Test
    void refuseAnIdThatIsNone() {
        var headers = new RecordHeaders().add("ce_id", "seven".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(BrokenMessage.class)
                .isThrownBy(() -> CloudEvents.envelope(headers))
                .withMessageContaining("ce_id is no UUID");
    }
}
