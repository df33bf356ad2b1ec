package holdline.crawler.visit;

import holdline.events.Capture;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visit brought: its outcome, and the page it was read from.
 *
 * @param capture the kept page, where there was one
 * @param tier how much work it took
 */
record Seen(VisitOutcome outcome, Instant at, @Nullable Capture capture, Tier tier) {}
