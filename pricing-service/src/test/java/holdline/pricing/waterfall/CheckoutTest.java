package holdline.pricing.waterfall;

import static holdline.pricing.waterfall.Offers.coupon;
import static holdline.pricing.waterfall.Offers.freePieces;
import static holdline.pricing.waterfall.Offers.named;
import static holdline.pricing.waterfall.Offers.nth;
import static holdline.pricing.waterfall.Offers.off;
import static holdline.pricing.waterfall.Offers.pay;
import static org.assertj.core.api.Assertions.assertThat;

import holdline.pricing.promotions.Audience;
import holdline.pricing.promotions.Kind;
import holdline.pricing.promotions.Payer;
import holdline.pricing.promotions.PromotionText;
import holdline.pricing.promotions.Terms;
import holdline.pricing.promotions.Terms.Conditions;
import holdline.pricing.promotions.Terms.Falls;
import holdline.pricing.promotions.Terms.Reach;
import holdline.pricing.promotions.Terms.Spread;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Stacking LISTED = StackingRules.shipped().asListed();

    @Test
    void asksThePagePriceWhenThereIsNothingElse() {
        assertThat(total(basket("a 100x1"))).isEqualByComparingTo("100");
    }

    @Test
    void takesAnAmountOnceFromEachLine() {
        // Given
        var each = off("200").falling(new Falls(null, null, Spread.EACH, 1, null));
        // Then
        assertThat(cuts(basket("shirt 100x1", "sweater 150x5"), each))
                .containsExactly("0 shirt 100.00", "0 sweater 150.00");
    }

    @Test
    void letsLaterCutsHaveWhatEarlierOnesLeftOfTheSamePieces() {
        // Given
        var wide = pay("70").falling(new Falls(null, null, Spread.EACH, 2, null));
        var narrow = pay("90").falling(new Falls(null, null, Spread.EACH, 1, null));
        // Then
        assertThat(cuts(basket("mug 40x3", "pot 200x1"), narrow, wide))
                .containsExactly("1 mug 24.00", "1 pot 60.00", "0 mug 1.60", "0 pot 14.00");
    }

    @Test
    void spreadsAnAmountByWhatIsLeft() {
        assertThat(cuts(basket("a 100x2", "b 300x2"), off("400"))).containsExactly("0 a 100.00", "0 b 300.00");
    }

    @Test
    void givesTheRemainderToTheLastLine() {
        assertThat(cuts(basket("a 10x1", "b 10x1", "c 10x1"), off("10")))
                .containsExactly("0 a 3.33", "0 b 3.33", "0 c 3.34");
    }

    @Test
    void roundsHalfUpToTheMinorUnit() {
        // When
        var bill = exact(new Basket(List.of(new Line("yen", new BigDecimal("1990"), 1)), 0), pay("95"));
        // Then
        assertThat(bill.total()).isEqualByComparingTo("1890");
    }

    @Test
    void neverTakesMoreThanThereIs() {
        assertThat(total(basket("a 50x1", "b 150x1"), off("1000"), off("50"))).isEqualByComparingTo("0");
    }

    @Test
    void leavesOtherItemsAlone() {
        // Given
        var some = off("5").falling(new Falls(Set.of("b"), null, null, null, null));
        // Then
        assertThat(cuts(basket("a 50x1", "b 150x1"), some)).containsExactly("0 b 5.00");
    }

    @ParameterizedTest
    @CsvSource({"1, 100.00", "2, 100.00", "3, 200.00", "4, 200.00", "5, 300.00"})
    void givesEverySecondPieceFree(int quantity, String total) {
        assertThat(total(basket("tea 100x" + quantity), freePieces(1, 1))).isEqualByComparingTo(total);
    }

    @Test
    void givesPiecesFreeAsOftenAsItSays() {
        // Given
        var once = freePieces(1, 1).falling(Falls.atMost(1));
        // Then
        assertThat(total(basket("tea 100x4"), once)).isEqualByComparingTo("300");
    }

    @Test
    void countsTheDearestAsBoughtAndFreesTheDearestOfTheRest() {
        assertThat(cuts(basket("a 50x1", "b 50x1", "c 80x1", "d 80x1"), freePieces(2, 2)))
                .containsExactly("0 a 50.00", "0 b 50.00");
    }

    @Test
    void freesOneThingForAnother() {
        // Given
        var shirts = freePieces(1, 1).falling(new Falls(Set.of("plain", "silk"), Set.of("coat"), null, 1, null));
        // Then
        assertThat(cuts(basket("plain 20x2", "silk 60x2", "coat 300x2"), shirts))
                .containsExactly("0 silk 60.00");
    }

    @Test
    void freesNothingUnlessTheWholeOfferFits() {
        assertThat(cuts(basket("tea 100x3"), freePieces(2, 2))).isEmpty();
    }

    @Test
    void sharesThePiecesBetweenTwoOffers() {
        // Given
        var basket = basket("a 3x30", "b 3x30");
        // When
        var cuts = cuts(basket, freePieces(5, 40), freePieces(5, 10));
        // Then
        assertThat(cuts).containsExactly("0 a 45.00", "0 b 75.00", "1 a 15.00", "1 b 15.00");
    }

    @Test
    void halvesTheSecondPiece() {
        assertThat(total(basket("tea 100x1"), nth(2, "50"))).isEqualByComparingTo("100");
        assertThat(total(basket("tea 100x2"), nth(2, "50"))).isEqualByComparingTo("150");
        assertThat(total(basket("tea 100x5"), nth(2, "50"))).isEqualByComparingTo("400");
        assertThat(total(basket("tea 100x1", "cup 20x1"), nth(2, "50"))).isEqualByComparingTo("110");
    }

    @ParameterizedTest
    @CsvSource({
        "满2件8折, 1, 100",
        "满2件8折, 2, 160",
        "买2减8元, 2, 192",
        "买2减8元, 3, 292",
        "满199减20, 1, 100",
        "满199减20, 2, 180",
        "每满200减30, 5, 440",
        "99元任选3件, 3, 99",
        "99元任选3件, 4, 199",
        "满199减20，满399减60, 4, 340",
        "立减20元, 2, 160",
        "送杯子, 2, 200",
        "限购2件, 2, 200",
        "限时秒杀, 1, 100",
        "秒杀价80元, 2, 160",
        "第二件1元, 2, 101"
    })
    void readsAndPrices(String text, int quantity, String total) {
        assertThat(total(
                        basket("tea 100x" + quantity),
                        PromotionText.read(text).terms().toArray(Terms[]::new)))
                .isEqualByComparingTo(total);
    }

    @Test
    void leavesOutWhatWouldCostMoreThanItSaves() {
        // Given: one yuan off would lose the fifty
        var small = named(Kind.INSTANT_OFF, "1");
        var large =
                Terms.of(Kind.COUPON, "", Reach.money(new BigDecimal("200")), new Terms.Cut.Off(new BigDecimal("50")));
        // Then
        assertThat(cuts(basket("tea 200x1"), small, large)).containsExactly("1 tea 50.00");
    }

    @Test
    void leavesThePlatformsMoneyOutOfTheUnitPrice() {
        // When
        var bill = exact(
                basket("tea 100x2"), off("20").paidBy(Payer.PLATFORM), off("10").paidBy(Payer.SHOP));
        // Then
        assertThat(bill.total()).isEqualByComparingTo("170");
        assertThat(bill.perUnit(bill.basket().lines().getFirst(), Bill.OTHERS)).isEqualByComparingTo("95");
        assertThat(bill.steps())
                .filteredOn(step -> step.payer() == Payer.PLATFORM)
                .allSatisfy(step -> assertThat(step.why()).contains("left out"));
    }

    @Test
    void answersAnIntervalWhenTheBuyerIsNotKnown() {
        // Given
        var newcomers = PromotionText.read("新人立减20元").terms();
        // Then
        assertThat(price(basket("tea 100x1"), newcomers, Buyer.ANYBODY))
                .isInstanceOfSatisfying(Interval.class, interval -> {
                    assertThat(interval.lowest().total()).isEqualByComparingTo("80");
                    assertThat(interval.highest().total()).isEqualByComparingTo("100");
                    assertThat(interval.reasons()).singleElement().asString().contains("新人立减20元");
                });
        assertThat(total(price(basket("tea 100x1"), newcomers, new Buyer(Map.of(Audience.NEW_USERS, true)))))
                .isEqualByComparingTo("80");
        assertThat(total(price(basket("tea 100x1"), newcomers, new Buyer(Map.of(Audience.NEW_USERS, false)))))
                .isEqualByComparingTo("100");
    }

    @Test
    void heedsWhenAPromotionRuns() {
        // Given
        var over = off("10").under(window("2026-02-01T00:00:00Z", "2026-02-28T00:00:00Z"));
        var running = off("10").under(window("2026-02-01T00:00:00Z", null));
        // Then
        assertThat(total(basket("tea 100x1"), over)).isEqualByComparingTo("100");
        assertThat(total(basket("tea 100x1"), running)).isEqualByComparingTo("90");
        assertThat(Checkout.price(basket("tea 100x1"), List.of(over), Buyer.ANYBODY, null, LISTED))
                .isInstanceOf(Interval.class);
    }

    @ParameterizedTest
    @CsvSource({"满减", "up to 50% off", "会员价", "领券"})
    void givesUpOnTermsThatAreNotVisible(String text) {
        assertThat(price(basket("tea 100x1"), PromotionText.read(text).terms(), Buyer.ANYBODY))
                .isInstanceOf(Undetermined.class);
    }

    @Test
    void givesUpWhenTooManyPromotionsCompete() {
        // Given
        var many = new ArrayList<Terms>();
        for (var at = 1; at <= Checkout.MAX_TRIED; at++) {
            many.add(off(String.valueOf(at)));
        }
        assertThat(price(basket("tea 1000x1"), many, Buyer.ANYBODY)).isInstanceOf(Exact.class);
        // When
        many.add(coupon("1000", "100"));
        // Then
        assertThat(price(basket("tea 1000x1"), many, Buyer.ANYBODY)).isInstanceOf(Undetermined.class);
    }

    @Test
    void takesTheBestOfWhatAPlatformLetsExcludeEachOther() {
        // Given: one item promotion, one shop promotion, one coupon, the cross-shop threshold and the platform's money
        var tmall = StackingRules.shipped().of("tmall.com");
        var offers = new ArrayList<Terms>();
        for (var text : List.of("9折", "立减20元", "满199减30", "满2件8折", "店铺券满199减10", "店铺券满199减5", "跨店每满300减50", "平台立减8元")) {
            offers.addAll(PromotionText.read(text).terms());
        }
        // When
        var outcome = Checkout.price(basket("tea 400x1"), offers, Buyer.ANYBODY, NOW, tmall);
        // Then
        assertThat(cuts(outcome))
                .containsExactly("0 tea 40.00", "2 tea 30.00", "4 tea 10.00", "6 tea 50.00", "7 tea 8.00");
    }

    /** The platform's own example: 400 with a coupon 400-380 still gets 400-50, taken from the 20 that are left. */
    @Test
    void measuresTmallsThresholdsBeforeTheCoupon() {
        // Given
        var offers = new ArrayList<Terms>();
        List.of("店铺券满400减380", "跨店满400减50")
                .forEach(text -> offers.addAll(PromotionText.read(text).terms()));
        // When
        var outcome = Checkout.price(
                basket("coat 400x1"),
                offers,
                Buyer.ANYBODY,
                NOW,
                StackingRules.shipped().of("tmall.com"));
        // Then
        assertThat(cuts(outcome)).containsExactly("0 coat 380.00", "1 coat 20.00");
    }

    @Test
    void knowsAPlatformsCampaignByItsDay() {
        // Given
        var named = PromotionText.read("跨店满减").terms();
        var tmall = StackingRules.shipped().of("tmall.com");
        var during = Instant.parse("2024-11-05T12:00:00Z");
        // Then
        assertThat(cuts(Checkout.price(basket("tea 650x1"), named, Buyer.ANYBODY, during, tmall)))
                .containsExactly("0 tea 100.00");
        assertThat(Checkout.price(basket("tea 650x1"), named, Buyer.ANYBODY, NOW, tmall))
                .isInstanceOf(Undetermined.class);
    }

    @Test
    void isSureOnlyOfTheBestSinglePromotionWhereNothingIsKnown() {
        // When
        var outcome = Checkout.price(
                basket("tea 100x1"),
                List.of(off("20"), off("5")),
                Buyer.ANYBODY,
                NOW,
                StackingRules.shipped().of("shop.example"));
        // Then
        assertThat(outcome).isInstanceOfSatisfying(Interval.class, interval -> {
            assertThat(interval.lowest().total()).isEqualByComparingTo("75");
            assertThat(interval.highest().total()).isEqualByComparingTo("80");
        });
    }

    @Test
    void namesASourceForEveryStackingRule() {
        for (var stacking : StackingRules.shipped().all()) {
            assertThat(stacking.version()).isNotBlank();
            assertThat(stacking.stages())
                    .allSatisfy(stage -> assertThat(stage.source()).isNotBlank());
            assertThat(stacking.unnamed())
                    .allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
            assertThat(stacking.campaigns())
                    .allSatisfy(campaign -> assertThat(campaign.source()).isNotBlank());
        }
    }

    @Test
    void doesNotMindInWhichOrderPromotionsAreListed() {
        // Given
        var offers =
                new ArrayList<>(List.of(pay("90"), off("20"), coupon("100", "15"), freePieces(1, 1), nth(2, "50")));
        var first = total(price(basket("tea 70x3", "cup 20x2"), offers, Buyer.ANYBODY));
        for (var turn = 0; turn < offers.size(); turn++) {
            // When
            Collections.rotate(offers, 1);
            // Then
            assertThat(total(price(basket("tea 70x3", "cup 20x2"), offers, Buyer.ANYBODY)))
                    .isEqualByComparingTo(first);
        }
    }

    private static Conditions window(String from, @Nullable String until) {
        return new Conditions(
                Set.of(),
                false,
                false,
                null,
                Instant.parse(from),
                until == null ? null : Instant.parse(until),
                null,
                List.of());
    }

    /** {@code "tea 100x2"}: two pieces at a hundred. */
    private static Basket basket(String... lines) {
        var all = new ArrayList<Line>();
        for (var line : lines) {
            var words = line.split("[ x]", -1);
            all.add(new Line(words[0], new BigDecimal(words[1]), Integer.parseInt(words[2])));
        }
        return new Basket(all, 2);
    }

    private static Outcome price(Basket basket, List<Terms> terms, Buyer buyer) {
        return Checkout.price(basket, terms, buyer, NOW, LISTED);
    }

    private static BigDecimal total(Basket basket, Terms... terms) {
        return exact(basket, terms).total();
    }

    private static BigDecimal total(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Exact.class);
        return ((Exact) outcome).bill().total();
    }

    private static Bill exact(Basket basket, Terms... terms) {
        var outcome = price(basket, List.of(terms), Buyer.ANYBODY);
        assertThat(outcome).isInstanceOf(Exact.class);
        return ((Exact) outcome).bill();
    }

    private static List<String> cuts(Basket basket, Terms... terms) {
        return cuts(price(basket, List.of(terms), Buyer.ANYBODY));
    }

    private static List<String> cuts(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Exact.class);
        return ((Exact) outcome)
                .bill().steps().stream()
                        .map(step -> step.promotion() + " " + step.item() + " "
                                + step.amount().toPlainString())
                        .toList();
    }
}
