package holdline.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevisitPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final RevisitPolicy policy = new RevisitPolicy(Duration.ofHours(6));

    @Test
    void comesBackAfterTheIntervalOfTheWatch() {
        assertThat(policy.next(NOW, HOUR, null, 0)).contains(NOW.plus(HOUR));
    }

    @Test
    void doublesTheIntervalWithEachFailureUpToALimit() {
        assertThat(policy.next(NOW, HOUR, null, 1)).contains(NOW.plus(HOUR.multipliedBy(2)));
        assertThat(policy.next(NOW, HOUR, null, 20)).contains(NOW.plus(HOUR.multipliedBy(6)));
    }

    @Test
    void comesSoonerWhileARecheckIsAskedFor() {
        // Given
        var window = new Work.RecheckWindow(NOW.minus(HOUR), NOW.plus(HOUR), Duration.ofMinutes(15));

        // When
        var next = policy.next(NOW, HOUR, window, 0);

        // Then
        assertThat(next).contains(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void waitsForARecheckThatStartsLater() {
        var window = new Work.RecheckWindow(NOW.plusSeconds(60), NOW.plus(HOUR), Duration.ofMinutes(15));
        assertThat(policy.next(NOW, null, window, 0)).contains(NOW.plusSeconds(60));
    }

    @Test
    void endsWithTheWindowWhenNobodyWatches() {
        var window = new Work.RecheckWindow(NOW.minus(HOUR), NOW.plusSeconds(10), Duration.ofMinutes(15));
        assertThat(policy.next(NOW, null, window, 0)).isEmpty();
        assertThat(policy.next(NOW, null, null, 0)).isEmpty();
    }
}
