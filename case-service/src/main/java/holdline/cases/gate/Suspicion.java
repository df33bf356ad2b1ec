package holdline.cases.gate;

import holdline.events.Evidence;
import holdline.events.Listing;
import holdline.events.SellerRelation;
import holdline.events.Signal;
import java.util.List;
import java.util.UUID;

/**
 * One open violation as the gate sees it.
 *
 * @param violationId of the episode
 * @param relation how the seller stands to the brand for this very product: a shop may be a dealer for one line and a
 *     stranger to another
 * @param evidence what has been gathered for it
 */
public record Suspicion(
        UUID violationId, Signal signal, Listing listing, SellerRelation relation, List<Evidence> evidence) {

    public Suspicion {
        evidence = List.copyOf(evidence);
    }

    /** Whether the registry lists the seller as a dealer for this product. */
    public boolean byDealer() {
        return relation == SellerRelation.AUTHORISED_DEALER;
    }

    /** Whether it could ever support a complaint; price and resale by themselves cannot. */
    public boolean mayFoundComplaint() {
        return !SignalGrounds.of(signal, relation).isEmpty();
    }
}
