package holdline.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.crawler.frontier.MannersPolicy.Rest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MannersPolicyTest {

    private static final Rest PAUSE = new Rest(Duration.ofSeconds(5), RestReason.DELAY);

    private final MannersPolicy manners =
            new MannersPolicy(Duration.ofSeconds(5), 3, Duration.ofMinutes(2), Duration.ofHours(6));

    @Test
    void pausesForTheLongestOfOwnDelayCrawlDelayAndThriceTheResponse() {
        assertThat(manners.pause(null, Duration.ofMillis(200))).isEqualTo(PAUSE);
        assertThat(manners.pause(Duration.ofSeconds(20), Duration.ofMillis(200)))
                .isEqualTo(new Rest(Duration.ofSeconds(20), RestReason.CRAWL_DELAY));
        assertThat(manners.pause(null, Duration.ofSeconds(4)))
                .isEqualTo(new Rest(Duration.ofSeconds(12), RestReason.SLOW_ANSWERS));
        assertThat(manners.pause(Duration.ofHours(5), Duration.ZERO).length()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void restsLongerWithEachFailureUpToALimit() {
        assertThat(failing(1, null)).isEqualTo(new Rest(Duration.ofSeconds(10), RestReason.FAILURES));
        assertThat(failing(3, null).length()).isEqualTo(Duration.ofSeconds(40));
        assertThat(failing(60, null).length()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void restsAsLongAsTheHostAsksWithinALimitAndLongerIfThatDoesNotHelp() {
        assertThat(failing(1, Duration.ofMinutes(3)))
                .isEqualTo(new Rest(Duration.ofMinutes(3), RestReason.RETRY_AFTER));
        assertThat(failing(1, Duration.ofDays(30)).length()).isEqualTo(Duration.ofHours(6));
        assertThat(failing(1, Duration.ofSeconds(1))).isEqualTo(PAUSE);
        assertThat(failing(8, Duration.ofSeconds(1)).reason()).isEqualTo(RestReason.FAILURES);
    }

    @Test
    void overlooksAFewRefusedPagesBeforeItTakesTheHostForClosed() {
        assertThat(manners.rest(PAUSE, Visited.Host.REFUSING, 3, null)).isEqualTo(PAUSE);
        assertThat(manners.rest(PAUSE, Visited.Host.REFUSING, 5, null).length()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void keepsThePauseAfterAGoodAnswer() {
        assertThat(manners.rest(PAUSE, Visited.Host.WELL, 0, Duration.ofHours(1)))
                .isEqualTo(PAUSE);
        assertThat(manners.rest(PAUSE, Visited.Host.UNASKED, 7, null)).isEqualTo(PAUSE);
    }

    private Rest failing(int failures, Duration retryAfter) {
        return manners.rest(PAUSE, Visited.Host.FAILING, failures, retryAfter);
    }
}
