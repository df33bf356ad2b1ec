package holdline.pricing.waterfall;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Funder;
import holdline.events.Money;
import holdline.events.PagePrice;
import holdline.events.Waterfall;
import holdline.pricing.waterfall.FinalPrice.Exact;
import holdline.pricing.waterfall.FinalPrice.Interval;
import holdline.pricing.waterfall.FinalPrice.Undetermined;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivationTest {

    @Test
    void takesThePagePriceWhenThereIsNoPromotion() {
        // When
        var price = derive("89.00", List.of(), 1);
        // Then
        assertThat(exact(price).finalPrice()).isEqualTo(cny("89"));
        assertThat(exact(price).steps()).isEmpty();
    }

    @Test
    void appliesPercentagesBeforeCutsAndCutsBeforeCoupons() {
        // When
        var price = derive("200.00", List.of("无门槛5元券", "立减20元", "9折"), 1);
        // Then
        assertThat(exact(price).steps())
                .extracting(Waterfall.Step::cut)
                .containsExactly(cny("20.00"), cny("20.00"), cny("5.00"));
        assertThat(exact(price).finalPrice()).isEqualTo(cny("155.00"));
    }

    @Test
    void leavesThePlatformsMoneyOutOfTheUnitPrice() {
        // When
        var price = derive("139.00", List.of("平台立减20元"), 1);
        // Then
        assertThat(exact(price).finalPrice()).isEqualTo(cny("119.00"));
        assertThat(exact(price).unitPrice()).isEqualTo(cny("139.00"));
        assertThat(exact(price).steps()).extracting(Waterfall.Step::funder).containsExactly(Funder.PLATFORM);
    }

    @Test
    void dividesByThePacksAndRoundsHalfUp() {
        assertThat(exact(derive("100.00", List.of(), 3)).unitPrice()).isEqualTo(cny("33.33"));
        assertThat(exact(derive("200.00", List.of(), 3)).unitPrice()).isEqualTo(cny("66.67"));
    }

    @Test
    void countsWholeYen() {
        // When
        var price = Derivation.derive(PagePrice.exactly(Money.of("1999", "JPY")), List.of("9.5折"), 1);
        // Then
        assertThat(exact(price).finalPrice()).isEqualTo(Money.of("1899", "JPY"));
    }

    @Test
    void doesNotReachAThresholdWithOneUnit() {
        assertThat(exact(derive("89.00", List.of("满199减20"), 1)).finalPrice()).isEqualTo(cny("89"));
    }

    @Test
    void repeatsAThresholdThatSaysSo() {
        assertThat(exact(derive("650.00", List.of("每满300减50"), 1)).finalPrice()).isEqualTo(cny("550"));
    }

    @Test
    void answersAnIntervalWhenTheOrderDecidesWhetherAThresholdIsReached() {
        // When
        var price = derive("200.00", List.of("立减1元", "满200减50"), 1);
        // Then
        assertThat(price).isInstanceOfSatisfying(Interval.class, interval -> {
            assertThat(interval.lowest().finalPrice()).isEqualTo(cny("149"));
            assertThat(interval.highest().finalPrice()).isEqualTo(cny("199"));
        });
    }

    @Test
    void answersAnIntervalForAFromPrice() {
        // When
        var price = Derivation.derive(new PagePrice(cny("89"), cny("189")), List.of(), 1);
        // Then
        assertThat(price).isInstanceOfSatisfying(Interval.class, interval -> {
            assertThat(interval.lowest().unitPrice()).isEqualTo(cny("89"));
            assertThat(interval.highest().unitPrice()).isEqualTo(cny("189"));
        });
    }

    @Test
    void answersAnIntervalForAPromotionThatNotEverybodyGets() {
        assertThat(derive("100.00", List.of("新人立减20元"), 1)).isInstanceOf(Interval.class);
    }

    @Test
    void givesUpOnAPromotionItDoesNotUnderstand() {
        assertThat(derive("100.00", List.of("立减5元", "满2件8折"), 1)).isInstanceOf(Undetermined.class);
    }

    @Test
    void givesUpWhenNothingWouldBeLeftToPay() {
        assertThat(derive("20.00", List.of("立减20元"), 1)).isInstanceOf(Undetermined.class);
    }

    @Test
    void givesUpWithoutAPrice() {
        assertThat(Derivation.derive(null, List.of(), 1)).isInstanceOf(Undetermined.class);
    }

    private static FinalPrice derive(String yuan, List<String> promotions, int units) {
        return Derivation.derive(PagePrice.exactly(cny(yuan)), promotions, units);
    }

    private static Waterfall exact(FinalPrice price) {
        assertThat(price).isInstanceOf(Exact.class);
        return ((Exact) price).waterfall();
    }

    private static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }
}
