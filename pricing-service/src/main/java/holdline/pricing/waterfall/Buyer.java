package holdline.pricing.waterfall;

import holdline.pricing.promotions.Audience;
import java.util.Map;
import java.util.Set;

/**
 * What is known about who buys.
 *
 * @param facts whether the buyer is one of an audience; an audience that is missing is not known
 */
public record Buyer(Map<Audience, Boolean> facts) {

    /** Nobody in particular. */
    public static final Buyer ANYBODY = new Buyer(Map.of());

    public Buyer {
        facts = Map.copyOf(facts);
    }

    /** Whether this buyer is among all of them. */
    Certainty isAmong(Set<Audience> audience) {
        var sure = Certainty.YES;
        for (var each : audience) {
            var fact = facts.get(each);
            if (fact == null) {
                sure = Certainty.UNKNOWN;
            } else if (!fact) {
                return Certainty.NO;
            }
        }
        return sure;
    }

    /** Whether something holds. */
    enum Certainty {
        YES,
        NO,
        UNKNOWN
    }
}
