package holdline.messaging;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import holdline.events.Listing;
import holdline.events.ListingEvent;
import holdline.events.ListingUnreadable;
import holdline.events.Topic;
import holdline.testkit.Fixtures;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Inject
    InstantSource clock;

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @Test
    void tellsWhatWasCommittedAndForgetsItOnceTheBrokerHasIt() {
        // Given
        var event = Fixtures.gone(Fixtures.anyListing(), "lanting", NOW);

        // When
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(event));

        // Then
        assertThat(topics.awaitKey(Topic.LISTINGS, event.key(), 1)).containsExactly(event);
        await().untilAsserted(() -> assertThat(rowsWaiting()).isZero());
    }

    @Test
    void tellsNothingOfWhatWasRolledBack() {
        // Given
        var dropped = Fixtures.gone(Fixtures.anyListing(), "lanting", NOW);
        var kept = Fixtures.gone(Fixtures.anyListing(), "lanting", NOW);

        // When
        QuarkusTransaction.begin();
        outbox.publish(dropped);
        QuarkusTransaction.rollback();
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(kept));
        topics.awaitKey(Topic.LISTINGS, kept.key(), 1);

        // Then
        assertThat(topics.seenWithin(Topic.LISTINGS, Duration.ofMillis(500)))
                .contains(kept)
                .doesNotContain(dropped);
    }

    @Test
    void refusesToPublishOutsideATransaction() {
        var event = Fixtures.gone(Fixtures.anyListing(), "lanting", NOW);

        assertThatExceptionOfType(TransactionalException.class).isThrownBy(() -> outbox.publish(event));
    }

    @Test
    void keepsTheOrderOfOneKeyAcrossTransactionsAndBatches() {
        // Given
        var listing = Fixtures.anyListing();
        var events = IntStream.range(0, 3_000)
                .mapToObj(i -> Fixtures.gone(listing, "lanting", NOW.plusSeconds(i)))
                .toList();

        // When
        for (var from = 0; from < events.size(); from += 500) {
            var slice = events.subList(from, from + 500).stream()
                    .map(event -> new Outgoing(event, null))
                    .toList();
            QuarkusTransaction.requiringNew().run(() -> outbox.publishAll(slice));
        }

        // Then
        assertThat(topics.awaitKey(Topic.LISTINGS, listing.id(), events.size())).isEqualTo(events);
    }

    @Test
    void namesTheEventThatLedToAnother() {
        // Given
        var event = Fixtures.gone(Fixtures.anyListing(), "lanting", NOW);
        var cause = new Cause(TimeOrderedIds.next(NOW), TimeOrderedIds.next(NOW));

        // When
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(event, cause));

        // Then
        var record = topics.awaitRaw(Topic.LISTINGS.wireName(), event.key(), 1).getFirst();
        assertThat(TopicProbe.header(record, "ce_correlationid"))
                .isEqualTo(cause.correlationId().toString());
        assertThat(TopicProbe.header(record, "ce_causationid"))
                .isEqualTo(cause.causationId().toString());
    }

    @Test
    void measuresHowLongTheOldestEventHasBeenWaiting() throws SQLException {
        // Given
        await().untilAsserted(() -> assertThat(rowsWaiting()).isZero());
        var registry = new SimpleMeterRegistry();
        var inAMinute =
                new OutboxMetrics(database, InstantSource.fixed(clock.instant().plusSeconds(60)), registry);
        var age = registry.get("holdline.outbox.age.seconds").gauge();

        // When
        try (var relaysLock = database.getConnection();
                var lock = relaysLock.prepareStatement("SELECT pg_advisory_lock(?)");
                var unlock = relaysLock.prepareStatement("SELECT pg_advisory_unlock(?)")) {
            lock.setLong(1, Relay.LOCK);
            lock.execute();
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.publish(Fixtures.gone(Fixtures.anyListing(), "lanting", NOW)));
            inAMinute.measure();
            unlock.setLong(1, Relay.LOCK);
            unlock.execute();
        }

        // Then
        assertThat(age.value()).isBetween(50.0, 60.0);
        await().untilAsserted(() -> assertThat(rowsWaiting()).isZero());
        inAMinute.measure();
        assertThat(age.value()).isZero();
    }

    @Test
    void refusesAnEventThatShouldHaveTravelledByReference() {
        var listing = Fixtures.anyListing();
        var huge = IntStream.range(0, 70).mapToObj(_ -> "x".repeat(1_000)).collect(joining());
        var event = unreadable(listing, huge);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> outbox.publish(event)))
                .withMessageContaining("listing-unreadable " + listing.id())
                .withMessageContaining("65536");
    }

    private static ListingEvent unreadable(Listing listing, String detail) {
        return new ListingUnreadable(
                listing, List.of("lanting"), NOW, ListingUnreadable.Obstacle.UNRECOGNISED, detail, null);
    }

    private long rowsWaiting() throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("SELECT count(*) FROM outbox");
                var row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
