package holdline.pricing.waterfall;

import holdline.events.Funder;
import holdline.events.Money;
import holdline.events.PagePrice;
import holdline.events.Waterfall;
import holdline.pricing.waterfall.FinalPrice.Exact;
import holdline.pricing.waterfall.FinalPrice.Interval;
import holdline.pricing.waterfall.FinalPrice.Undetermined;
import holdline.pricing.waterfall.Promotion.Coupon;
import holdline.pricing.waterfall.Promotion.Cut;
import holdline.pricing.waterfall.Promotion.InstantOff;
import holdline.pricing.waterfall.Promotion.NoCut;
import holdline.pricing.waterfall.Promotion.NotUnderstood;
import holdline.pricing.waterfall.Promotion.Percentage;
import holdline.pricing.waterfall.Promotion.ThresholdOff;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From page price and promotions to the final price.
 *
 * <p>The unit price is the seller's own: cuts that say the platform pays are left out. A cut whose funder the page does
 * not name counts as the seller's. Amounts are rounded half-up to the currency's minor unit, each step once, so the
 * steps always add up.
 */
public final class Derivation {

    /** A page with more promotions than this is not read further. */
    static final int MAX_PROMOTIONS = 20;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Derivation() {}

    /**
     * What one buyer pays.
     *
     * @param page what the page asks, or null where it states no price
     * @param promotions texts as found, in any order
     * @param units how many sellable units the price buys, at least 1
     */
    public static FinalPrice derive(@Nullable PagePrice page, List<String> promotions, int units) {
        if (page == null) {
            return new Undetermined("the page states no price");
        }
        if (promotions.size() > MAX_PROMOTIONS) {
            return new Undetermined("the page states more than " + MAX_PROMOTIONS + " promotions");
        }
        var cuts = new ArrayList<Cut>();
        for (var text : promotions.stream().distinct().toList()) {
            switch (PromotionText.read(text, page.amount().currency())) {
                case Cut cut -> cuts.add(cut);
                case NoCut _ -> {}
                case NotUnderstood(var terms) -> {
                    return new Undetermined("the promotion \"" + terms + "\" is not understood");
                }
            }
        }
        cuts.sort(ORDER);
        var highestPage = page.upTo() == null ? page.amount() : page.upTo();
        var lowest = apply(page.amount(), cuts, true, units);
        var highest = apply(highestPage, cuts, false, units);
        return lowest.isEmpty() || highest.isEmpty()
                ? new Undetermined("the promotions leave nothing to pay, so they cannot all apply")
                : lowest.equals(highest) ? new Exact(lowest.get()) : new Interval(lowest.get(), highest.get());
    }

    /** The platform's own cuts last; then by kind, largest first; the text breaks ties so that page order never matters. */
    private static final Comparator<Cut> ORDER = Comparator.<Cut>comparingInt(
                    cut -> cut.funder() == Funder.PLATFORM ? 1 : 0)
            .thenComparingInt(Derivation::kind)
            .thenComparing(Derivation::size)
            .thenComparing(Cut::terms);

    private static int kind(Cut cut) {
        return switch (cut) {
            case Percentage _ -> 0;
            case InstantOff _ -> 1;
            case ThresholdOff _ -> 2;
            case Coupon _ -> 3;
        };
    }

    private static BigDecimal size(Cut cut) {
        return switch (cut) {
            case Percentage percentage -> percentage.payPercent();
            case InstantOff instant -> instant.off().negate();
            case ThresholdOff threshold -> threshold.off().negate();
            case Coupon coupon -> coupon.off().negate();
        };
    }

    /**
     * One end of the result.
     *
     * @param generous whether restricted cuts apply and thresholds look at the page price; otherwise restricted cuts do
     *     not apply and thresholds look at what is left after the cuts before them
     * @return empty when nothing would be left to pay
     */
    private static Optional<Waterfall> apply(Money page, List<Cut> cuts, boolean generous, int units) {
        var left = page.amount();
        var platform = BigDecimal.ZERO;
        var steps = new ArrayList<Waterfall.Step>();
        for (var cut : cuts) {
            if (cut.restricted() && !generous) {
                continue;
            }
            var off = round(off(cut, generous ? page.amount() : left, left), page);
            if (off.signum() == 0) {
                continue;
            }
            left = left.subtract(off);
            if (left.signum() <= 0) {
                return Optional.empty();
            }
            if (cut.funder() == Funder.PLATFORM) {
                platform = platform.add(off);
            }
            steps.add(new Waterfall.Step(cut.terms(), new Money(off, page.currency()), cut.funder()));
        }
        var unit = left.add(platform).divide(BigDecimal.valueOf(units), digits(page), RoundingMode.HALF_UP);
        return Optional.of(new Waterfall(
                page, steps, new Money(left, page.currency()), units, new Money(unit, page.currency()), null));
    }

    private static BigDecimal off(Cut cut, BigDecimal measured, BigDecimal left) {
        return switch (cut) {
            case Percentage percentage ->
                left.multiply(HUNDRED.subtract(percentage.payPercent())).divide(HUNDRED);
            case InstantOff instant -> instant.off();
            case ThresholdOff threshold -> {
                var times = measured.divideToIntegralValue(threshold.threshold());
                yield threshold.off().multiply(threshold.repeats() ? times : times.min(BigDecimal.ONE));
            }
            case Coupon coupon -> measured.compareTo(coupon.threshold()) >= 0 ? coupon.off() : BigDecimal.ZERO;
        };
    }

    private static BigDecimal round(BigDecimal amount, Money page) {
        return amount.setScale(digits(page), RoundingMode.HALF_UP);
    }

    /** At least the currency's own digits; a page that states more keeps them. */
    private static int digits(Money page) {
        return Math.max(
                Math.max(page.currency().getDefaultFractionDigits(), 0),
                page.amount().scale());
    }
}
