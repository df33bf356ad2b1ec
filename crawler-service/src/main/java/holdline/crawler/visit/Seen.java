package holdline.crawler.visit;

import holdline.crawler.discover.Found;
import holdline.crawler.evidence.Kept;
import holdline.events.Capture;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visit brought: its outcome, the page it was read from, and where it leads.
 *
 * @param capture the kept page that shows it, of this visit or an earlier one
 * @param kept this visit's own record, where it brought bytes
 * @param tier how much work it took
 * @param found absent where nobody wants to be led on
 */
record Seen(
        VisitOutcome outcome,
        Instant at,
        @Nullable Capture capture,
        @Nullable Kept kept,
        Tier tier,
        @Nullable Found found) {

    Seen(VisitOutcome outcome, Instant at, @Nullable Capture capture, @Nullable Kept kept, Tier tier) {
        this(outcome, at, capture, kept, tier, null);
    }

    Seen with(VisitOutcome told) {
        return new Seen(told, at, capture, kept, tier, found);
    }
}
