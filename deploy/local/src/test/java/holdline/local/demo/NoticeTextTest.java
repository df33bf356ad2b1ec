package holdline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"请将售价调整到位", "不得低于 89 元", "¥199 起", "please raise your price", "at least $59.00", "199.00 CNY"})
    void hearsPriceTalk(String text) {
        assertThat(NoticeText.priceTalk(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "请您核对：商品来源，是否有进货凭证",
                "感谢您的评价与支持",
                "Source of the goods: where they were bought",
                "岚汀 LANTING 保温杯 500ml LT-T50"
            })
    void leavesOtherTalkAlone(String text) {
        assertThat(NoticeText.priceTalk(text)).isEmpty();
    }
}
