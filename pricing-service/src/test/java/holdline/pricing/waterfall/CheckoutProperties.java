package holdline.pricing.waterfall;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.pricing.promotions.Audience;
import holdline.pricing.promotions.Kind;
import holdline.pricing.promotions.Payer;
import holdline.pricing.promotions.Terms;
import holdline.pricing.promotions.Terms.Conditions;
import holdline.pricing.promotions.Terms.Cut;
import holdline.pricing.promotions.Terms.Falls;
import holdline.pricing.promotions.Terms.Reach;
import holdline.pricing.promotions.Terms.Spread;
import holdline.pricing.promotions.Terms.Unit;
import holdline.pricing.waterfall.Basket.Line;
import holdline.pricing.waterfall.Outcome.Exact;
import holdline.pricing.waterfall.Outcome.Interval;
import holdline.pricing.waterfall.Outcome.Undetermined;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every basket and every set of promotions, on every platform. */
class CheckoutProperties {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Stacking LISTED = StackingRules.shipped().asListed();
    private static final int TRIES = 400;

    @Property(tries = TRIES)
    void isNeverNegativeAndNeverAboveThePagePrice(
            @ForAll("baskets") Basket basket,
            @ForAll("promotions") List<Terms> promotions,
            @ForAll("platforms") Stacking stacking) {
        for (var bill : ends(Checkout.price(basket, promotions, Buyer.ANYBODY, NOW, stacking))) {
            assertThat(bill.total()).isNotNegative().isLessThanOrEqualTo(basket.total());
            for (var line : basket.lines()) {
                assertThat(bill.perUnit(line, Set.of())).isNotNegative();
                assertThat(bill.perUnit(line, Bill.OTHERS)).isLessThanOrEqualTo(line.unitPrice());
            }
            assertThat(bill.steps()).allSatisfy(step -> {
                assertThat(step.amount()).isPositive();
                assertThat(step.amount().scale()).isLessThanOrEqualTo(basket.digits());
            });
        }
    }

    @Property(tries = TRIES)
    void anotherPromotionNeverRaisesThePrice(
            @ForAll("baskets") Basket basket,
            @ForAll("promotions") List<Terms> promotions,
            @ForAll("promotion") Terms another,
            @ForAll("platforms") Stacking stacking) {
        // Given
        var more = Stream.concat(promotions.stream(), Stream.of(another)).toList();
        // When
        var before = Checkout.price(basket, promotions, Buyer.ANYBODY, NOW, stacking);
        var after = Checkout.price(basket, more, Buyer.ANYBODY, NOW, stacking);
        // Then
        if (!(before instanceof Undetermined) && !(after instanceof Undetermined)) {
            assertThat(ends(after).getFirst().total())
                    .isLessThanOrEqualTo(ends(before).getFirst().total());
            assertThat(ends(after).getLast().total())
                    .isLessThanOrEqualTo(ends(before).getLast().total());
        }
    }

    @Property(tries = TRIES)
    void theOrderInWhichPromotionsAreListedDoesNotMatter(
            @ForAll("baskets") Basket basket,
            @ForAll("promotions") List<Terms> promotions,
            @ForAll("platforms") Stacking stacking,
            @ForAll Random random) {
        // Given
        var shuffled = new ArrayList<>(promotions);
        Collections.shuffle(shuffled, random);
        // When
        var one = Checkout.price(basket, promotions, Buyer.ANYBODY, NOW, stacking);
        var other = Checkout.price(basket, shuffled, Buyer.ANYBODY, NOW, stacking);
        // Then
        assertThat(other).hasSameClassAs(one);
        assertThat(shown(other)).isEqualTo(shown(one));
    }

    @Property(tries = TRIES)
    void whatABuyerPaysOnceMoreIsKnownLiesWithinTheInterval(
            @ForAll("baskets") Basket basket,
            @ForAll("promotions") List<Terms> promotions,
            @ForAll boolean newUser,
            @ForAll boolean member) {
        // Given
        var known = new Buyer(Map.of(Audience.NEW_USERS, newUser, Audience.MEMBERS, member));
        // When
        var wide = ends(Checkout.price(basket, promotions, Buyer.ANYBODY, NOW, LISTED));
        var exact = ends(Checkout.price(basket, promotions, known, NOW, LISTED));
        // Then
        if (!wide.isEmpty() && !exact.isEmpty()) {
            assertThat(exact).hasSizeLessThanOrEqualTo(wide.size());
            assertThat(exact.getFirst().total())
                    .isBetween(wide.getFirst().total(), wide.getLast().total());
        }
    }

    /**
     * The bound that {@link Checkout} states: a whole saves at least what its better part saves, less what promotions
     * would save there that are kept to some pieces of a line. Nothing is stated where offers compete for pieces.
     */
    @Property(tries = TRIES)
    void splittingABasketSavesAtMostWhatThePartsSaveLessWhatTheWholeSaves(
            @ForAll("baskets") Basket basket, @ForAll("sure") List<Terms> promotions, @ForAll Random random) {
        // Given
        Assume.that(promotions.stream().filter(CheckoutProperties::countsPieces).count() <= 1);
        var parts = split(basket, random);
        // When
        var whole = saved(basket, promotions);
        // Then
        for (var part : parts) {
            var keptToSomePieces = promotions.stream()
                    .filter(terms -> terms.falls().spread() == Spread.EACH)
                    .map(terms -> saved(part, List.of(terms)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(whole).isGreaterThanOrEqualTo(saved(part, promotions).subtract(keptToSomePieces));
        }
    }

    private static boolean countsPieces(Terms terms) {
        return terms.kind() == Kind.BUY_X_GET_Y || terms.kind() == Kind.NTH_PIECE;
    }

    /** Cuts by piece and by percent gain nothing but rounding: half a minor unit for each promotion and line of an order. */
    @Property(tries = TRIES)
    void splittingABasketGainsOnlyRoundingWhereCutsCountByPieceOrPercent(
            @ForAll("baskets") Basket basket, @ForAll("byPiece") List<Terms> promotions, @ForAll Random random) {
        // Given
        var parts = split(basket, random);
        var minor = BigDecimal.ONE.movePointLeft(basket.digits());
        var stated = minor.multiply(
                BigDecimal.valueOf(2L * (promotions.size() + 1) * basket.lines().size()));
        // When
        var whole = saved(basket, promotions);
        var apart = parts.stream().map(part -> saved(part, promotions)).reduce(BigDecimal.ZERO, BigDecimal::add);
        // Then
        assertThat(apart.subtract(whole)).isLessThanOrEqualTo(stated);
    }

    private static BigDecimal saved(Basket basket, List<Terms> promotions) {
        return ends(Checkout.price(basket, promotions, Buyer.ANYBODY, NOW, LISTED)).stream()
                .map(Bill::saved)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** Two orders that together hold the same pieces. */
    private static List<Basket> split(Basket basket, Random random) {
        var one = new ArrayList<Line>();
        var other = new ArrayList<Line>();
        for (var line : basket.lines()) {
            var first = random.nextInt(line.quantity() + 1);
            if (first > 0) {
                one.add(new Line(line.id(), line.unitPrice(), first));
            }
            if (first < line.quantity()) {
                other.add(new Line(line.id(), line.unitPrice(), line.quantity() - first));
            }
        }
        return Stream.of(one, other)
                .filter(lines -> !lines.isEmpty())
                .map(lines -> new Basket(lines, basket.digits()))
                .toList();
    }

    private static List<Bill> ends(Outcome outcome) {
        return switch (outcome) {
            case Exact(var bill) -> List.of(bill);
            case Interval(var lowest, var highest, var _) -> List.of(lowest, highest);
            case Undetermined _ -> List.of();
        };
    }

    private static List<List<String>> shown(Outcome outcome) {
        return ends(outcome).stream()
                .map(bill -> bill.steps().stream()
                        .map(step -> step.item() + " " + step.amount() + " " + step.payer() + " " + step.why())
                        .toList())
                .toList();
    }

    @Provide
    Arbitrary<Basket> baskets() {
        var prices = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("400"))
                .ofScale(2);
        var lines = Combinators.combine(prices, Arbitraries.integers().between(1, 7))
                .as((price, quantity) -> Map.entry(price, quantity));
        return lines.list().ofMinSize(1).ofMaxSize(4).map(all -> {
            var named = new ArrayList<Line>();
            for (var entry : all) {
                named.add(new Line("line" + named.size(), entry.getKey(), entry.getValue()));
            }
            return new Basket(named, 2);
        });
    }

    @Provide
    Arbitrary<Stacking> platforms() {
        return Arbitraries.of(
                LISTED,
                StackingRules.shipped().of("tmall.com"),
                StackingRules.shipped().of("jd.com"),
                StackingRules.shipped().of("amazon.de"),
                StackingRules.shipped().of("shop.example"));
    }

    @Provide
    Arbitrary<List<Terms>> promotions() {
        return promotion().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Terms>> sure() {
        return anybodys().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Terms>> byPiece() {
        return Arbitraries.oneOf(percents(), instants()).list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Terms> promotion() {
        return Combinators.combine(
                        anybodys(),
                        Arbitraries.of(Payer.values()),
                        Arbitraries.of(
                                Set.<Audience>of(),
                                Set.<Audience>of(),
                                Set.of(Audience.NEW_USERS),
                                Set.of(Audience.MEMBERS)))
                .as((terms, payer, audience) -> terms.paidBy(payer)
                        .under(new Conditions(audience, false, false, null, null, null, null, List.of())));
    }

    private static Arbitrary<Terms> anybodys() {
        var amounts = Arbitraries.integers().between(1, 120).map(BigDecimal::valueOf);
        var reaches = Combinators.combine(
                        Arbitraries.integers().between(1, 500).map(BigDecimal::valueOf), Arbitraries.of(true, false))
                .as((amount, repeats) -> new Reach(amount, Unit.MONEY, repeats));
        var thresholds = Combinators.combine(Arbitraries.of(Kind.THRESHOLD_OFF, Kind.COUPON), reaches, amounts)
                .as((kind, reach, off) -> Terms.of(kind, "", reach, new Cut.Off(off.min(reach.amount()))));
        var pieces = Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 3))
                .as((buy, free) -> Terms.of(Kind.BUY_X_GET_Y, "", null, new Cut.Free(buy, free)));
        var nths = Combinators.combine(
                        Arbitraries.integers().between(2, 3),
                        Arbitraries.integers().between(0, 99))
                .as((nth, pay) -> Terms.of(Kind.NTH_PIECE, "", null, new Cut.Pay(BigDecimal.valueOf(pay)))
                        .falling(Falls.onEvery(nth)));
        var quantities = Combinators.combine(Arbitraries.integers().between(1, 5), amounts)
                .as((from, off) -> Terms.of(Kind.QUANTITY_OFF, "", Reach.pieces(from), new Cut.Off(off)));
        return Arbitraries.oneOf(thresholds, pieces, nths, quantities, percents(), instants(), limited());
    }

    private static Arbitrary<Terms> percents() {
        return Arbitraries.integers()
                .between(0, 99)
                .map(pay -> Terms.of(Kind.PERCENT, "", null, new Cut.Pay(BigDecimal.valueOf(pay))));
    }

    private static Arbitrary<Terms> instants() {
        return Arbitraries.integers()
                .between(1, 120)
                .map(off -> Terms.of(Kind.INSTANT_OFF, "", null, new Cut.Off(BigDecimal.valueOf(off)))
                        .falling(Falls.spread(Spread.PIECE)));
    }

    private static Arbitrary<Terms> limited() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 99),
                        Arbitraries.integers().between(1, 3))
                .as((pay, most) -> Terms.of(Kind.PERCENT, "", null, new Cut.Pay(BigDecimal.valueOf(pay)))
                        .falling(new Falls(Set.of("line0", "line1"), null, Spread.EACH, most, null)));
    }
}
