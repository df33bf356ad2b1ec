package holdline.pricing.waterfall;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Funder;
import holdline.pricing.waterfall.Promotion.Coupon;
import holdline.pricing.waterfall.Promotion.Cut;
import holdline.pricing.waterfall.Promotion.InstantOff;
import holdline.pricing.waterfall.Promotion.NoCut;
import holdline.pricing.waterfall.Promotion.NotUnderstood;
import holdline.pricing.waterfall.Promotion.Percentage;
import holdline.pricing.waterfall.Promotion.ThresholdOff;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromotionTextTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({"立减20元, 20", "立减3.47元, 3.47", "直降50, 50", "下单立减¥10, 10", "限时立减 15 元, 15"})
    void readsAnInstantCut(String text, String off) {
        assertThat(PromotionText.read(text, CNY))
                .isInstanceOfSatisfying(
                        InstantOff.class, cut -> assertThat(cut.off()).isEqualByComparingTo(off));
    }

    @ParameterizedTest
    @CsvSource({"打8折, 80", "8折, 80", "8.5折, 85", "85折, 85", "限时9.5折, 95"})
    void readsAPercentage(String text, String pay) {
        assertThat(PromotionText.read(text, CNY))
                .isInstanceOfSatisfying(
                        Percentage.class, cut -> assertThat(cut.payPercent()).isEqualByComparingTo(pay));
    }

    @ParameterizedTest
    @CsvSource({"满199减20, 199, 20, false", "每满300减50, 300, 50, true", "店铺满100元立减10元, 100, 10, false"})
    void readsAThreshold(String text, String threshold, String off, boolean repeats) {
        assertThat(PromotionText.read(text, CNY)).isInstanceOfSatisfying(ThresholdOff.class, cut -> {
            assertThat(cut.threshold()).isEqualByComparingTo(threshold);
            assertThat(cut.off()).isEqualByComparingTo(off);
            assertThat(cut.repeats()).isEqualTo(repeats);
        });
    }

    @ParameterizedTest
    @CsvSource({"满199减20优惠券, 199, 20", "无门槛10元券, 0, 10", "10元优惠券, 0, 10", "平台券满200减30券, 200, 30"})
    void readsACoupon(String text, String threshold, String off) {
        assertThat(PromotionText.read(text, CNY)).isInstanceOfSatisfying(Coupon.class, cut -> {
            assertThat(cut.threshold()).isEqualByComparingTo(threshold);
            assertThat(cut.off()).isEqualByComparingTo(off);
        });
    }

    @ParameterizedTest
    @CsvSource({"$5 off, 5", "Save $12.50, 12.50", "$5 off your order, 5"})
    void readsAnEnglishCut(String text, String off) {
        assertThat(PromotionText.read(text, USD))
                .isInstanceOfSatisfying(
                        InstantOff.class, cut -> assertThat(cut.off()).isEqualByComparingTo(off));
    }

    @Test
    void readsAnEnglishPercentage() {
        assertThat(PromotionText.read("10% off", USD))
                .isInstanceOfSatisfying(
                        Percentage.class, cut -> assertThat(cut.payPercent()).isEqualByComparingTo(new BigDecimal(90)));
    }

    @ParameterizedTest
    @CsvSource({
        "平台立减20元, PLATFORM",
        "platform coupon $5 off, PLATFORM",
        "店铺立减20元, SELLER",
        "直播间立减20元, LIVE_ROOM",
        "立减20元, UNKNOWN"
    })
    void namesTheFunderWhenTheTextDoes(String text, Funder funder) {
        var currency = text.contains("$") ? USD : CNY;
        assertThat(PromotionText.read(text, currency))
                .isInstanceOfSatisfying(
                        Cut.class, cut -> assertThat(cut.funder()).isEqualTo(funder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"新人立减20元", "会员9折", "首单立减5元"})
    void knowsThatNotEverybodyGetsIt(String text) {
        assertThat(PromotionText.read(text, CNY))
                .isInstanceOfSatisfying(
                        Cut.class, cut -> assertThat(cut.restricted()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"包邮", "正品保证", "7天无理由退换", "free shipping", "退货包运费", "48小时发货"})
    void leavesOtherWordsAlone(String text) {
        assertThat(PromotionText.read(text, CNY)).isInstanceOf(NoCut.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "满2件8折",
                "第二件半价",
                "买一送一",
                "买2减8元",
                "满减",
                "满1499元另加79元换购",
                "定金50抵100",
                "拼团价99元",
                "Buy 2 get 1 free",
                "5 off",
                "up to 50% off",
                "$5 off",
                "0折",
                "满100减200",
                "2件立减20元",
                "满199减20,满299减50"
            })
    void admitsWhatItDoesNotUnderstand(String text) {
        assertThat(PromotionText.read(text, CNY)).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void cutsATextThatIsTooLongToBeOnePromotion() {
        // When
        var promotion = PromotionText.read("减".repeat(5_000), CNY);
        // Then
        assertThat(promotion).isInstanceOf(NotUnderstood.class);
        assertThat(promotion.terms()).hasSizeLessThanOrEqualTo(200);
    }
}
