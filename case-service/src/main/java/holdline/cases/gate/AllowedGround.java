package holdline.cases.gate;

import holdline.events.Evidence;
import holdline.events.Ground;
import holdline.events.Listing;
import java.util.List;

/**
 * A ground on which this case may complain, with the listings it covers and its evidence, complete. Only the gate makes
 * one: to hold it is to have passed.
 */
public final class AllowedGround {

    private final Ground ground;
    private final List<Listing> listings;
    private final List<Evidence> evidence;

    AllowedGround(Ground ground, List<Listing> listings, List<Evidence> evidence) {
        if (listings.isEmpty() || !Requirement.of(ground).missingFrom(evidence).isEmpty()) {
            throw new IllegalArgumentException("not complete: " + ground);
        }
        this.ground = ground;
        this.listings = List.copyOf(listings);
        this.evidence = List.copyOf(evidence);
    }

    public Ground ground() {
        return ground;
    }

    /** The offers each of which has the ground's evidence complete. */
    public List<Listing> listings() {
        return listings;
    }

    public List<Evidence> evidence() {
        return evidence;
    }

    @Override
    public String toString() {
        return "AllowedGround[" + ground + ", " + listings.size() + " listings]";
    }
}
