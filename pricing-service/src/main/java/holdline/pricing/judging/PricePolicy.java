package holdline.pricing.judging;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.events.Channel;
import holdline.events.Money;
import holdline.events.PolicyRef;
import holdline.pricing.matching.KnownProduct;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One policy version in force.
 *
 * @param kind how it stands to other policies
 * @param scope which offers it speaks of
 * @param tolerancePercent how far below the floor is still tolerated, from 0 to below 100
 * @param validFrom first instant at which it holds, null for always
 * @param validTo first instant at which it no longer holds, null for ever
 */
public record PricePolicy(
        PolicyRef ref,
        String name,
        Kind kind,
        Scope scope,
        Rule rule,
        BigDecimal tolerancePercent,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {

    /** How a policy stands to others: an earlier kind goes before a later one, whatever their scopes. */
    public enum Kind {
        /** Lets offers off for a while (豁免). */
        @JsonProperty("waiver")
        WAIVER,
        /** Holds instead of the standing policies during a promotion (618, 双11). */
        @JsonProperty("promotion")
        PROMOTION,
        /** Holds when nothing else does. */
        @JsonProperty("standing")
        STANDING
    }

    /** What a policy asks. */
    public sealed interface Rule {

        /** The rule that a floor, a percentage or a reason alone makes. */
        static Rule of(@Nullable Money floor, @Nullable BigDecimal mostDiscountPercent, @Nullable String reason) {
            if (floor != null) {
                return new LeastAmount(floor);
            }
            return mostDiscountPercent == null
                    ? new Nothing(requireNonNull(reason))
                    : new MostDiscount(mostDiscountPercent);
        }

        /** A unit costs at least this. */
        record LeastAmount(Money amount) implements Rule {}

        /** A unit costs at most this much less than the product's guide price (指导价), from 0 to below 100 percent. */
        record MostDiscount(BigDecimal percent) implements Rule {}

        /** Nothing, for this reason. */
        record Nothing(String reason) implements Rule {}
    }

    /**
     * Which offers a policy speaks of. Each part narrows it; a part that is null does not.
     *
     * @param productCode one product; then {@code line} is null
     * @param line one product line
     * @param platform one platform
     * @param shopId one shop on that platform
     * @param channel shelf or live
     * @param region one of the regions the registry gives the seller
     * @param tier the tier the registry gives the seller
     */
    public record Scope(
            @Nullable String productCode,
            @Nullable String line,
            @Nullable String platform,
            @Nullable String shopId,
            @Nullable Channel channel,
            @Nullable String region,
            @Nullable String tier) {

        public static final Scope EVERYTHING = new Scope(null, null, null, null, null, null, null);
    }

    public boolean holdsAt(Instant at) {
        return (validFrom == null || !at.isBefore(validFrom)) && (validTo == null || at.isBefore(validTo));
    }

    /** Whether both could hold at one instant. */
    boolean overlaps(PricePolicy other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(PricePolicy other) {
        return validFrom == null || other.validTo == null || validFrom.isBefore(other.validTo);
    }

    /** What it says about a product in its scope. A floor counted in percent is rounded down to the minor unit. */
    FloorFinding about(KnownProduct product) {
        return switch (rule) {
            case Rule.Nothing(var reason) -> new FloorFinding.LetOff(ref, name, reason);
            case Rule.LeastAmount(var amount) -> new FloorFinding.Holds(new Floor(ref, name, amount, tolerancePercent));
            case Rule.MostDiscount(var percent) ->
                product.guidePrice() == null
                        ? new FloorFinding.NoGuidePrice(ref, name)
                        : new FloorFinding.Holds(
                                new Floor(ref, name, less(product.guidePrice(), percent), tolerancePercent));
        };
    }

    private static Money less(Money price, BigDecimal percent) {
        var kept = BigDecimal.valueOf(100).subtract(percent).movePointLeft(2);
        var digits = Math.max(price.currency().getDefaultFractionDigits(), 0);
        return new Money(price.amount().multiply(kept).setScale(digits, RoundingMode.DOWN), price.currency());
    }
}
