package holdline.pricing.judging;

import holdline.events.PolicyRef;
import java.util.Optional;

/** What a brand's policies say about the price of one offer at one instant. */
public sealed interface FloorFinding {

    /** What the price is judged against, where there is something. */
    default Optional<Floor> floor() {
        return this instanceof Holds(var against) ? Optional.of(against) : Optional.empty();
    }

    /** A floor holds. */
    record Holds(Floor against) implements FloorFinding {}

    /** No policy speaks of the offer. */
    record Silent() implements FloorFinding {}

    /** The brand lets the offer off. */
    record LetOff(PolicyRef ref, String name, String reason) implements FloorFinding {}

    /** The policy that holds counts from a guide price, and the product has none. */
    record NoGuidePrice(PolicyRef ref, String name) implements FloorFinding {}
}
