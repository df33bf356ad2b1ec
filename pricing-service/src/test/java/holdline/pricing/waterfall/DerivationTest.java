package holdline.pricing.waterfall;

import static holdline.pricing.waterfall.Observations.observed;
import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Funder;
import holdline.events.Money;
import holdline.events.PagePrice;
import holdline.events.PromotionTerms;
import holdline.events.Waterfall;
import holdline.pricing.waterfall.FinalPrice.Exact;
import holdline.pricing.waterfall.FinalPrice.Interval;
import holdline.pricing.waterfall.FinalPrice.Undetermined;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivationTest {

    private static final String SHOP = "shop.example";
    private static final String TMALL = "tmall.com";

    @Test
    void takesThePagePriceWhenThereIsNoPromotion() {
        // When
        var price = derive("89.00");
        // Then
        assertThat(exact(price).finalPrice()).isEqualTo(cny("89"));
        assertThat(exact(price).steps()).isEmpty();
    }

    @Test
    void leavesThePlatformsMoneyOutOfTheUnitPrice() {
        // When
        var price = derive("139.00", "平台立减20元");
        // Then
        assertThat(exact(price).finalPrice()).isEqualTo(cny("119.00"));
        assertThat(exact(price).unitPrice()).isEqualTo(cny("139.00"));
        assertThat(exact(price).steps()).extracting(Waterfall.Step::funder).containsExactly(Funder.PLATFORM);
    }

    @Test
    void dividesByThePacksAndRoundsHalfUp() {
        assertThat(exact(Derivation.derive(observed(SHOP, page("100.00"), List.of()), 3))
                        .unitPrice())
                .isEqualTo(cny("33.33"));
        assertThat(exact(Derivation.derive(observed(SHOP, page("200.00"), List.of()), 3))
                        .unitPrice())
                .isEqualTo(cny("66.67"));
    }

    @Test
    void countsWholeYen() {
        // When
        var price = Derivation.derive(observed(SHOP, PagePrice.exactly(Money.of("1999", "JPY")), List.of("9.5折")), 1);
        // Then
        assertThat(exact(price).finalPrice()).isEqualTo(Money.of("1899", "JPY"));
    }

    @ParameterizedTest
    @CsvSource({
        "89.00, 满199减20, 82.33, 89.00",
        "89.00, 买2减8元, 85.00, 89.00",
        "100.00, 买一送一, 50.00, 100.00",
        "100.00, 第二件半价, 75.00, 100.00",
        "100.00, 满2件8折, 80.00, 100.00",
        "100.00, 新人立减20元, 80.00, 100.00",
        "100.00, 直播间立减20元, 80.00, 100.00"
    })
    void answersAnIntervalWhereBasketOrBuyerDecide(String page, String promotion, String lowest, String highest) {
        assertThat(derive(page, promotion)).isInstanceOfSatisfying(Interval.class, interval -> {
            assertThat(interval.lowest().unitPrice()).isEqualTo(cny(lowest));
            assertThat(interval.highest().unitPrice()).isEqualTo(cny(highest));
            assertThat(interval.reasons()).isNotEmpty();
        });
    }

    @Test
    void doesNotOfferABuyerMorePiecesThanTheSellerDoes() {
        assertThat(exact(derive("100.00", "买2减8元", "限购1件")).unitPrice()).isEqualTo(cny("100"));
    }

    @Test
    void doesNotFillABasketWithMoreThanAConsumerBuys() {
        assertThat(exact(derive("10.00", "满199减20")).unitPrice()).isEqualTo(cny("10"));
    }

    @Test
    void repeatsAThresholdThatSaysSo() {
        assertThat(exact(derive("650.00", "每满300减50")).finalPrice()).isEqualTo(cny("550"));
    }

    @Test
    void isSureOnlyOfTheBestPromotionInAShopWhoseRulesAreNotKnown() {
        assertThat(derive("200.00", "立减1元", "满200减50")).isInstanceOfSatisfying(Interval.class, interval -> {
            assertThat(interval.lowest().finalPrice()).isEqualTo(cny("149"));
            assertThat(interval.highest().finalPrice()).isEqualTo(cny("150"));
        });
    }

    @Test
    void stacksAsAPlatformSays() {
        // When
        var price = Derivation.derive(
                observed(TMALL, page("400.00"), List.of("店铺立减20元", "满199减30", "店铺券满199减10", "平台立减8元")), 1);
        // Then
        assertThat(exact(price).finalPrice()).isEqualTo(cny("332"));
        assertThat(exact(price).unitPrice()).isEqualTo(cny("340"));
    }

    @Test
    void holdsACutOfAMarketplaceAgainstNobodyWhenNobodyIsNamedForIt() {
        // When
        var price = Derivation.derive(observed(TMALL, page("100.00"), List.of("立减20元")), 1);
        // Then
        assertThat(price).isInstanceOfSatisfying(Interval.class, interval -> {
            assertThat(interval.lowest().unitPrice()).isEqualTo(cny("80"));
            assertThat(interval.highest().unitPrice()).isEqualTo(cny("100"));
            assertThat(interval.highest().finalPrice()).isEqualTo(cny("80"));
        });
        assertThat(exact(derive("100.00", "立减20元")).unitPrice()).isEqualTo(cny("80"));
    }

    @Test
    void answersAnIntervalForAFromPrice() {
        // When
        var price = Derivation.derive(observed(SHOP, new PagePrice(cny("89"), cny("189")), List.of()), 1);
        // Then
        assertThat(price).isInstanceOfSatisfying(Interval.class, interval -> {
            assertThat(interval.lowest().unitPrice()).isEqualTo(cny("89"));
            assertThat(interval.highest().unitPrice()).isEqualTo(cny("189"));
        });
    }

    @Test
    void takesTermsInFiguresBeforeTheirText() {
        // Given: the text alone would not say how much
        var stated = PromotionTerms.coupon("领券", cny("15"), cny("99"), Funder.SELLER, null);
        var over = PromotionTerms.coupon("过期券", cny("50"), null, Funder.SELLER, Instant.parse("2026-01-01T00:00:00Z"));
        // When
        var price = Derivation.derive(observed(SHOP, page("100.00"), List.of("领券", "过期券"), List.of(stated, over)), 1);
        // Then
        assertThat(exact(price).unitPrice()).isEqualTo(cny("85"));
        assertThat(exact(price).steps()).extracting(Waterfall.Step::terms).containsExactly("领券");
    }

    @Test
    void countsARepeatedTextOnce() {
        assertThat(exact(derive("100.00", "立减20元", "立减20元")).unitPrice()).isEqualTo(cny("80"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"包邮", "正品保证", "7天无理由退换", "48小时发货", "送杯子", "限时秒杀", "满99包邮", "加1元换购"})
    void leavesThePriceAloneWhenTheWordsDo(String text) {
        assertThat(exact(derive("100.00", text)).unitPrice()).isEqualTo(cny("100"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"满减", "会员价", "5 off", "up to 50% off", "$5 off", "0折", "满100减200", "立减20元 另享折上折", "领券", "到手价88元"
            })
    void givesUpOnAPromotionItDoesNotUnderstand(String text) {
        assertThat(derive("100.00", "立减5元", text)).isInstanceOf(Undetermined.class);
    }

    @Test
    void givesUpWhenNothingWouldBeLeftToPay() {
        assertThat(derive("20.00", "立减20元")).isInstanceOf(Undetermined.class);
    }

    @Test
    void givesUpWithoutAPrice() {
        assertThat(Derivation.derive(observed(SHOP, null, List.of()), 1)).isInstanceOf(Undetermined.class);
    }

    private static FinalPrice derive(String yuan, String... promotions) {
        return Derivation.derive(observed(SHOP, page(yuan), List.of(promotions)), 1);
    }

    private static Waterfall exact(FinalPrice price) {
        assertThat(price).isInstanceOf(Exact.class);
        return ((Exact) price).waterfall();
    }

    private static PagePrice page(String yuan) {
        return PagePrice.exactly(cny(yuan));
    }

    private static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }
}
