package holdline.notification.wording;

import holdline.notification.wording.NoticeLint.Rule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The phrases in which prices are demanded, in Chinese and in English. Sentences come from {@link Sentences}.
 *
 * <p>A phrase is only looked for where one of the words is found that it cannot do without: that is a hundred times
 * cheaper, and almost every sentence we send has none of them.
 */
final class PriceTalk {

    /** 价 as in price, and not as in 评价 (review), 性价比, 价值, 报价单 (an offer sheet, which proves a source). */
    private static final String PRICE_ZH = "(?<![评代物等无])(?<!性)价(?![值比廉]|单)";

    private static final String PRICE_EN = "\\b(?:pric(?:e|es|ed|ing)|msrp|rrp|minimum advertised)\\b";

    private static final String RAISE_ZH = "(?:调高|上调|提高|提升|抬高|拉高|涨|加|恢复|调整|调回|回调|调至|调到|修改|更改|变更|改|整改|纠正|更正|规范"
            + "|统一|维持|维护|稳定|守住|保持|执行|遵守|遵循|遵照|按|参照|依照|不低于|得低于|要低于|勿低于|能低于|可低于|高于|停止|禁止|杜绝|避免|拉回|提|控)";

    private static final String RAISED_ZH = "(?:调高|上调|提高|提升|提|涨|恢复|调整|调回|调至|调到|修改|更改|改为|改成|改到|改回|改过来|改正|改一|整改|纠正|更正"
            + "|规范|统一|不低于|得低于|能低于|可低于|勿低于|拉回|回升|往上|升|高一点|高一些|高些|与.{0,12}一致|和.{0,12}一致|跟.{0,12}一致)";

    private static final String BARGAIN_ZH = "(?:打折|降价|促销|甩卖|特价|秒杀|优惠|折扣|满减|优惠券|券|补贴|低价|便宜|倾销)";

    private static final String SANCTION_ZH =
            "(?:投诉|举报|下架|断供|断货|停止供货|停供|取消.{0,4}(?:授权|资格|返利|合作)|追究|罚|扣.{0,4}(?:保证金|返利|分)"
                    + "|起诉|诉讼|律师函|法律责任|封店|关店|拉黑|黑名单|采取.{0,6}措施|后果自负|终止合作|维权)";

    private static final String SANCTION_EN =
            "\\b(?:complain\\w*|complaint\\w*|report (?:you|your)|delist\\w*|take ?down|takedown"
                    + "|remov(?:e|al of) your (?:listing|offer|shop|store|account)\\w*|suspen\\w+|terminat\\w+|stop(?:ping)? suppl\\w+"
                    + "|cut(?:ting)? (?:you )?off|legal action|legal steps|sue|lawsuit|court|penalt\\w+|penali[sz]\\w+|fine[ds]?"
                    + "|blacklist\\w*|consequences?|deactivat\\w+|revok\\w+|enforcement|escalat\\w+|refuse to supply|no longer supply"
                    + "|close your (?:shop|store|account))\\b";

    /** Every text that {@code PRICE_ZH} or {@code PRICE_EN} finds holds one of these. */
    private static final List<String> ZH = List.of("价");

    private static final List<String> EN = List.of("pric", "msrp", "rrp", "minimum advertised");

    private static final List<String> BARGAINS =
            List.of("打折", "降价", "促销", "甩卖", "特价", "秒杀", "优惠", "折扣", "满减", "券", "补贴", "低价", "便宜", "倾销");

    private static final List<String> DISCOUNTS =
            List.of("discount", "coupon", "promotion", "rebate", "undercut", "markdown", "cheap");

    private static final List<String> MONEY =
            List.of("$", "€", "£", "¥", "usd", "eur", "gbp", "cny", "rmb", "dollars", "pounds", "yuan");

    private static final Phrase PRICE = new Phrase(
            Stream.of(ZH, EN, BARGAINS, DISCOUNTS).flatMap(List::stream).toList(),
            Pattern.compile(PRICE_ZH + "|" + BARGAIN_ZH + "|" + PRICE_EN + "|\\b(?:discount|undercut|cheap)\\w*"));
    private static final Pattern SANCTION = Pattern.compile(SANCTION_ZH + "|" + SANCTION_EN);

    static final List<PricePattern> PATTERNS = List.of(
            asks(ZH, RAISE_ZH + ".{0,12}" + PRICE_ZH),
            asks(ZH, PRICE_ZH + ".{0,14}" + RAISED_ZH),
            asks(List.of("低", "便宜"), "(?:卖|售|标|定)得?.{0,6}(?:太|过|这么|那么|如此|过于)(?:便宜|低)|(?:太|过于)便宜"),
            asks(BARGAINS, "(?:别|不要|勿|不得|不能|停止|禁止|取消|撤下|撤销|关闭|下线|结束|减少).{0,10}" + BARGAIN_ZH),
            asks(
                    List.of("元", "块", "rmb", "cny"),
                    "(?:以|按|改为|改成|改到|调到|调至|恢复到|恢复至|低于|至少|最低|卖|售|统一).{0,8}?(?:¥\\s?)?\\d+(?:\\.\\d+)?(?:元|块|rmb|cny)"),
            asks(List.of("¥"), "(?:以|按|改为|改成|改到|调到|调至|恢复到|恢复至|低于|至少|最低|卖|售|统一).{0,8}?¥\\s?\\d"),
            asks(List.of("贵", "高"), "(?:卖|售|标)(?:得)?(?:贵|高)一?(?:点|些)"),
            asks(
                    EN,
                    "\\b(?:raise|raising|increase|increasing|adjust|adjusting|correct|correcting|restore|restoring|revise|revising"
                            + "|change|changing|modify|modifying|amend|amending|update|updating|fix|align|match|bring|lift|put|move"
                            + "|reset|return|bump|maintain|keep|hold|respect|observe|follow|honou?r|comply|adhere|stick|set|uphold"
                            + "|protect|stabili[sz]e|reconsider|rethink|review|look at)\\b.{0,60}" + PRICE_EN),
            asks(
                    EN,
                    PRICE_EN
                            + ".{0,40}\\b(?:must|should|needs?|has|have|ought|is|are)\\b.{0,30}\\b(?:rais\\w+|increas\\w+|adjust\\w*"
                            + "|correct\\w*|higher|at least|no lower|lower than|go up|come up|restor\\w+|match|in line|align\\w*)\\b"),
            asks(
                    DISCOUNTS,
                    "\\b(?:stop|cease|end|remove|cancel|withdraw|refrain from|avoid|discontinue|drop|no more|don't|do not)\\b"
                            + "(?:\\W+\\w+){0,3}?\\W+(?:discount\\w*|coupons?|promotions?|rebates?|undercut\\w*|markdowns?|cheap\\w*)\\b"),
            asks(
                    List.of("cheap", "charge more", "too low", "higher pric"),
                    "\\b(?:too|so|that) cheap(?:ly)?\\b|\\bcharge more\\b|\\btoo low\\b.{0,20}" + PRICE_EN + "|"
                            + PRICE_EN + ".{0,25}\\btoo low\\b|\\bhigher pric"),
            asks(
                    MONEY,
                    "\\b(?:sell|list|offer|advertise|charge|raise|set|ask)\\b.{0,40}\\b(?:at|for|to|than|least)\\b\\s*"
                            + "(?:(?:[$€£¥]|usd|eur|gbp|cny|rmb)\\s?\\d|\\d+(?:\\.\\d+)?\\s?(?:dollars|euros?|pounds|yuan|usd|eur|gbp|cny|rmb))"),
            assures(ZH, "(?:承诺|保证|答应|同意|签署|书面确认).{0,16}" + PRICE_ZH),
            assures(
                    EN,
                    "\\b(?:agree\\w*|assur\\w+|promise|commit\\w*|confirm|undertake|guarantee|pledge|sign)\\b.{0,60}"
                            + PRICE_EN),
            floor(ZH, "(?:低于|破).{0,16}" + PRICE_ZH + "|" + PRICE_ZH + ".{0,10}低于|(?:乱|破|限|控)价"),
            floor(EN, "\\b(?:below|under|beneath|less than|lower than|cheaper than|at or above)\\b.{0,40}" + PRICE_EN),
            floor(
                    EN,
                    "\\bprice (?:floor|parity|maintenance|discipline|policy|order)\\b|\\bpricing (?:policy|guidelines?|rules?)\\b"));

    private PriceTalk() {}

    /** Whether price and sanction meet in one sentence, or in this one and the one before. */
    static boolean tiesSanctionToPrice(String before, String sentence) {
        var priceHere = PRICE.isIn(sentence);
        var priceBefore = PRICE.isIn(before);
        if (!priceHere && !priceBefore) {
            return false;
        }
        return SANCTION.matcher(sentence).find()
                || (priceHere && SANCTION.matcher(before).find());
    }

    record PricePattern(Rule rule, Phrase phrase) {}

    /**
     * What is looked for.
     *
     * @param words every sentence the expression finds something in holds one of these
     */
    record Phrase(List<String> words, Pattern regex) {

        boolean isIn(String sentence) {
            for (var word : words) {
                if (sentence.contains(word)) {
                    return regex.matcher(sentence).find();
                }
            }
            return false;
        }
    }

    private static PricePattern asks(List<String> words, String regex) {
        return new PricePattern(Rule.PRICE_DEMANDED, new Phrase(words, Pattern.compile(regex)));
    }

    private static PricePattern assures(List<String> words, String regex) {
        return new PricePattern(Rule.ASSURANCE_ASKED, new Phrase(words, Pattern.compile(regex)));
    }

    private static PricePattern floor(List<String> words, String regex) {
        return new PricePattern(Rule.FLOOR_STATED, new Phrase(words, Pattern.compile(regex)));
    }
}
