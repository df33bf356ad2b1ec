package holdline.pricing.waterfall;

import holdline.pricing.promotions.Kind;
import holdline.pricing.promotions.Terms;
import holdline.pricing.promotions.Terms.Cut;
import holdline.pricing.promotions.Terms.Spread;
import holdline.pricing.promotions.Terms.Unit;
import holdline.pricing.waterfall.Basket.Line;
import holdline.pricing.waterfall.Stacking.Measured;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Applies one combination of promotions to a basket, one after the other. Amounts are rounded half-up to the basket's
 * digits; what a cut over several lines leaves by rounding goes to the last of them. No line ever falls below zero.
 */
final class Till {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Basket basket;
    private final Stacking stacking;
    private final Measured measured;
    private final List<Line> lines;

    private final BigDecimal[] left;

    /** What thresholds on the page look at. */
    private final BigDecimal[] page;

    private final int[] free;

    /** By promotion. */
    private final Map<Integer, Purchase> bought = new TreeMap<>();

    private final List<Step> steps = new ArrayList<>();
    private boolean contended;

    Till(Basket basket, Stacking stacking, Measured measured) {
        this.basket = basket;
        this.stacking = stacking;
        this.measured = measured;
        this.lines = basket.lines();
        this.left = lines.stream().map(Line::total).toArray(BigDecimal[]::new);
        this.page = left.clone();
        this.free = new int[lines.size()];
    }

    Bill bill() {
        return new Bill(basket, steps);
    }

    /** Whether one promotion may have kept another from its full effect: only then can leaving one out pay. */
    boolean isContended() {
        return contended;
    }

    void apply(Candidate promotion) {
        var cuts = cuts(promotion);
        // How one cut is spread over lines decides what the next one finds on each of them.
        contended |= lines.size() > 1 && !steps.isEmpty();
        for (var line = 0; line < cuts.length; line++) {
            if (cuts[line].signum() > 0) {
                left[line] = left[line].subtract(cuts[line]);
                if (stacking.setsPrice(promotion.stage())) {
                    page[line] = page[line].subtract(cuts[line]).max(BigDecimal.ZERO);
                }
                steps.add(new Step(
                        promotion.place(), lines.get(line).id(), cuts[line], promotion.payer(), Why.of(promotion)));
            }
        }
    }

    private BigDecimal[] cuts(Candidate promotion) {
        var terms = promotion.terms();
        var eligible = eligible(terms.falls().items());
        if (eligible.length == 0) {
            return none();
        }
        return switch (terms.cut()) {
            case null -> none();
            case Cut.Free(var buy, var get) -> terms.kind() == Kind.GIFT ? none() : freePieces(promotion, buy, get);
            case Cut cut
            when terms.kind() == Kind.NTH_PIECE && terms.falls().nth() != null ->
                everyNth(eligible, terms.falls().nth(), terms.falls().atMost(), cut);
            case Cut cut -> byReach(eligible, terms, cut);
        };
    }

    private BigDecimal[] none() {
        var none = new BigDecimal[lines.size()];
        Arrays.fill(none, BigDecimal.ZERO);
        return none;
    }

    private int[] eligible(@Nullable Set<String> items) {
        return IntStream.range(0, lines.size())
                .filter(line -> items == null || items.contains(lines.get(line).id()))
                .toArray();
    }

    // Amounts and percentages

    private BigDecimal[] byReach(int[] eligible, Terms terms, Cut cut) {
        var times = times(eligible, terms);
        if (times == 0) {
            return none();
        }
        var most = terms.falls().atMost();
        var spread =
                terms.falls().spread() == null ? Spread.ACROSS : terms.falls().spread();
        return switch (cut) {
            case Cut.Off(var amount) -> {
                var off = amount.multiply(BigDecimal.valueOf(times));
                yield switch (spread) {
                    case ACROSS -> across(eligible, round(off));
                    case EACH -> each(eligible, line -> off.min(open(line, most)));
                    case PIECE -> each(eligible, line -> amount.multiply(BigDecimal.valueOf(pieces(line, most))));
                };
            }
            case Cut.Pay(var percent) -> {
                var share = HUNDRED.subtract(percent).divide(HUNDRED);
                yield spread == Spread.ACROSS
                        ? across(eligible, round(sum(left, eligible).multiply(share)))
                        : each(eligible, line -> open(line, most).multiply(share));
            }
            case Cut.Price(var price) ->
                terms.reach() != null && terms.reach().unit() == Unit.PIECES
                        ? bundles(eligible, terms.reach().amount().intValue(), price)
                        : each(
                                eligible,
                                line -> lines.get(line)
                                        .unitPrice()
                                        .subtract(price)
                                        .max(BigDecimal.ZERO)
                                        .multiply(BigDecimal.valueOf(pieces(line, most))));
            case Cut.Free _ -> none();
        };
    }

    /** How often the order reaches what the terms ask for; once when they ask for nothing. */
    private int times(int[] eligible, Terms terms) {
        var reach = terms.reach();
        if (reach == null || reach.amount().signum() <= 0) {
            return 1;
        }
        if (reach.unit() == Unit.PIECES) {
            var pieces = BigDecimal.valueOf(IntStream.of(eligible)
                    .mapToLong(line -> lines.get(line).quantity())
                    .sum());
            return whole(pieces, reach);
        }
        var times = whole(sum(measured == Measured.PAGE ? page : left, eligible), reach);
        var atMost = whole(
                IntStream.of(eligible)
                        .mapToObj(line -> lines.get(line).total())
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                reach);
        contended |= times != atMost;
        return times;
    }

    private static int whole(BigDecimal sum, Terms.Reach reach) {
        if (sum.compareTo(reach.amount()) < 0) {
            return 0;
        }
        return reach.repeats()
                ? sum.divideToIntegralValue(reach.amount())
                        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                        .intValue()
                : 1;
    }

    private int pieces(int line, @Nullable Integer most) {
        var quantity = lines.get(line).quantity();
        return most == null ? quantity : Math.min(quantity, most);
    }

    /** What is left of as many pieces of a line as may get cheaper; cuts before this one fell on them first. */
    private BigDecimal open(int line, @Nullable Integer most) {
        if (most == null) {
            return left[line];
        }
        var taken = lines.get(line).total().subtract(left[line]);
        return lines.get(line)
                .unitPrice()
                .multiply(BigDecimal.valueOf(pieces(line, most)))
                .subtract(taken)
                .max(BigDecimal.ZERO)
                .min(left[line]);
    }

    /** Something worked out for a line. */
    private interface OfLine {
        BigDecimal of(int line);
    }

    private BigDecimal[] each(int[] eligible, OfLine cut) {
        var cuts = none();
        for (var line : eligible) {
            cuts[line] = round(cut.of(line)).min(left[line]);
        }
        return cuts;
    }

    /** One amount over several lines, by what is left of them. */
    private BigDecimal[] across(int[] eligible, BigDecimal amount) {
        var cuts = none();
        var all = sum(left, eligible);
        var rest = amount.min(all);
        if (rest.signum() <= 0) {
            return cuts;
        }
        var whole = rest;
        for (var line : eligible) {
            var share = whole.multiply(left[line]).divide(all, basket.digits(), RoundingMode.HALF_UP);
            cuts[line] = share.min(rest).min(left[line]);
            rest = rest.subtract(cuts[line]);
        }
        for (var at = eligible.length - 1; at >= 0 && rest.signum() > 0; at--) {
            var line = eligible[at];
            var more = rest.min(left[line].subtract(cuts[line]));
            cuts[line] = cuts[line].add(more);
            rest = rest.subtract(more);
        }
        return cuts;
    }

    /** 99元任选3件: as many whole bundles of a line as there are. */
    private BigDecimal[] bundles(int[] eligible, int size, BigDecimal price) {
        return each(eligible, line -> {
            var bundles = lines.get(line).quantity() / size;
            return lines.get(line)
                    .unitPrice()
                    .multiply(BigDecimal.valueOf(size))
                    .subtract(price)
                    .max(BigDecimal.ZERO)
                    .multiply(BigDecimal.valueOf(bundles));
        });
    }

    private static BigDecimal sum(BigDecimal[] amounts, int[] eligible) {
        return IntStream.of(eligible).mapToObj(line -> amounts[line]).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal round(BigDecimal amount) {
        return amount.setScale(basket.digits(), RoundingMode.HALF_UP);
    }

    // Pieces

    /** Dearest first; of equals, the line further down. */
    private int[] dearestFirst(int[] eligible) {
        return IntStream.of(eligible)
                .boxed()
                .sorted(Comparator.<Integer, BigDecimal>comparing(
                                line -> lines.get(line).unitPrice())
                        .thenComparing(Comparator.naturalOrder())
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** 第2件半价: of the pieces, dearest first, every nth. */
    private BigDecimal[] everyNth(int[] eligible, int nth, @Nullable Integer most, Cut cut) {
        var cuts = none();
        var before = 0L;
        var open = most == null ? Integer.MAX_VALUE : most;
        contended |= IntStream.of(free).anyMatch(count -> count > 0);
        for (var line : dearestFirst(eligible)) {
            var behind = before + lines.get(line).quantity() - free[line];
            var count = Math.min(open, behind / nth - before / nth);
            var unit = lines.get(line).unitPrice();
            var off = switch (cut) {
                case Cut.Off(var amount) -> amount.min(unit);
                case Cut.Pay(var percent) ->
                    unit.multiply(HUNDRED.subtract(percent)).divide(HUNDRED);
                case Cut.Price(var price) -> unit.subtract(price).max(BigDecimal.ZERO);
                case Cut.Free _ -> BigDecimal.ZERO;
            };
            cuts[line] = round(off.multiply(BigDecimal.valueOf(count))).min(left[line]);
            open -= (int) count;
            before = behind;
        }
        return cuts;
    }

    /**
     * 买2送1, as often as it fits. The dearest pieces count as bought, then the dearest of the others are free. A piece is
     * free once, and bought for one promotion; bought pieces are as good as any other the promotion accepts, so another
     * promotion may have one when a replacement is there.
     */
    private BigDecimal[] freePieces(Candidate promotion, int buy, int get) {
        contended |= !bought.isEmpty();
        var falls = promotion.terms().falls();
        var targets = dearestFirst(eligible(falls.items()));
        var sources = dearestFirst(eligible(falls.buyItems() == null ? falls.items() : falls.buyItems()));
        var own = new Purchase(promotion.place(), lines.size(), sources);
        bought.put(promotion.place(), own);
        var worth = new BigDecimal[lines.size()];
        for (var line : targets) {
            var open = lines.get(line).quantity() - free[line];
            worth[line] =
                    open == 0 ? BigDecimal.ZERO : left[line].divide(BigDecimal.valueOf(open), 12, RoundingMode.HALF_UP);
        }
        var before = free.clone();
        var rounds = falls.atMost() == null ? Integer.MAX_VALUE : falls.atMost();
        while (rounds > 0) {
            var done = once(sources, targets, own, buy, get, rounds);
            if (done == 0) {
                break;
            }
            rounds -= done;
        }
        var cuts = none();
        for (var line : targets) {
            cuts[line] = round(worth[line].multiply(BigDecimal.valueOf(free[line] - before[line])))
                    .min(left[line]);
        }
        return cuts;
    }

    /** One round, or as many at once as one line can give; none when the pieces do not suffice. */
    private int once(int[] sources, int[] targets, Purchase own, int buy, int get, int rounds) {
        var source = first(sources, this::unclaimed);
        var target = first(targets, line -> lines.get(line).quantity() - free[line] - own.pieces[line]);
        if (source < 0 || target < 0) {
            return 0;
        }
        var many = source == target
                ? unclaimed(source) / (buy + get)
                : Math.min(unclaimed(source) / buy, unclaimed(target) / get);
        if (many > 0) {
            many = Math.min(many, rounds);
            own.pieces[source] += many * buy;
            free[target] += many * get;
            return many;
        }
        var freeBefore = free.clone();
        var boughtBefore = bought.values().stream()
                .map(purchase -> purchase.pieces.clone())
                .toList();
        if (buy(sources, own, buy) && get(targets, own, get)) {
            return 1;
        }
        System.arraycopy(freeBefore, 0, free, 0, free.length);
        var at = 0;
        for (var purchase : bought.values()) {
            System.arraycopy(boughtBefore.get(at++), 0, purchase.pieces, 0, free.length);
        }
        return 0;
    }

    private static int first(int[] some, IntUnaryOperator open) {
        return IntStream.of(some)
                .filter(line -> open.applyAsInt(line) > 0)
                .findFirst()
                .orElse(-1);
    }

    private int unclaimed(int line) {
        return lines.get(line).quantity()
                - free[line]
                - bought.values().stream()
                        .mapToInt(purchase -> purchase.pieces[line])
                        .sum();
    }

    private boolean buy(int[] sources, Purchase own, int wanted) {
        var open = wanted;
        for (var line : sources) {
            var some = Math.min(open, unclaimed(line));
            own.pieces[line] += some;
            open -= some;
        }
        return open == 0;
    }

    private boolean get(int[] targets, Purchase own, int wanted) {
        var open = wanted;
        for (var line : targets) {
            while (open > 0 && lines.get(line).quantity() - free[line] - own.pieces[line] > 0) {
                var some = Math.min(open, unclaimed(line));
                if (some == 0 && !giveWay(line, own)) {
                    break;
                }
                some = Math.max(some, 1);
                free[line] += some;
                open -= some;
            }
        }
        return open == 0;
    }

    /** Moves one piece that another promotion counts as bought to another line that it accepts. */
    private boolean giveWay(int line, Purchase own) {
        for (var purchase : bought.values()) {
            if (purchase.place != own.place && purchase.pieces[line] > 0) {
                for (var other : purchase.accepts) {
                    if (other != line && unclaimed(other) > 0) {
                        purchase.pieces[line]--;
                        purchase.pieces[other]++;
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** What counts as bought for one promotion. */
    private static final class Purchase {

        final int place;

        /** Of each line. */
        final int[] pieces;

        /** The lines whose pieces it takes. */
        final int[] accepts;

        Purchase(int place, int lines, int[] accepts) {
            this.place = place;
            this.pieces = new int[lines];
            this.accepts = accepts;
        }
    }
}
