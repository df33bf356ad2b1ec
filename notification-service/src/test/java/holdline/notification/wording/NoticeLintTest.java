package holdline.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Jurisdiction;
import holdline.notification.wording.NoticeLint.Rule;
import holdline.notification.wording.NoticeLint.Verdict;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeLintTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "请将价格调整至官方指导价。",
                "请尽快恢复建议零售价。",
                "麻烦您把价钱往上提一提。",
                "贵店售价不得低于199元，请知悉。",
                "请勿低于建议零售价销售。",
                "请立即停止低价销售行为！",
                "望贵店规范定价，共同维护价格秩序",
                "请您改价。",
                "请 调 整 售 价",
                "到手价请改成 129 元",
                "页面价与旗舰店保持一致",
                "您卖得太便宜了，希望能配合一下。",
                "别卖这么便宜",
                "请取消店铺优惠券和满减活动。",
                "请不要打折促销",
                "请以 129 元销售该商品",
                "请按我司指导价销售",
                "请执行全国统一零售价",
                "请卖贵一点",
                "我们不要求您涨价，但请恢复原价。",
                "无需多言，请调整价格",
                "请涨\n价",
                "请​涨​价",
                "请把标價之外的价格\n\n改一下价格",
                "希望贵店配合控价工作",
                "Please raise your price.",
                "Kindly adjust the selling price to the recommended level.",
                "We ask you to bring your prices in line with our recommended retail price.",
                "Your prices should be at least the RRP.",
                "Please do not sell below our recommended price.",
                "Please stop discounting our products.",
                "Kindly remove the coupon from the page.",
                "Your offer is too cheap.",
                "We would appreciate it if you could charge more for this item.",
                "Please list it for at least $129.",
                "Please sell at 129 yuan.",
                "Please match\nour price.",
                "The price needs to go up.",
                "Please follow our pricing policy.",
                "This letter is not about your prices, but please raise your price.",
                "A higher price would suit everybody.",
                "Please refrain from undercutting our partners.",
                "Please reconsider your pricing.",
                "ＰＬＥＡＳＥ ＲＡＩＳＥ ＹＯＵＲ ＰＲＩＣＥ"
            })
    void refusesWordingThatDemandsAPrice(String text) {
        assertThat(NoticeLint.check(Jurisdiction.CN, text)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "低价销售的，我们将向平台投诉。",
                "贵店的售价影响了市场。否则我们将停止供货。",
                "如继续乱价，将追究法律责任",
                "若价格问题得不到解决，后果自负。",
                "我们看到了您的优惠活动。我们会采取进一步措施。",
                "若不处理价格，我们会取消您的授权资格。",
                "If your price stays like this, we will file a complaint with the platform.",
                "Your pricing hurts our partners. We will have your listing delisted.",
                "Shops with heavy discounts face suspension.",
                "We may take legal action. The reason is your price.",
                "Cheap offers will be reported: expect consequences."
            })
    void refusesSanctionsTiedToPrice(String text) {
        assertThat(NoticeLint.check(Jurisdiction.EU, text)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "请书面承诺今后的售价。",
                "请签署价格协议",
                "Please confirm that you will keep to the price.",
                "We need your assurance about future prices."
            })
    void refusesAskingForAssurancesAboutPrice(String text) {
        assertThat(NoticeLint.check(Jurisdiction.UK, text)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "请您核对商品来源、授权情况与商品描述。",
                "本函不涉及价格。",
                "我们不就您的售价提出任何要求。",
                "我们不要求您调整价格。",
                "您可以自主定价。",
                "如何定价由您自主决定，定价与本函无关。",
                "感谢买家的好评价，请核对图片来源。",
                "这款产品性价比高，请提供进货发票。",
                "请附上进货发票或供应商报价单。",
                "如未获许可，请更换图片；我们可能会请平台协助核实。",
                "请更正“官方授权”字样。",
                "转售正品本身并无不妥，如何经营由您自主决定。",
                "您有权提出异议，我们会认真复核，确有错误的立即更正。",
                "本函不构成法律意见。",
                "This letter is not about your prices.",
                "We do not ask you to change your prices.",
                "You are free to set your own prices.",
                "How you price your goods is up to you.",
                "You set your own prices; we make no request about pricing.",
                "Please correct the words \"official store\" on the page.",
                "Please send us your purchase records, they are priceless for us.",
                "We may ask the platform to help verify the pictures.",
                "If you think we are mistaken, you may object at any time.",
                "Please update the title: the flagship wording is not correct.",
                "Reselling genuine goods is fine in itself."
            })
    void letsInnocentWordingThrough(String text) {
        assertThat(NoticeLint.check(Jurisdiction.CN, text)).isEqualTo(new Verdict.Clean());
    }

    @ParameterizedTest
    @EnumSource(Jurisdiction.class)
    void refusesAPriceDemandEverywhere(Jurisdiction jurisdiction) {
        assertThat(NoticeLint.check(jurisdiction, "Please raise your price.")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void allowsAOneSidedAnnouncementInTheUnitedStatesOnly() {
        // Given
        var announcement = "Dealers who advertise below the minimum advertised price will no longer be supplied; "
                + "supply is terminated.";

        // When
        var inTheUs = NoticeLint.check(Jurisdiction.US, announcement);

        // Then
        assertThat(inTheUs).isEqualTo(new Verdict.Clean());
        assertThat(NoticeLint.check(Jurisdiction.EU, announcement)).isInstanceOf(Verdict.Refused.class);
        assertThat(NoticeLint.check(Jurisdiction.US, "Please confirm that you agree to this price."))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void saysWhichRuleAndWhichSentence() {
        // When
        var verdict = NoticeLint.check(Jurisdiction.CN, "您好。请您涨价。谢谢。");

        // Then
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.findings()).hasSize(1);
            assertThat(refused.findings().getFirst().rule()).isEqualTo(Rule.PRICE_DEMANDED);
            assertThat(refused.reason()).isEqualTo("wording refused, it demands a price: \"请您涨价\"");
        });
    }

    @Test
    void passesOverNoPhraseThatIsThere() {
        // Given
        var sentences = Arrays.stream(NoticeLintTest.class.getDeclaredMethods())
                .map(test -> test.getAnnotation(ValueSource.class))
                .filter(Objects::nonNull)
                .flatMap(samples -> Arrays.stream(samples.strings()))
                .flatMap(text -> Sentences.of(text).stream())
                .toList();

        // Then
        assertThat(sentences).hasSizeGreaterThan(50);
        for (var pattern : PriceTalk.PATTERNS) {
            var phrase = pattern.phrase();
            for (var sentence : sentences) {
                assertThat(phrase.isIn(sentence))
                        .as("%s in %s", phrase.regex(), sentence)
                        .isEqualTo(phrase.regex().matcher(sentence).find());
            }
        }
    }
}
