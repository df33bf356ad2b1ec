package holdline.pricing.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.pricing.promotions.Terms.Cut;
import holdline.pricing.promotions.Terms.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromotionTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "买一送一|buy-x-get-y 1+1",
                "茉莉花茶买三送一,浓香|buy-x-get-y 3+1",
                "【买2发3】蓝莓叶黄素|buy-x-get-y 2+1",
                "拍2发3,,山核桃仁|buy-x-get-y 2+1",
                "[2送4]日抛|buy-x-get-y 2+4",
                "满十送一】茶包|buy-x-get-y 10+1",
                "椰子糖买3送1盒包邮|buy-x-get-y 3+1",
                "买5块送一块|buy-x-get-y 5+1",
                "买3免1|buy-x-get-y 2+1",
                "买3件付2件|buy-x-get-y 2+1",
                "买二得三|buy-x-get-y 2+1",
                "买1赠1|buy-x-get-y 1+1",
                "买壹箱送壹瓶|gift from 1p 1+1",
                "买一送三件套|gift from 1p 1+3",
                "买3份送礼袋|gift from 3p",
                "买2送杯|gift from 2p",
                "下单送收纳盒|gift",
                "附赠说明光盘|gift",
                "【送鼠标垫】键盘|gift",
                "满100送20元券|gift from 100",
                "第二件半价|nth-piece 2 pay 50",
                "第2件5折|nth-piece 2 pay 50",
                "第三件免费|nth-piece 3 pay 0",
                "第二件1元|nth-piece 2 price 1",
                "第2盒立减10元|nth-piece 2 off 10",
                "买2减8元|quantity-off from 2p off 8",
                "满2件减8|quantity-off from 2p off 8",
                "两件立减20元|quantity-off from 2p off 20",
                "绿茶2盒-50]|quantity-off from 2p off 50",
                "99元任选3件|quantity-off from 3p price 99",
                "任选3件99元|quantity-off from 3p price 99",
                "满2件8折|percent from 2p pay 80",
                "两件8.5折|percent from 2p pay 85",
                "满199打9折|percent from 199 pay 90",
                "满199减20|threshold-off from 199 off 20",
                "每满300减50|threshold-off each 300 off 50",
                "跨店满减每满200减30|threshold-off each 200 off 30",
                "满500元-50元|threshold-off from 500 off 50",
                "满一百减十|threshold-off from 100 off 10",
                "店铺满100元立减10元|threshold-off from 100 off 10",
                "满300减40券|coupon from 300 off 40",
                "满199减20优惠券|coupon from 199 off 20",
                "199-20券|coupon from 199 off 20",
                "无门槛10元券|coupon off 10",
                "10元优惠券|coupon off 10",
                "50元优惠卷(11.27上新)|coupon off 50",
                "优惠券50元|coupon off 50",
                "领券立减900元|coupon off 900",
                "领券减20|coupon off 20",
                "打8折|percent pay 80",
                "八五折|percent pay 85",
                "95折|percent pay 95",
                "6.8折包税代购|percent pay 68",
                "半价|percent pay 50",
                "立减20元|instant-off off 20",
                "立减3.47元|instant-off off 3.47",
                "直降200|instant-off off 200",
                "限时立减 15 元|instant-off off 15",
                "下单立减¥10|instant-off off 10",
                "优惠30元|instant-off off 30",
                "拼团价99元|group price 99",
                "3人团 89元|group price 89",
                "会员价88|member price 88",
                "PLUS会员专享95折|member pay 95",
                "会员9折|member pay 90",
                "新人立减20元|new-user off 20",
                "新人价9.9元|new-user price 9.9",
                "首单立减5元|new-user off 5",
                "直播间立减20元|live off 20",
                "直播价99|live price 99",
                "秒杀价9.9元|flash price 9.9",
                "限时秒杀|flash",
                "定金50抵100|deposit off 50",
                "预售交5元定金,上架可抵20|deposit off 15",
                "付定金立减30元|deposit off 30",
                "限购2件|limited-quantity",
                "每人限购1件|limited-quantity",
                "满99元加8元换购|add-on from 99",
                "加1元换购|add-on",
                "满减|unspecified",
                "多买多减|unspecified",
                "全场3折起|unspecified",
                "最高减50元|unspecified",
                "券后价99元|coupon price 99"
            })
    void readsChinese(String text, String said) {
        assertThat(shown(text)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Buy 2 get 1 free|buy-x-get-y 2+1",
                "Buy one, get one free|buy-x-get-y 1+1",
                "BOGO|buy-x-get-y 1+1",
                "B2G1|buy-x-get-y 2+1",
                "3 for 2|buy-x-get-y 2+1",
                "3 for the price of 2|buy-x-get-y 2+1",
                "Buy one get one half price|nth-piece 2 pay 50",
                "Buy 1 get 1 40% off|nth-piece 2 pay 60",
                "Second item half price|nth-piece 2 pay 50",
                "2nd pair 30% off|nth-piece 2 pay 70",
                "2 for £5|quantity-off from 2p price 5",
                "any 3 for $10|quantity-off from 3p price 10",
                "Buy 2 save $5|quantity-off from 2p off 5",
                "Buy 3 or more and save 10%|percent from 3p pay 90",
                "10% off when you buy 2|percent from 2p pay 90",
                "Spend $50 get $10 off|threshold-off from 50 off 10",
                "Spend £40, save £5|threshold-off from 40 off 5",
                "$10 off orders over $50|threshold-off from 50 off 10",
                "15% off orders over $80|percent from 80 pay 85",
                "20% off|percent pay 80",
                "Save 20%|percent pay 80",
                "Half price|percent pay 50",
                "$5 off|instant-off off 5",
                "Save $12.50|instant-off off 12.50",
                "$5 off your order|instant-off off 5",
                "$5 coupon|coupon off 5",
                "Coupon: save $5|coupon off 5",
                "Use code SAVEMORE for 10% off|coupon pay 90",
                "New customers get 10% off|new-user pay 90",
                "Members save 10%|member pay 90",
                "up to 50% off|unspecified",
                "Flash sale|flash",
                "Limit 2 per customer|limited-quantity",
                "Free gift with purchase|gift"
            })
    void readsEnglish(String text, String said) {
        assertThat(shown(text)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "满199减20，满299减50|threshold-off from 199 off 20; threshold-off from 299 off 50",
                "满1499元另加79元，或满99元另加8元，即可购买|add-on from 1499; add-on from 99",
                "1件8折2件7折|percent pay 80; percent from 2p pay 70",
                "限时秒杀，领券立减30元|coupon off 30"
            })
    void readsSeveralPromotionsInOneText(String text, String said) {
        assertThat(shown(text)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "包邮",
                "满99元包邮",
                "满2件包邮",
                "正品保证",
                "7天无理由退换",
                "48小时发货",
                "送货上门",
                "生日礼物送女友",
                "高档礼盒装送礼佳品",
                "同城配送鲜花",
                "三折伞防晒",
                "折叠床",
                "任务4送42级账号",
                "不限购",
                "饱满果肉",
                "年费会员12个月",
                "3000点券自动充值",
                "面值100元提货券",
                "free shipping",
                "free delivery on orders over $50",
                "Pack of 3 for kitchen",
                "5 off",
                "Sale!",
                "10折",
                "满100减200",
                ""
            })
    void findsNoPromotionWhereThereIsNone(String text) {
        assertThat(PromotionText.read(text).terms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "平台立减20元, PLATFORM",
        "platform coupon $5 off, PLATFORM",
        "店铺立减20元, SHOP",
        "品牌券满200减30, BRAND",
        "直播间立减20元, LIVE_ROOM",
        "立减20元, UNKNOWN"
    })
    void namesThePayerWhenTheTextDoes(String text, Payer payer) {
        assertThat(PromotionText.read(text).terms()).extracting(Terms::payer).containsExactly(payer);
    }

    @Test
    void makesSeveralThresholdsOfOneTextSteps() {
        assertThat(PromotionText.read("满199减20，满299减50").terms())
                .allMatch(terms -> terms.conditions().tier());
        assertThat(PromotionText.read("满199减20").terms())
                .noneMatch(terms -> terms.conditions().tier());
    }

    @ParameterizedTest
    @ValueSource(strings = {"满199减20", "店铺券满199减20", "新人立减20元", "包邮", "48小时发货", "第2件半价", "10% off"})
    void knowsThatItUnderstoodEverything(String text) {
        assertThat(PromotionText.read(text).complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"满199减20，另有专属折上折", "立减20元 100积分", "8折 折后再赠"})
    void knowsThatSomethingWasLeft(String text) {
        assertThat(PromotionText.read(text).complete()).isFalse();
    }

    @Test
    void readsHostileTextsQuickly() {
        // Given
        var texts = new ArrayList<String>();
        for (var piece : new String[] {"满1", "买1送", "1", "减", "送送", "第2件", "buy 1 get ", "(((", "1.1.", "满1减1-"}) {
            texts.add(piece.repeat(50_000));
        }
        // When
        var started = System.nanoTime();
        var all = texts.stream().map(PromotionText::read).toList();
        // Then
        assertThat(all).noneMatch(PromotionText.Said::complete);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    private static String shown(String text) {
        return PromotionText.read(text).terms().stream()
                .map(PromotionTextTest::shown)
                .collect(Collectors.joining("; "));
    }

    private static String shown(Terms terms) {
        var words = new StringBuilder(terms.kind().wireName());
        if (terms.falls().nth() != null) {
            words.append(' ').append(terms.falls().nth());
        }
        var reach = terms.reach();
        if (reach != null) {
            words.append(reach.repeats() ? " each " : " from ")
                    .append(reach.amount().toPlainString())
                    .append(reach.unit() == Unit.PIECES ? "p" : "");
        }
        var cut = terms.cut();
        if (cut != null) {
            words.append(
                    switch (cut) {
                        case Cut.Off(var amount) -> " off " + amount.toPlainString();
                        case Cut.Pay(var percent) -> " pay " + percent.toPlainString();
                        case Cut.Price(var amount) -> " price " + amount.toPlainString();
                        case Cut.Free(var buy, var free) -> " " + buy + "+" + free;
                    });
        }
        return words.toString();
    }
}
