package holdline.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MannersPolicyTest {

    private final MannersPolicy manners =
            new MannersPolicy(Duration.ofSeconds(5), 3, Duration.ofMinutes(2), Duration.ofHours(6));

    @Test
    void pausesForTheLongestOfOwnDelayCrawlDelayAndThriceTheResponse() {
        assertThat(manners.pause(null, Duration.ofMillis(200))).isEqualTo(Duration.ofSeconds(5));
        assertThat(manners.pause(Duration.ofSeconds(20), Duration.ofMillis(200)))
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(manners.pause(null, Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(12));
        assertThat(manners.pause(Duration.ofHours(5), Duration.ZERO)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void restsLongerWithEachFailureAndAsLongAsTheHostAsks() {
        var pause = Duration.ofSeconds(5);
        assertThat(manners.rest(pause, 3, null)).isEqualTo(Duration.ofSeconds(40));
        assertThat(manners.rest(pause, 1, Duration.ofMinutes(3))).isEqualTo(Duration.ofMinutes(3));
        assertThat(manners.rest(pause, 1, Duration.ofDays(30))).isEqualTo(Duration.ofHours(6));
        assertThat(manners.rest(pause, 60, null)).isEqualTo(Duration.ofHours(6));
    }
}
