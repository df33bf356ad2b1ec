package holdline.pricing.episode;

import holdline.events.Severity;
import holdline.events.ViolationCleared.Cure;

/** What one visit says about one signal of one listing. */
public sealed interface Finding {

    /** Wrong, and how gravely. */
    record Wrong(Severity severity) implements Finding {}

    /** Nothing (any longer) wrong: read and compliant, or gone. The two agree with each other. */
    record Right(Cure how) implements Finding {}

    /** Blocked, unreadable, sold out, undetermined: neither opens nor cures. */
    record Silent() implements Finding {}
}
