package holdline.pricing.episode;

import holdline.events.Severity;
import holdline.events.ViolationCleared.Cure;
import java.util.UUID;

/** A change of an episode that others hear of. */
public sealed interface Move {

    UUID episode();

    record Opened(UUID episode, Severity severity) implements Move {}

    record Worsened(UUID episode, Severity before, Severity after) implements Move {}

    record Eased(UUID episode, Severity before, Severity after) implements Move {}

    record Cleared(UUID episode, Severity before, Cure cure) implements Move {}

    /** A cleared episode is back, under its old id. */
    record Relapsed(UUID episode, Severity severity) implements Move {}
}
