package holdline.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.ListingEvent;
import holdline.testkit.Fixtures;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class IntakeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String TOPIC = "crawler.listings.v1";
    private static final String DEAD_LETTERS = "intake-test.crawler.listings.v1.dlq";

    @Inject
    Intake intake;

    @Inject
    MeterRegistry metrics;

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    private final List<ListingEvent> effects = new ArrayList<>();

    @Test
    void handsTheWholeBatchToTheUseCase() {
        // Given
        var events = IntStream.range(0, 5).mapToObj(_ -> anyEvent()).toList();
        var calls = new ArrayList<Integer>();

        // When
        intake.take("intake-test", ListingEvent.class, batch(events.stream().map(IntakeTest::record)), received -> {
            calls.add(received.size());
        });

        // Then
        assertThat(calls).containsExactly(5);
    }

    @Test
    void buriesARecordThatCannotBeReadAndLetsItsNeighboursThrough() {
        // Given
        var before = anyEvent();
        var after = anyEvent();
        var broken = broken("{\"type\":\"listing-gone\",\"listing\":");

        var buried = deadLetters();

        // When
        take(List.of(record(before), broken, record(after)));

        // Then
        assertThat(effects).containsExactly(before, after);
        assertThat(deadLetters()).isEqualTo(buried + 1);
        var letter = topics.awaitRaw(DEAD_LETTERS, broken.key(), 1).getFirst();
        assertThat(letter.value()).isEqualTo(broken.value());
        assertThat(TopicProbe.header(letter, "holdline_dlq_topic")).isEqualTo(TOPIC);
        assertThat(TopicProbe.header(letter, "holdline_dlq_error")).contains("JsonEOFException");
        assertThat(TopicProbe.header(letter, "ce_id")).isNotNull();
    }

    @Test
    void buriesARecordWithoutAnIdBecauseItsRepetitionCouldNotBeRecognised() {
        // Given
        var anonymous =
                new ConsumerRecord<>(TOPIC, 0, 7, "nobody-" + TimeOrderedIds.next(NOW), EventJson.write(anyEvent()));

        // When
        take(List.of(anonymous));

        // Then
        var letter = topics.awaitRaw(DEAD_LETTERS, anonymous.key(), 1).getFirst();
        assertThat(TopicProbe.header(letter, "holdline_dlq_message")).isEqualTo("header ce_id is missing");
        assertThat(TopicProbe.header(letter, "holdline_dlq_offset")).isEqualTo("7");
    }

    @Test
    void skipsATypeThatThisVersionDoesNotKnow() {
        // Given
        var known = anyEvent();

        // When
        take(List.of(broken("{\"type\":\"listing-sang-a-song\"}"), record(known)));

        // Then
        assertThat(effects).containsExactly(known);
    }

    @Test
    void findsTheOneEventTheUseCaseCannotStand() {
        // Given
        var events = IntStream.range(0, 20).mapToObj(_ -> anyEvent()).toList();
        var culprit = events.get(13);

        // When
        intake.take("intake-test", ListingEvent.class, batch(events.stream().map(IntakeTest::record)), received -> {
            if (received.stream().anyMatch(one -> one.event().equals(culprit))) {
                throw new IllegalStateException("cannot stand " + culprit.key());
            }
            received.forEach(one -> effects.add(one.event()));
        });

        // Then
        assertThat(effects)
                .containsExactlyElementsOf(
                        events.stream().filter(event -> !event.equals(culprit)).toList());
        var letter = topics.awaitRaw(DEAD_LETTERS, culprit.key(), 1).getFirst();
        assertThat(TopicProbe.header(letter, "holdline_dlq_message")).isEqualTo("cannot stand " + culprit.key());
    }

    @Test
    void waitsForADatabaseThatIsAwayInsteadOfBlamingTheEvent() {
        // Given
        var event = anyEvent();
        var tries = new ArrayList<Integer>();

        // When
        intake.take("intake-test", ListingEvent.class, batch(List.of(record(event)).stream()), received -> {
            tries.add(received.size());
            if (tries.size() < 3) {
                throw new DatabaseTrouble("cannot reach it", new SQLException("connection refused", "08001"));
            }
            received.forEach(one -> effects.add(one.event()));
        });

        // Then
        assertThat(tries).hasSize(3);
        assertThat(effects).containsExactly(event);
    }

    private double deadLetters() {
        return metrics.counter("holdline.dead.letters", "topic", DEAD_LETTERS).count();
    }

    private void take(List<ConsumerRecord<String, byte[]>> records) {
        intake.take("intake-test", ListingEvent.class, batch(records.stream()), received -> {
            received.forEach(one -> effects.add(one.event()));
        });
    }

    private static ConsumerRecords<String, byte[]> batch(Stream<ConsumerRecord<String, byte[]>> records) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), records.toList()), Map.of());
    }

    private static ListingEvent anyEvent() {
        return Fixtures.gone(Fixtures.anyListing(), "lanting", NOW);
    }

    private static ConsumerRecord<String, byte[]> record(ListingEvent event) {
        return withHeaders(new ConsumerRecord<>(TOPIC, 0, 0, event.key(), EventJson.write(event)));
    }

    private static ConsumerRecord<String, byte[]> broken(String body) {
        return withHeaders(
                new ConsumerRecord<>(TOPIC, 0, 0, "broken-" + TimeOrderedIds.next(NOW), body.getBytes(UTF_8)));
    }

    private static ConsumerRecord<String, byte[]> withHeaders(ConsumerRecord<String, byte[]> record) {
        record.headers().add("ce_id", TimeOrderedIds.next(NOW).toString().getBytes(UTF_8));
        record.headers().add("ce_time", NOW.toString().getBytes(UTF_8));
        return record;
    }
}
