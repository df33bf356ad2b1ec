package holdline.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.ListingEvent;
import holdline.testkit.Fixtures;
import holdline.testkit.WithRealServers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class InboxTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Inject
    Inbox inbox;

    private final Received<ListingEvent> first = received();
    private final Received<ListingEvent> second = received();
    private final Received<ListingEvent> third = received();

    @Test
    void admitsEachEventOncePerConsumer() {
        assertThat(admitted("pricing", List.of(first, second))).containsExactly(first, second);
        assertThat(admitted("pricing", List.of(third, second, first))).containsExactly(third);
        assertThat(admitted("cases", List.of(first))).containsExactly(first);
    }

    @Test
    void admitsAnEventOnceThatStandsTwiceInABatch() {
        assertThat(admitted("pricing", List.of(first, second, first))).containsExactly(first, second);
    }

    @Test
    void forgetsWhatWasRolledBack() {
        // Given
        QuarkusTransaction.begin();
        inbox.unseen("pricing", List.of(first));
        QuarkusTransaction.rollback();

        // Then
        assertThat(admitted("pricing", List.of(first))).containsExactly(first);
    }

    private List<Received<ListingEvent>> admitted(String consumer, List<Received<ListingEvent>> batch) {
        return QuarkusTransaction.requiringNew().call(() -> inbox.unseen(consumer, batch));
    }

    private static Received<ListingEvent> received() {
        var id = TimeOrderedIds.next(NOW);
        return new Received<>(id, NOW, id, Fixtures.gone(Fixtures.anyListing(), "lanting", NOW));
    }
}
