package holdline.pricing.waterfall;

import holdline.events.Channel;
import holdline.events.Funder;
import holdline.events.ListingObserved;
import holdline.events.Money;
import holdline.events.PagePrice;
import holdline.events.Waterfall;
import holdline.pricing.promotions.Audience;
import holdline.pricing.promotions.Kind;
import holdline.pricing.promotions.Payer;
import holdline.pricing.promotions.Terms;
import holdline.pricing.promotions.Terms.Cut;
import holdline.pricing.promotions.Terms.Unit;
import holdline.pricing.waterfall.Basket.Line;
import holdline.pricing.waterfall.FinalPrice.Exact;
import holdline.pricing.waterfall.FinalPrice.Interval;
import holdline.pricing.waterfall.FinalPrice.Undetermined;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * From what a page says to the final price.
 *
 * <p>The unit price is the seller's own: cuts that the platform or the brand pays are left out. How many pieces a buyer
 * takes is not known, so the lowest price is that of the best number the promotions themselves speak of, up to
 * {@value #MAX_PIECES} and to what one buyer may have; the highest is that of one piece.
 */
public final class Derivation {

    /** A page with more promotions than this is not read further. */
    static final int MAX_PROMOTIONS = 20;

    /** More pieces of one thing are not what a consumer buys. */
    static final int MAX_PIECES = 6;

    private static final String LINE = "it";
    private static final Set<Payer> NOT_SURELY_SELLERS = Set.of(Payer.PLATFORM, Payer.BRAND, Payer.UNKNOWN);
    private static final Buyer IN_THE_LIVE_ROOM = new Buyer(Map.of(Audience.LIVE_VIEWERS, true));

    private Derivation() {}

    /**
     * What one buyer pays.
     *
     * @param units how many sellable units the price buys, at least 1
     */
    public static FinalPrice derive(ListingObserved seen, int units) {
        var page = seen.pagePrice();
        if (page == null) {
            return new Undetermined("the page states no price");
        }
        var highest = page.upTo() == null ? page.amount() : page.upTo();
        if (seen.promotions().isEmpty()) {
            return between(plain(page.amount(), units), plain(highest, units), List.of());
        }
        if (seen.promotions().size() > MAX_PROMOTIONS
                && seen.promotions().stream().distinct().count() > MAX_PROMOTIONS) {
            return new Undetermined("the page states more than " + MAX_PROMOTIONS + " promotions");
        }
        var offers = PageOffers.of(seen, page.amount().currency());
        return offers.notUnderstood() != null
                ? new Undetermined("the promotion \"" + offers.notUnderstood() + "\" is not understood")
                : new Order(seen, page, highest, offers.terms(), units).price();
    }

    private static Waterfall plain(Money price, int units) {
        var unit = price.amount().divide(BigDecimal.valueOf(units), digits(price), RoundingMode.HALF_UP);
        return new Waterfall(price, List.of(), price, units, new Money(unit, price.currency()), null);
    }

    private static FinalPrice between(Waterfall lowest, Waterfall highest, List<String> reasons) {
        if (lowest.equals(highest)) {
            return new Exact(lowest);
        }
        return new Interval(
                lowest, highest, reasons.isEmpty() ? List.of("the page states a range of prices") : reasons);
    }

    /** At least the currency's own digits; a page that states more keeps them. */
    private static int digits(Money page) {
        return Math.max(
                Math.max(page.currency().getDefaultFractionDigits(), 0),
                page.amount().scale());
    }

    /** What is ordered of one listing. */
    private record Order(ListingObserved seen, PagePrice page, Money highest, List<Terms> terms, int units) {

        FinalPrice price() {
            var reasons = new LinkedHashSet<String>();
            @Nullable Waterfall least = null;
            @Nullable Waterfall most = null;
            for (var pieces : numbers()) {
                var outcome = checkout(page.amount(), pieces);
                if (outcome instanceof Outcome.Undetermined(var reason)) {
                    return new Undetermined(reason);
                }
                var bill = lowest(outcome);
                if (bill.total().signum() <= 0) {
                    return new Undetermined("the promotions leave nothing to pay, so they cannot all apply");
                }
                var one = waterfall(bill, page.amount(), pieces, Bill.OTHERS);
                if (least == null || one.unitPrice().isLessThan(least.unitPrice())) {
                    if (least != null) {
                        reasons.add(pieces + " pieces together cost less each than one");
                    }
                    least = one;
                }
                if (outcome instanceof Outcome.Interval interval) {
                    reasons.addAll(interval.reasons());
                }
                if (most == null) {
                    var dear = checkout(highest, pieces);
                    if (dear instanceof Outcome.Undetermined(var reason)) {
                        return new Undetermined(reason);
                    }
                    var all = highest(dear);
                    if (all.total().signum() <= 0) {
                        return new Undetermined("the promotions leave nothing to pay, so they cannot all apply");
                    }
                    if (all.steps().stream().anyMatch(step -> step.payer() == Payer.UNKNOWN)) {
                        reasons.add("nobody says who pays for a cut");
                    }
                    most = waterfall(all, highest, pieces, NOT_SURELY_SELLERS);
                }
            }
            return least == null || most == null
                    ? new Undetermined("the page states no price")
                    : most.unitPrice().isLessThan(least.unitPrice())
                            ? between(most, least, List.copyOf(reasons))
                            : between(least, most, List.copyOf(reasons));
        }

        /** One piece, and every number that a promotion speaks of and one buyer may have. */
        private TreeSet<Integer> numbers() {
            var most = terms.stream()
                    .filter(one -> one.kind() == Kind.LIMITED_QUANTITY)
                    .map(one -> one.falls().atMost() == null
                            ? MAX_PIECES
                            : one.falls().atMost())
                    .reduce(MAX_PIECES, Math::min);
            var numbers = new TreeSet<Integer>();
            numbers.add(1);
            for (var one : terms) {
                var asked = asked(one);
                if (asked.compareTo(BigDecimal.valueOf(most)) <= 0) {
                    numbers.add(asked.intValue());
                }
            }
            return numbers;
        }

        private BigDecimal asked(Terms one) {
            if (one.cut() instanceof Cut.Free(var buy, var free) && one.kind() == Kind.BUY_X_GET_Y) {
                return BigDecimal.valueOf((long) buy + free);
            }
            if (one.falls().nth() != null) {
                return BigDecimal.valueOf(one.falls().nth());
            }
            var reach = one.reach();
            if (reach == null || one.cut() == null || one.kind() == Kind.GIFT) {
                return BigDecimal.ONE;
            }
            return (reach.unit() == Unit.PIECES
                            ? reach.amount()
                            : reach.amount().divide(page.amount().amount(), 0, RoundingMode.CEILING))
                    .max(BigDecimal.ONE);
        }

        private Outcome checkout(Money price, int pieces) {
            var basket = new Basket(List.of(new Line(LINE, price.amount(), pieces)), digits(price));
            return Checkout.price(
                    basket,
                    terms,
                    seen.channel() == Channel.LIVE ? IN_THE_LIVE_ROOM : Buyer.ANYBODY,
                    seen.observedAt(),
                    StackingRules.shipped().of(seen.listing().platform()));
        }

        private static Bill lowest(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Exact(var bill) -> bill;
                case Outcome.Interval(var lowest, var _, var _) -> lowest;
                case Outcome.Undetermined(var reason) -> throw new IllegalStateException(reason);
            };
        }

        private static Bill highest(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Exact(var bill) -> bill;
                case Outcome.Interval(var _, var highest, var _) -> highest;
                case Outcome.Undetermined(var reason) -> throw new IllegalStateException(reason);
            };
        }

        private Waterfall waterfall(Bill bill, Money price, int pieces, Set<Payer> leftOut) {
            var currency = price.currency();
            var sellers = bill.steps().stream()
                    .filter(step -> !leftOut.contains(step.payer()))
                    .map(Step::amount)
                    .reduce(bill.basket().total(), BigDecimal::subtract);
            var steps = new ArrayList<Waterfall.Step>();
            for (var step : bill.steps()) {
                steps.add(new Waterfall.Step(
                        terms.get(step.promotion()).text(), new Money(step.amount(), currency), funder(step.payer())));
            }
            var sellable = units * pieces;
            return new Waterfall(
                    new Money(bill.basket().total(), currency),
                    steps,
                    new Money(bill.total(), currency),
                    sellable,
                    new Money(
                            sellers.divide(BigDecimal.valueOf(sellable), digits(price), RoundingMode.HALF_UP),
                            currency),
                    null);
        }

        /** What the published language calls them; a brand that pays for a cut has no name of its own there. */
        private static Funder funder(Payer payer) {
            return switch (payer) {
                case SHOP -> Funder.SELLER;
                case PLATFORM -> Funder.PLATFORM;
                case LIVE_ROOM -> Funder.LIVE_ROOM;
                case BRAND, UNKNOWN -> Funder.UNKNOWN;
            };
        }
    }
}
