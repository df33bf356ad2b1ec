package holdline.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    @Test
    void isRestoredWithItsKeyItsBytesAndItsOwnHeadersOnly() {
        // Given
        var record = new ConsumerRecord<>(
                "pricing-service.crawler.listings.v1.dlq", 0, 7, bytes("jd.com:1"), bytes("{\"type\":"));
        record.headers()
                .add("ce_id", bytes("0198"))
                .add("ce_type", bytes("holdline.listing-observed.v1"))
                .add("holdline_dlq_topic", bytes("crawler.listings.v1"))
                .add("holdline_dlq_offset", bytes("41"))
                .add("holdline_dlq_message", bytes("cannot be read"));

        // When
        var letter = new DeadLetter(record);
        var restored = letter.restored().orElseThrow();

        // Then
        assertThat(letter.cause()).isEqualTo("cannot be read");
        assertThat(restored.topic()).isEqualTo("crawler.listings.v1");
        assertThat(restored.partition()).isNull();
        assertThat(restored.key()).isEqualTo(bytes("jd.com:1"));
        assertThat(restored.value()).isEqualTo(bytes("{\"type\":"));
        assertThat(Arrays.stream(restored.headers().toArray()).map(Header::key)).containsExactly("ce_id", "ce_type");
    }

    @Test
    void withoutAWordAboutItsSourceItCannotBeRestored() {
        // Given
        var record = new ConsumerRecord<>("x.y.dlq", 0, 0, bytes("key"), bytes("value"));

        // When Then
        assertThat(new DeadLetter(record).restored()).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
