package holdline.pricing.judging;

import holdline.events.Money;
import holdline.events.PolicyRef;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One policy version: the least a unit may cost.
 *
 * @param productCode null for every product
 * @param platform null for every platform
 * @param tolerancePercent how far below the floor is still tolerated, from 0 to below 100
 * @param validFrom first instant at which it holds, null for always
 * @param validTo first instant at which it no longer holds, null for ever
 */
public record Floor(
        PolicyRef ref,
        String name,
        @Nullable String productCode,
        @Nullable String platform,
        Money amount,
        BigDecimal tolerancePercent,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {

    public boolean holdsAt(Instant at) {
        return (validFrom == null || !at.isBefore(validFrom)) && (validTo == null || at.isBefore(validTo));
    }

    /** Whether both could hold at one instant. */
    public boolean overlaps(Floor other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(Floor other) {
        return validFrom == null || other.validTo == null || validFrom.isBefore(other.validTo);
    }

    /** For people: {@code policy 'Shelf floor' v1}. */
    String label() {
        return "policy '" + name + "' v" + ref.version();
    }
}
