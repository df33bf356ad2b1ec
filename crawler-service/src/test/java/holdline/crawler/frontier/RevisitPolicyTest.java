package holdline.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import holdline.crawler.frontier.RevisitPolicy.Change;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevisitPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RevisitPolicy policy = new RevisitPolicy(0.25, 4, 1.2, 0.3, MINUTE, Duration.ofHours(6));

    @Test
    void beginsWithTheIntervalOfTheWatch() {
        assertThat(policy.interval(HOUR, null, Change.FIRST, false)).isEqualTo(HOUR);
        assertThat(policy.next(NOW, HOUR, null, 0)).contains(NOW.plus(HOUR));
    }

    @Test
    void driftsToRareWhileNothingChangesUpToTheSlowestBound() {
        // Given
        var interval = HOUR;

        // When
        for (var visit = 0; visit < 20; visit++) {
            var next = policy.interval(HOUR, interval, Change.SAME, false);
            assertThat(next).isGreaterThanOrEqualTo(interval);
            interval = next;
        }

        // Then
        assertThat(interval).isEqualTo(HOUR.multipliedBy(4));
        assertThat(policy.interval(HOUR, HOUR, Change.SAME, false)).isEqualTo(Duration.ofMinutes(72));
    }

    @Test
    void comesSoonAfterAChangeDownToTheFastestBound() {
        assertThat(policy.interval(HOUR, HOUR.multipliedBy(4), Change.CHANGED, false))
                .isEqualTo(Duration.ofMinutes(72));
        assertThat(policy.interval(HOUR, Duration.ofMinutes(20), Change.CHANGED, false))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void comesAsOftenAsAllowedWhileAViolationIsOpen() {
        assertThat(policy.interval(HOUR, HOUR.multipliedBy(4), Change.SAME, true))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void learnsNothingFromAVisitThatToldNothing() {
        assertThat(Change.between("before", null)).isEqualTo(Change.UNKNOWN);
        assertThat(policy.interval(HOUR, Duration.ofMinutes(40), Change.UNKNOWN, false))
                .isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void neverGoesBelowTheLeastIntervalUnlessTheWatchDoes() {
        assertThat(policy.lowerBound(Duration.ofMinutes(2))).isEqualTo(MINUTE);
        assertThat(policy.lowerBound(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void followsAWatchThatChangedItsInterval() {
        assertThat(policy.interval(Duration.ofHours(24), HOUR, Change.SAME, false))
                .isEqualTo(Duration.ofHours(6));
    }

    @Test
    void refusesBoundsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RevisitPolicy(0.25, 0.5, 1.2, 0.3, MINUTE, HOUR))
                .withMessageContaining("revisit.slowest should be from 1");
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
