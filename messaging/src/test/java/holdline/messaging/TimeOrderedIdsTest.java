package holdline.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void areVersion7AndGrowWithTime() {
        var earlier = TimeOrderedIds.next(NOW);
        var later = TimeOrderedIds.next(NOW.plusMillis(1));

        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(earlier.toString()).isLessThan(later.toString());
    }

    @Test
    void differWithinOneMillisecond() {
        assertThat(Stream.generate(() -> TimeOrderedIds.next(NOW)).limit(1_000).distinct())
                .hasSize(1_000);
    }
}
