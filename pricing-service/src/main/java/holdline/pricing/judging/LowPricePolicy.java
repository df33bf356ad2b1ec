package holdline.pricing.judging;

import holdline.events.Evidence;
import holdline.events.Funder;
import holdline.events.ListingObserved;
import holdline.events.Money;
import holdline.events.Waterfall;
import holdline.pricing.judging.Verdict.Compliant;
import holdline.pricing.judging.Verdict.Undetermined;
import holdline.pricing.judging.Verdict.Violating;
import holdline.pricing.waterfall.FinalPrice;
import holdline.pricing.waterfall.FinalPrice.Exact;
import holdline.pricing.waterfall.FinalPrice.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * 低价: the seller's own unit price lies below the floor, after tolerance. An interval is too low only when its highest
 * end is, and complies only when its lowest end does.
 */
final class LowPricePolicy {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private LowPricePolicy() {}

    static Verdict judge(ListingObserved seen, FinalPrice price, FloorFinding finding, JudgingSettings settings) {
        return switch (finding) {
            case FloorFinding.Holds(var floor) -> against(floor, seen, price, settings);
            case FloorFinding.Silent _ -> new Compliant("No floor applies to this product here.");
            case FloorFinding.LetOff(var ref, var name, var reason) ->
                new Compliant("The brand lets it off by waiver '" + name + "' v" + ref.version() + ": " + reason);
            case FloorFinding.NoGuidePrice(var ref, var name) ->
                new Undetermined("Policy '" + name + "' v" + ref.version()
                        + " counts from the guide price, and the product has none.");
        };
    }

    private static Verdict against(Floor floor, ListingObserved seen, FinalPrice price, JudgingSettings settings) {
        if (seen.reading().confidence() < settings.readingConfidence()) {
            return new Undetermined(
                    "The page was read too unsurely (" + seen.reading().confidence() + ").");
        }
        return switch (price) {
            case FinalPrice.Undetermined(var reason) -> new Undetermined("No final price: " + reason + ".");
            case Exact(var waterfall) -> between(seen, waterfall, waterfall, List.of(), floor, settings);
            case Interval(var lowest, var highest, var reasons) ->
                between(seen, lowest, highest, reasons, floor, settings);
        };
    }

    private static Verdict between(
            ListingObserved seen,
            Waterfall lowest,
            Waterfall highest,
            List<String> reasons,
            Floor floor,
            JudgingSettings settings) {
        if (!lowest.unitPrice().currency().equals(floor.amount().currency())) {
            return new Undetermined("The price is in " + lowest.unitPrice().currency() + ", the floor of "
                    + floor.label() + " in " + floor.amount().currency() + ".");
        }
        if (tooLow(highest.unitPrice(), floor)) {
            var below = percentBelow(highest.unitPrice(), floor);
            return new Violating(
                    settings.severityOf(below), explain(highest, floor, below), List.of(Evidence.of(seen.capture())));
        }
        if (!tooLow(lowest.unitPrice(), floor)) {
            return new Compliant("Unit price " + lowest.unitPrice() + " holds the floor of " + floor.amount() + " ("
                    + floor.label() + ").");
        }
        return new Undetermined("The unit price lies between " + lowest.unitPrice() + " and " + highest.unitPrice()
                + ", on both sides of the floor of " + floor.amount() + " (" + floor.label() + ")"
                + (reasons.isEmpty() ? "." : ": " + String.join("; ", reasons) + "."));
    }

    private static boolean tooLow(Money unit, Floor floor) {
        var kept = HUNDRED.subtract(floor.tolerancePercent());
        var least = floor.amount().amount().multiply(kept).divide(HUNDRED);
        return unit.amount().compareTo(least) < 0;
    }

    private static BigDecimal percentBelow(Money unit, Floor floor) {
        return floor.amount()
                .amount()
                .subtract(unit.amount())
                .multiply(HUNDRED)
                .divide(floor.amount().amount(), 1, RoundingMode.HALF_UP);
    }

    private static String explain(Waterfall price, Floor floor, BigDecimal below) {
        var text = new StringBuilder("Final price ").append(price.finalPrice());
        if (price.units() > 1) {
            text.append(" for ")
                    .append(price.units())
                    .append(" units, ")
                    .append(price.unitPrice())
                    .append(" each,");
        }
        price.steps().stream()
                .filter(step -> step.funder() == Funder.PLATFORM)
                .map(Waterfall.Step::cut)
                .reduce(Money::plus)
                .ifPresent(platform -> text.append(" (")
                        .append(price.unitPrice())
                        .append(" per unit without the ")
                        .append(platform)
                        .append(" the platform pays)"));
        return text.append(" is ")
                .append(below)
                .append(" % below the floor of ")
                .append(floor.amount())
                .append(" (")
                .append(floor.label())
                .append(").")
                .toString();
    }
}
