package holdline.pricing.waterfall;

import holdline.pricing.promotions.Kind;
import holdline.pricing.promotions.Terms;
import holdline.pricing.promotions.Terms.Cut;
import holdline.pricing.promotions.Terms.Reach;
import holdline.pricing.promotions.Terms.Unit;
import holdline.pricing.waterfall.Buyer.Certainty;
import holdline.pricing.waterfall.Outcome.Exact;
import holdline.pricing.waterfall.Outcome.Interval;
import holdline.pricing.waterfall.Outcome.Undetermined;
import holdline.pricing.waterfall.Stacking.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a basket costs a buyer who makes the best of it.
 *
 * <p>Promotions apply in the order of the platform's stages, the widest and largest first within one. Where one excludes
 * another, an early cut keeps a later one from its threshold, or several fall on several lines, all combinations are
 * tried and the cheapest is taken; so another promotion never makes a basket dearer. With more than {@value #MAX_TRIED} promotions in that case the answer
 * is undetermined.
 *
 * <p>An order is one order. Two orders for the same pieces save nothing but rounding where cuts count by piece or by
 * percent. Where promotions apply once per order, two orders save at most what the lesser one saves by itself, and besides
 * what promotions save there that are kept to some pieces of a line. Nothing is stated for baskets in which several offers
 * compete for pieces to give away: those are handed out dearest first, which need not be the best of all ways.
 */
public final class Checkout {

    /** Combinations of more are not tried: there would be over a thousand. */
    public static final int MAX_TRIED = 10;

    /** More promotions than this on one basket are not looked at. */
    public static final int MAX_PROMOTIONS = 50;

    private Checkout() {}

    /**
     * Prices a basket.
     *
     * @param promotions in any order
     * @param at when, or null where it is not known
     */
    public static Outcome price(
            Basket basket, List<Terms> promotions, Buyer buyer, @Nullable Instant at, Stacking stacking) {
        if (promotions.size() > MAX_PROMOTIONS) {
            return new Undetermined("there are more than " + MAX_PROMOTIONS + " promotions");
        }
        var candidates = new ArrayList<Candidate>();
        var silent = new TreeSet<String>();
        for (var place = 0; place < promotions.size(); place++) {
            var stated = stated(promotions.get(place), at, stacking);
            var sure = holds(stated, buyer, at);
            if (sure == Certainty.NO || isWithoutEffect(stated)) {
                continue;
            }
            if (stated.cut() == null) {
                silent.add(named(stated));
                continue;
            }
            var payer = stacking.payer(stated);
            candidates.add(new Candidate(place, stated, payer, stacking.stage(stated, payer), sure == Certainty.YES));
        }
        if (!silent.isEmpty()) {
            return new Undetermined(silent.first() + " does not say how much it takes off");
        }
        candidates.sort(Candidate.ORDER);
        var certain = candidates.stream().filter(Candidate::sure).toList();
        var least = best(
                basket,
                candidates,
                stacking,
                stacking.measured() == Measured.UNKNOWN ? Measured.PAGE : stacking.measured());
        var strict = stacking.measured() == Measured.UNKNOWN ? Measured.LEFT : stacking.measured();
        var most = stacking.together()
                ? best(basket, certain, stacking, strict)
                : bestSingle(basket, certain, stacking, strict);
        if (least.isEmpty() || most.isEmpty()) {
            return new Undetermined(
                    "more than " + MAX_TRIED + " promotions compete, too many to try every combination");
        }
        if (least.get().total().compareTo(most.get().total()) == 0) {
            return new Exact(least.get());
        }
        var reasons = candidates.stream()
                .filter(candidate -> !candidate.sure())
                .map(candidate -> "whether this buyer gets " + named(candidate.terms()) + " is not known")
                .distinct()
                .toList();
        return new Interval(
                least.get(),
                most.get(),
                reasons.isEmpty() ? List.of("whether these promotions go together is not known") : reasons);
    }

    /** A platform's campaign says what a page that only names it leaves open. */
    private static Terms stated(Terms terms, @Nullable Instant at, Stacking stacking) {
        if (terms.cut() != null || !terms.conditions().crossShop()) {
            return terms;
        }
        return stacking.campaign(at)
                .map(campaign -> new Terms(
                        Kind.THRESHOLD_OFF,
                        terms.text(),
                        new Reach(campaign.per(), Unit.MONEY, true),
                        new Cut.Off(campaign.off()),
                        terms.falls(),
                        terms.payer(),
                        terms.conditions()))
                .orElse(terms);
    }

    private static Certainty holds(Terms terms, Buyer buyer, @Nullable Instant at) {
        var among = buyer.isAmong(terms.conditions().audience());
        var from = terms.conditions().from();
        var until = terms.conditions().until();
        if (among == Certainty.NO || (from == null && until == null)) {
            return among;
        }
        if (at == null) {
            return Certainty.UNKNOWN;
        }
        return (from != null && at.isBefore(from)) || (until != null && at.isAfter(until)) ? Certainty.NO : among;
    }

    /** Kinds that leave the price alone. A flash sale without a price of its own is the page's price. */
    private static boolean isWithoutEffect(Terms terms) {
        return switch (terms.kind()) {
            case GIFT, ADD_ON -> true;
            case LIMITED_QUANTITY, FLASH, DEPOSIT -> terms.cut() == null;
            case BUY_X_GET_Y,
                    NTH_PIECE,
                    QUANTITY_OFF,
                    THRESHOLD_OFF,
                    PERCENT,
                    COUPON,
                    GROUP,
                    MEMBER,
                    NEW_USER,
                    LIVE,
                    INSTANT_OFF,
                    UNSPECIFIED -> false;
        };
    }

    private static String named(Terms terms) {
        return "\"" + (terms.text().isEmpty() ? terms.kind().wireName() : terms.text()) + "\"";
    }

    private static Optional<Bill> best(Basket basket, List<Candidate> all, Stacking stacking, Measured measured) {
        if (all.stream()
                .noneMatch(one -> all.stream()
                        .anyMatch(other -> other.place() != one.place() && one.excludes(other, stacking)))) {
            var till = till(basket, all, stacking, measured);
            if (!till.isContended()) {
                return Optional.of(till.bill());
            }
        }
        var able = all.stream()
                .filter(one -> till(basket, List.of(one), stacking, Measured.PAGE)
                                .bill()
                                .saved()
                                .signum()
                        > 0)
                .toList();
        if (able.size() > MAX_TRIED) {
            return Optional.empty();
        }
        return Optional.of(cheapest(basket, able, conflicts(able, stacking), stacking, measured));
    }

    /** For each the ones it excludes, as bits. */
    private static List<Integer> conflicts(List<Candidate> all, Stacking stacking) {
        var conflicts = new ArrayList<Integer>();
        for (var one : all) {
            var mask = 0;
            for (var at = 0; at < all.size(); at++) {
                if (all.get(at).place() != one.place() && one.excludes(all.get(at), stacking)) {
                    mask |= 1 << at;
                }
            }
            conflicts.add(mask);
        }
        return conflicts;
    }

    /** Of equally cheap combinations the one with the most promotions, earliest first. */
    private static Bill cheapest(
            Basket basket, List<Candidate> able, List<Integer> conflicts, Stacking stacking, Measured measured) {
        Bill best = new Bill(basket, List.of());
        for (var mask = (1 << able.size()) - 1; mask > 0; mask--) {
            if (isAllowed(mask, conflicts)) {
                var chosen = new ArrayList<Candidate>();
                for (var at = 0; at < able.size(); at++) {
                    if ((mask & (1 << (able.size() - 1 - at))) != 0) {
                        chosen.add(able.get(at));
                    }
                }
                var bill = till(basket, chosen, stacking, measured).bill();
                if (bill.saved().compareTo(best.saved()) > 0) {
                    best = bill;
                }
            }
        }
        return best;
    }

    private static boolean isAllowed(int mask, List<Integer> conflicts) {
        var n = conflicts.size();
        for (var at = 0; at < n; at++) {
            if ((mask & (1 << (n - 1 - at))) != 0) {
                for (var other = 0; other < n; other++) {
                    if ((mask & (1 << (n - 1 - other))) != 0 && (conflicts.get(at) & (1 << other)) != 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static Optional<Bill> bestSingle(
            Basket basket, List<Candidate> certain, Stacking stacking, Measured measured) {
        Bill best = new Bill(basket, List.of());
        for (var one : certain) {
            var bill = till(basket, List.of(one), stacking, measured).bill();
            if (bill.saved().compareTo(best.saved()) > 0) {
                best = bill;
            }
        }
        return Optional.of(best);
    }

    private static Till till(Basket basket, List<Candidate> chosen, Stacking stacking, Measured measured) {
        var till = new Till(basket, stacking, measured);
        chosen.forEach(till::apply);
        return till;
    }
}
