package holdline.pricing.waterfall;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Money;
import holdline.events.PagePrice;
import holdline.events.Waterfall;
import holdline.pricing.waterfall.FinalPrice.Exact;
import holdline.pricing.waterfall.FinalPrice.Interval;
import holdline.pricing.waterfall.FinalPrice.Undetermined;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DerivationProperties {

    @Property(tries = 500)
    void neverNegativeAndNeverAboveThePagePrice(
            @ForAll("prices") Money page, @ForAll("promotions") List<String> promotions) {
        for (var end : ends(derive(page, promotions))) {
            assertThat(end.finalPrice().amount()).isPositive();
            assertThat(end.finalPrice()).isLessThanOrEqualTo(end.pagePrice());
            assertThat(end.unitPrice()).isLessThanOrEqualTo(page);
            var cuts = end.steps().stream().map(Waterfall.Step::cut).reduce(Money::plus);
            assertThat(cuts.map(end.finalPrice()::plus).orElse(end.finalPrice()))
                    .isEqualTo(end.pagePrice());
        }
    }

    @Property(tries = 500)
    void theOrderOnThePageDoesNotMatter(
            @ForAll("prices") Money page, @ForAll("promotions") List<String> promotions, @ForAll Random random) {
        // Given
        var shuffled = new ArrayList<>(promotions);
        Collections.shuffle(shuffled, random);
        // Then
        assertThat(derive(page, shuffled)).usingRecursiveComparison().isEqualTo(derive(page, promotions));
    }

    @Property(tries = 500)
    void theLowestIsNeverAboveTheHighest(@ForAll("prices") Money page, @ForAll("promotions") List<String> promotions) {
        if (derive(page, promotions) instanceof Interval interval) {
            assertThat(interval.lowest().unitPrice())
                    .isLessThanOrEqualTo(interval.highest().unitPrice());
        }
    }

    private static FinalPrice derive(Money page, List<String> promotions) {
        return Derivation.derive(Observations.observed("shop.example", PagePrice.exactly(page), promotions), 1);
    }

    @Provide
    Arbitrary<Money> prices() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("99999"))
                .ofScale(2)
                .map(amount -> new Money(amount, Currency.getInstance("CNY")));
    }

    @Provide
    Arbitrary<List<String>> promotions() {
        var amounts = Arbitraries.integers().between(1, 300);
        var one = Arbitraries.oneOf(
                amounts.map(off -> "立减" + off + "元"),
                amounts.map(off -> "平台立减" + off + "元"),
                amounts.map(off -> "新人立减" + off + "元"),
                amounts.map(off -> "满" + (off * 3) + "减" + off),
                amounts.map(off -> "每满" + (off * 3) + "减" + off),
                amounts.map(off -> "店铺满" + (off * 2) + "减" + off + "优惠券"),
                Arbitraries.integers().between(11, 99).map(pay -> pay + "折"));
        return one.list().ofMaxSize(5);
    }

    private static List<Waterfall> ends(FinalPrice price) {
        return switch (price) {
            case Exact(var waterfall) -> List.of(waterfall);
            case Interval(var lowest, var highest, var _) -> List.of(lowest, highest);
            case Undetermined _ -> List.of();
        };
    }
}
