package holdline.pricing.waterfall;

import holdline.pricing.promotions.Payer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/**
 * A basket and what is taken off it, step by step.
 *
 * @param steps in the order in which they apply; together never more than the basket
 */
public record Bill(Basket basket, List<Step> steps) {

    /** Money of others: a price is not lower because somebody else pays a part of it. */
    public static final Set<Payer> OTHERS = Set.of(Payer.PLATFORM, Payer.BRAND);

    public Bill {
        steps = List.copyOf(steps);
    }

    /** What the buyer pays. */
    public BigDecimal total() {
        return steps.stream().map(Step::amount).reduce(basket.total(), BigDecimal::subtract);
    }

    public BigDecimal saved() {
        return steps.stream().map(Step::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * What the seller takes for one piece of a line, half-up to the basket's digits.
     *
     * @param leftOut whose money does not lower the price
     */
    public BigDecimal perUnit(Basket.Line line, Set<Payer> leftOut) {
        return steps.stream()
                .filter(step -> step.item().equals(line.id()) && !leftOut.contains(step.payer()))
                .map(Step::amount)
                .reduce(line.total(), BigDecimal::subtract)
                .divide(BigDecimal.valueOf(line.quantity()), basket.digits(), RoundingMode.HALF_UP);
    }
}
