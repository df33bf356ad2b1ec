package holdline.pricing.violation;

import holdline.events.Severity;
import holdline.events.Violation;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An episode as it is to be stored after one or more moves.
 *
 * @param severity now, or before it was cleared
 * @param openedAt used only when the episode is new
 * @param last how it was told last
 */
record Episode(
        State state,
        Severity severity,
        Instant openedAt,
        Instant changedAt,
        @Nullable Instant clearedAt,
        @Nullable Instant retractedAt,
        @Nullable String retractReason,
        Violation last) {

    static Episode open(Severity severity, Instant openedAt, Violation last) {
        return new Episode(State.OPEN, severity, openedAt, last.observedAt(), null, null, null, last);
    }

    static Episode cleared(Severity before, Instant openedAt, Violation last) {
        return new Episode(State.CLEARED, before, openedAt, last.observedAt(), last.observedAt(), null, null, last);
    }

    static Episode retracted(Severity before, Instant at, String reason, Violation last) {
        return new Episode(State.RETRACTED, before, last.observedAt(), at, null, at, reason, last);
    }

    /** As people filter by. */
    enum State {
        OPEN,
        CLEARED,
        RETRACTED;

        /** As stored, and as written in requests and answers. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
