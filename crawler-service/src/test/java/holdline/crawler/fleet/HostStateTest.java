package holdline.crawler.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.crawler.frontier.RestReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostStateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void saysWhoHasIt() {
        var held = new HostState.Facts(NOW, NOW, "crawler-1", NOW.plusSeconds(9), null, 0, null);
        assertThat(HostState.of(held, NOW).state()).isEqualTo(HostState.LEASED);
        assertThat(HostState.of(held, NOW).why()).startsWith("crawler-1 has it");
        assertThat(HostState.of(held, NOW.plusSeconds(10)).state()).isEqualTo(HostState.WAITING);
    }

    @Test
    void saysWhenNothingIsDueOrPlanned() {
        assertThat(explained(null, NOW, null).state()).isEqualTo(HostState.UNWATCHED);
        var idle = explained(NOW.plusSeconds(60), NOW, RestReason.DELAY);
        assertThat(idle.state()).isEqualTo(HostState.IDLE);
        assertThat(idle.quietUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void tellsAPauseFromABlock() {
        var resting = explained(NOW, NOW.plusSeconds(5), RestReason.CRAWL_DELAY);
        assertThat(resting.state()).isEqualTo(HostState.RESTING);
        assertThat(resting.why()).contains("Crawl-delay");
        var blocked = explained(NOW.plusSeconds(9), NOW.plusSeconds(600), RestReason.FAILURES);
        assertThat(blocked.state()).isEqualTo(HostState.BLOCKED);
        assertThat(blocked.quietUntil()).isEqualTo(NOW.plusSeconds(600));
        assertThat(blocked.why()).contains("4 in a row", "no connection");
    }

    private static HostState.Explained explained(@Nullable Instant due, Instant allowed, @Nullable RestReason reason) {
        return HostState.of(
                new HostState.Facts(due, allowed, null, null, reason, 4, "unreachable: no connection"), NOW);
    }
}
