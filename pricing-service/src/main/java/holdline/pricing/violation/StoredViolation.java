package holdline.pricing.violation;

import holdline.events.Severity;
import holdline.events.Violation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An episode as stored.
 *
 * @param seq grows with each new episode: the order of lists
 * @param version grows with each change
 */
record StoredViolation(
        long seq,
        long version,
        Episode.State state,
        Severity severity,
        Instant openedAt,
        Instant changedAt,
        @Nullable Instant clearedAt,
        @Nullable Instant retractedAt,
        @Nullable String retractReason,
        Violation last) {}
