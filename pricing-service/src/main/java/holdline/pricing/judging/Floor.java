package holdline.pricing.judging;

import holdline.events.Money;
import holdline.events.PolicyRef;
import java.math.BigDecimal;

/**
 * The least a unit of one product may cost, by one policy version.
 *
 * @param tolerancePercent how far below the floor is still tolerated, from 0 to below 100
 */
public record Floor(PolicyRef ref, String name, Money amount, BigDecimal tolerancePercent) {

    /** For people: {@code policy 'Shelf floor' v1}. */
    String label() {
        return "policy '" + name + "' v" + ref.version();
    }
}
