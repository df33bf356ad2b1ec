package holdline.crawler.visit;

import holdline.crawler.evidence.Kept;
import holdline.events.Capture;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visit brought: its outcome, and the page it was read from.
 *
 * @param capture the kept page that shows it, of this visit or an earlier one
 * @param kept this visit's own record, where it brought bytes
 * @param tier how much work it took
 */
record Seen(
        VisitOutcome outcome,
        Instant at,
        @Nullable Capture capture,
        @Nullable Kept kept,
        Tier tier) {}
