package holdline.pricing.promotions;

import static holdline.pricing.promotions.Phrase.hints;
import static holdline.pricing.promotions.Phrase.isNothing;
import static holdline.pricing.promotions.Phrase.says;
import static holdline.pricing.promotions.Phrase.where;

import holdline.pricing.promotions.Phrase.Found;
import holdline.pricing.promotions.Terms.Conditions;
import holdline.pricing.promotions.Terms.Cut;
import holdline.pricing.promotions.Terms.Falls;
import holdline.pricing.promotions.Terms.Reach;
import holdline.pricing.promotions.Terms.Spread;
import holdline.pricing.promotions.Terms.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How Chinese shops word promotions. The order matters: what is read by one phrase is not read again by a later one, so
 * 第2件8折 is never also 8折, and 满99包邮 never a threshold. Each group names signs of which one stands in whatever its
 * phrases match.
 */
final class ChineseGrammar {

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int FEW = 12;

    /** Measure words of sellable pieces. */
    private static final String COUNTED =
            "件|个|盒|瓶|支|只|袋|包|箱|套|双|条|份|罐|桶|片|块|台|本|张|提|卷|听|板|杯|对|副|枚|粒|把|颗|斤|年|月|期|次|组|筒|管|贴|款|样|单|人份";

    private static final String MONEY = "(?:元|块钱|块|圆|rmb)";
    private static final String FOLDS = "(?<fold>\\d{1,2}(?:\\.\\d)?)折(?!叠|伞|页|扇|屏|刀|床|凳|椅|桌|梯|垫|窗|门|纸|架|返|线|痕|断|旧|损)";

    /** What a verb that ends in 送 brings to a place, or what 送 before such a word means: no present to the buyer. */
    private static final String DELIVERS = "[配派运输传推发放葬护欢奉断遣保目接迎外直速秒快专呈寄递转抄遥解押免远]";

    private static final String NO_PRESENT =
            "(?:货|达|到|上门|上楼|入户|外卖|餐|风|水|电|气|料|丝|粉|纸|检|审|修|葬|别|行|礼(?!品|包|袋|物|券|金|盒\\d)|人|福|祝福|爱|情|长|父|母|爸|妈|爷|奶|女|男|朋|友|闺|亲|领导|客|孩|儿|宝宝|老|师|同|学|员工|家|伴侣|基友|兄弟|姐妹|她|他|你|我|子|花|签|机|店|开|运费|退货|店铺|积分|学|终|给|些|什么|哪)";

    private static final String COUPON_AFTER = "(?:的)?(?:无门槛|优惠|店铺|平台|商家|满减|代金|抵用|现金|品类)*(?<coupon>[券卷])?";

    private ChineseGrammar() {}

    static final List<Phrase> PHRASES = Stream.of(
                    where(
                            "邮起运免赔理限送",
                            isNothing("满[^,;。!]{0,8}?(?:包邮|免邮|免运费|起送|起订|起批)"),
                            isNothing("(?:全国|全场)?(?:包邮|免邮|免运费)(?:到家)?|送货(?:上门|入户)|免费(?:上门)?(?:安装|退换|送货|试用|配送|设计|量房)"
                                    + "|(?:赠|送)?退?货?运费险|退货包运费|假1赔\\d+|(?:7天)?无理由(?:退换|退货)?|限时(?:达|送达|配送)")),

                    // 加价购: nothing gets cheaper but something else may be had.
                    where(
                            "加换购得多",
                            says(
                                    "满" + money("t") + "?[,]?(?:另|再|即可|可|只需){0,2}加" + money("a")
                                            + "(?:即可|可)?(?:换购|换|得|购买|买)?",
                                    found -> Terms.of(Kind.ADD_ON, "", Reach.money(found.number("t")), null)
                                            .under(Conditions.noted("pay " + found.the("a") + " more"))),
                            says(
                                    "(?:加|\\+)" + money("a") + "(?:即可|可)?(?:换购|多1件|得(?!意|力))",
                                    found -> Terms.of(Kind.ADD_ON, "", null, null)
                                            .under(Conditions.noted("pay " + found.the("a") + " more"))),
                            says(
                                    "满" + money("t") + "[^,;。!]{0,8}?换购",
                                    found -> Terms.of(Kind.ADD_ON, "", Reach.money(found.number("t")), null)),
                            hints("加价购|超值换购|换购价", _ -> Terms.of(Kind.ADD_ON, "", null, null))),

                    // 买2送1, 买2发3, 3免1, 买3付2
                    where(
                            "送赠发得到拿寄享免付",
                            says(
                                    "(?<verb>买|购|拍|订|入|付|满)(?<buy>\\d{1,3})(?<bu>" + COUNTED
                                            + ")?[,]?(?:即|就|再|立|可|免费|加){0,2}(?:送|赠)(?:送)?(?<free>\\d{1,3})(?<fu>"
                                            + COUNTED + ")?",
                                    ChineseGrammar::buyAndGet),
                            says(
                                    "(?:买|购|拍|订|付)(?<buy>\\d{1,3})(?:" + COUNTED
                                            + ")?[,]?(?:实)?(?:发|得|到手|收到|拿|寄|享)(?<all>\\d{1,3})(?!\\d|折|元)(?:" + COUNTED
                                            + ")?",
                                    found -> pieces(found.count("buy"), found.count("all") - found.count("buy"))),
                            says(
                                    "(?:买|购|拍|满)?(?<all>\\d{1,2})(?:" + COUNTED
                                            + ")?免(?<free>\\d{1,2})(?![\\da-z天年])(?:" + COUNTED + ")?",
                                    found -> pieces(found.count("all") - found.count("free"), found.count("free"))),
                            says(
                                    "(?:买|购|拍)(?<all>\\d{1,2})(?:" + COUNTED
                                            + ")?[,]?(?:只需|只要|只|仅需|仅)?付(?<paid>\\d{1,2})(?!\\d|元)(?:" + COUNTED + ")?",
                                    found -> pieces(found.count("paid"), found.count("all") - found.count("paid"))),
                            says(
                                    "(?<![\\da-z.:])(?<buy>\\d{1,2})(?:" + COUNTED
                                            + ")?[送赠](?<free>\\d{1,2})(?![\\da-z元.%])(?:" + COUNTED + ")?",
                                    ChineseGrammar::bareBuyAndGet)),

                    // 第2件半价
                    where(
                            "第",
                            says(
                                    "第(?<nth>\\d{1,2})(?:" + COUNTED
                                            + ")(?:仅需|仅|只需|只要|只|可享|立享|享受|享|低至|打|再|立){0,2}(?:(?<half>半价)|"
                                            + FOLDS + "|(?<free>免费|免单|0元)|(?:立减|减|优惠|便宜|省)" + money("off")
                                            + "|¥?(?<price>\\d{1,5}(?:\\.\\d{1,2})?)"
                                            + MONEY + ")",
                                    ChineseGrammar::nthPiece)),

                    // 买2减8元, 2件9折, 99元任选3件
                    where(
                            "减省优便-折任选",
                            says(
                                    "(?<verb>满|买|拍|购|任选|任意|任|选)?(?<n>\\d{1,3})(?<unit>" + COUNTED
                                            + ")?(?:及?以上|起)?[,]?(?:立|即|再|总价|可|享|共|直|各|下单){0,2}(?:减|省|优惠|便宜|-)"
                                            + money("off")
                                            + "(?![\\d.%件个盒瓶支只袋包箱套双条份片岁年月gkm])",
                                    ChineseGrammar::quantityOff),
                            says(
                                    "(?<verb>满|买|拍|购|任选|任意|任)?(?<n>\\d{1,4})(?<unit>" + COUNTED + "|" + MONEY
                                            + ")?(?:及?以上|起)?[,]?(?:立|即|可|享|打|总价|全部|都|各){0,3}" + FOLDS,
                                    ChineseGrammar::quantityPercent),
                            says(
                                    "(?:任选|任意|任)(?<n>\\d{1,2})(?:" + COUNTED + ")(?:仅需|仅|只需|只要|共)?" + money("price")
                                            + "|" + money("price2") + MONEY + "?(?:任选|任意选|任意|任|选)(?<n2>\\d{1,2})(?:"
                                            + COUNTED + ")",
                                    found -> together(
                                            found.count(found.has("n") ? "n" : "n2"),
                                            found.number(found.has("n") ? "price" : "price2")))),

                    // 满199减20, 199减20, 199-20券, 满100送20元券
                    where(
                            "满减券卷",
                            says(
                                    "(?<each>每)?满" + money("t")
                                            + "(?:可用|即可|可|立|即|就|再|现|直|下单){0,3}(?:减|省|抵扣|抵|返现|优惠|用|-)(?<most>最高)?"
                                            + money("off") + "(?![\\d.%])" + COUPON_AFTER,
                                    ChineseGrammar::threshold),
                            says(
                                    "(?<![\\d.第])(?<t>\\d{2,6}(?:\\.\\d{1,2})?)" + MONEY + "?(?:立减|减)" + money("off")
                                            + "(?![\\d.%年月天])" + COUPON_AFTER,
                                    ChineseGrammar::threshold),
                            says(
                                    "(?<![\\d.第-])(?<t>\\d{2,6})" + MONEY + "?-" + money("off")
                                            + "(?:店铺|优惠|满减|平台|品类)?(?<coupon>[券卷])",
                                    ChineseGrammar::threshold),
                            says(
                                    "(?:每)?满" + money("t") + "(?:即|就|可)?(?:送|赠|返)" + money("gift")
                                            + "(?:[^,;。!]{0,4}?(?:券|红包|卡))?",
                                    found -> Terms.of(Kind.GIFT, "", Reach.money(found.number("t")), null)
                                            .under(Conditions.noted(found.the("gift") + " for a later order")))),

                    // 定金50抵100
                    where(
                            "定",
                            says(
                                    "定金" + money("d") + "[^;。!]{0,6}?(?:抵扣|可抵|抵|当|膨胀(?:至|到|为|成)?)" + money("worth"),
                                    ChineseGrammar::deposit),
                            says(
                                    money("d") + "定金[^;。!]{0,8}?(?:抵扣|可抵|抵|当|膨胀(?:至|到|为|成)?)" + money("worth"),
                                    ChineseGrammar::deposit),
                            says("付?定金(?:再|立|可){0,2}减" + money("off"), found -> off(Kind.DEPOSIT, found, null)),
                            says(
                                    "(?:预付|预售|预定|预交|交|付|支付)?(?:定金" + money("d") + "|" + money("d2") + "定金)",
                                    found -> Terms.of(Kind.DEPOSIT, "", null, null)
                                            .under(Conditions.NONE.withDeposit(
                                                    found.number(found.has("d") ? "d" : "d2")))),
                            says("定金(?:翻倍|双倍|膨胀)(?:\\d倍)?", _ -> Terms.of(Kind.DEPOSIT, "", null, null)),
                            says("^[\\[【(]?(?:预付|预售)?定金[\\])】]", _ -> Terms.of(Kind.DEPOSIT, "", null, null))),

                    // 10元无门槛券, 优惠券50元
                    where(
                            "券卷红",
                            says(
                                    "(?:满" + money("t") + "(?:可用|可)?)?(?:无门槛)?¥?(?<off>\\d{1,6}(?:\\.\\d{1,2})?)"
                                            + MONEY
                                            + "?(?:的)?(?:无门槛|优惠|店铺|平台|商家|满减|新人|首单|代金|抵用|抵扣|现金|品类|通用|大额|隐藏|专享|立减|满减)*(?:券|优惠卷|红包)(?:[,(]?满"
                                            + money("t2") + "可?(?:用|使用))?",
                                    ChineseGrammar::coupon),
                            says(
                                    "(?:优惠|店铺|平台|满减|代金|抵用|抵扣|无门槛|现金)[券卷](?:面额|金额|:|减|立减|抵)?" + money("off")
                                            + "(?![\\d./:-])",
                                    found -> off(Kind.COUPON, found, null))),

                    // 拼团价99元, 会员价88, 秒杀价9.9
                    where(
                            "价元块圆¥b",
                            says(
                                    "(?<what>拼团|团购|\\d{1,3}人团|成团|会员|plus(?:会员)?|88vip|vip|新人|新用户|新客|首单|直播间|直播|秒杀|闪购|抢购|限时|活动|促销|特惠|券后|到手|折后)"
                                            + "(?:专享|特惠|到手|抢购|秒杀|优惠|独享)*(?<word>价)?(?:仅需|仅|只需|只要|低至|:)?¥?(?<price>\\d{1,6}(?:\\.\\d{1,2})?)(?<yuan>"
                                            + MONEY + ")?(?<from>起)?",
                                    ChineseGrammar::priced)),

                    // 限购2件
                    where(
                            "限每单",
                            says(
                                    "(?<!不)(?:(?:每人|每单|每id|每位|单笔|每户|每个账号)(?:仅限|最多|限)?(?:购|拍|买)?|限购|限拍|限买|仅限)(?<n>\\d{1,4})(?:"
                                            + COUNTED + ")",
                                    found -> Terms.of(Kind.LIMITED_QUANTITY, "", null, null)
                                            .falling(Falls.atMost(found.count("n")))),
                            says(
                                    "限量(?<n>\\d{1,6})(?:" + COUNTED + ")",
                                    found -> Terms.of(Kind.LIMITED_QUANTITY, "", null, null)
                                            .under(Conditions.noted("only " + found.the("n") + " in all")))),

                    // 8折, 半价
                    where(
                            "折价",
                            says("(?<open>低至|最低)?(?<![\\d.第])" + FOLDS + "(?<from>起)?", ChineseGrammar::percent),
                            says(
                                    "(?<!\\d)(?:对折|半价)(?:出售|优惠|抢|购|起)?(?!本|门)",
                                    _ -> pay(Kind.PERCENT, null, BigDecimal.valueOf(50)))),

                    // 立减20元
                    where(
                            "减降省返优便抵",
                            says(
                                    "(?<most>最高|至高|最多)?(?<verb>领券后?(?:立|再|可|直)?减|立减|直降|立省|直减|现减|立降|直省|狂减|下单减|拍下减|再减|立返|返现|省|减|优惠|便宜|抵扣?)(?<sign>¥)?"
                                            + "(?<off>\\d{1,6}(?:\\.\\d{1,2})?)(?<yuan>" + MONEY + ")?(?![%件个斤\\dk倍次])",
                                    ChineseGrammar::instant)),

                    // Presents
                    where(
                            "送赠",
                            says(
                                    "(?:买|购|拍|订|满)(?<buy>\\d{1,4})(?<unit>" + COUNTED + "|" + MONEY
                                            + ")?(?:以上)?[,]?(?:即|就|再|还|可|免费){0,2}(?:送|赠)(?<what>(?!" + NO_PRESENT
                                            + ")[^,;。!\\]\\[()|]{1,12})",
                                    ChineseGrammar::presentFrom),
                            says(
                                    "(?:买|购|拍下?|下单|付款|收藏|加购|入会|关注|晒单|好评|预定)(?:即|就|再|还|可|必|免费){0,2}(?:送|赠)(?<what>[^,;。!\\]\\[()|]{1,12})",
                                    found -> present(found.the("what"))),
                            says(
                                    "(?:附赠|赠送|加送|加赠|另送|再送|还送|多送|附送|免费送|免费赠)(?!" + NO_PRESENT
                                            + ")(?<what>[^,;。!\\]\\[()|]{1,12})|(?<![捐转游互])赠(?!" + NO_PRESENT
                                            + "|送|[言与予])(?<what2>[^,;。!\\]\\[()|]{1,12})",
                                    found -> present(found.has("what") ? found.the("what") : found.the("what2"))),
                            says(
                                    "(?<!" + DELIVERS + ")(?<!\\d)送(?!" + NO_PRESENT
                                            + ")(?<what>[\\p{IsHan}\\da-z][^,;。!\\]\\[()|]{0,11})",
                                    found -> present(found.the("what"))),
                            hints("赠品|好礼相送", found -> present(found.match().group()))),

                    // No figures
                    where(
                            "",
                            hints("拼团|\\d{1,3}人团|成团价?|参团", _ -> Terms.of(Kind.GROUP, "", null, null)),
                            hints(
                                    "限时(?:秒杀|抢购|特价|折扣|优惠|特惠|购)|秒杀(?!节|群|日)|闪购|限时限量|整点抢",
                                    _ -> Terms.of(Kind.FLASH, "", null, null)),
                            hints("直播间?(?:专享|特惠|优惠|福利|价)", _ -> Terms.of(Kind.LIVE, "", null, null)),
                            hints("(?:会员|plus|88vip)(?:专享|价|优惠|特惠)", _ -> Terms.of(Kind.MEMBER, "", null, null)),
                            hints("(?:新人|新用户|新客|首单)(?:专享|价|优惠|礼|特惠)", _ -> Terms.of(Kind.NEW_USER, "", null, null)),
                            hints(
                                    "跨店满减|满减|满折|满赠|多买多(?:减|省|优惠|送)|多[拍购](?:多)?(?:减|省|优惠)|跨店|领券|优惠[券卷]|购物券|津贴|百亿补贴|返现|返券|折上折",
                                    _ -> Terms.of(Kind.UNSPECIFIED, "", null, null))))
            .flatMap(List::stream)
            .toList();

    private static String money(String name) {
        return "¥?(?<" + name + ">\\d{1,6}(?:\\.\\d{1,2})?)" + MONEY + "?";
    }

    private static @Nullable Terms buyAndGet(Found found) {
        var buy = found.count("buy");
        var free = found.count("free");
        var bought = found.the("bu");
        var given = found.the("fu");
        if (found.behind().matches("(?s)(?:\\d|元|块钱|%).*")) {
            return null;
        }
        if (found.the("verb").equals("满") && bought.isEmpty() && buy > FEW) {
            return null;
        }
        var others = !bought.isEmpty() && !given.isEmpty() && !bought.equals(given);
        var aSet = given.equals("件") && found.behind().startsWith("套");
        var aSize = given.isEmpty() && found.behind().matches("(?s)(?:g|ml|kg|克|毫升|l|cm|寸|积分|倍|合1).*");
        if (others || aSet || aSize) {
            return new Terms(
                    Kind.GIFT,
                    "",
                    Reach.pieces(buy),
                    new Cut.Free(buy, free),
                    Falls.ANYWHERE,
                    Payer.UNKNOWN,
                    Conditions.noted(buy + bought + " brings " + free + (aSet ? "件套" : given) + " of something else"));
        }
        return pieces(buy, free);
    }

    /** 2送4 in brackets is one; 训练4送42 in the middle of a word is none. */
    private static @Nullable Terms bareBuyAndGet(Found found) {
        var buy = found.count("buy");
        var free = found.count("free");
        var apart = !Character.isLetterOrDigit(found.before());
        return apart || (free <= buy && buy <= FEW) ? pieces(buy, free) : null;
    }

    private static @Nullable Terms pieces(int buy, int free) {
        return buy < 1 || free < 1 ? null : Terms.of(Kind.BUY_X_GET_Y, "", null, new Cut.Free(buy, free));
    }

    private static @Nullable Terms nthPiece(Found found) {
        var nth = found.count("nth");
        if (nth < 2) {
            return null;
        }
        Cut cut;
        if (found.has("half")) {
            cut = new Cut.Pay(BigDecimal.valueOf(50));
        } else if (found.has("free")) {
            cut = new Cut.Pay(BigDecimal.ZERO);
        } else if (found.has("fold")) {
            var percent = percentOf(found.the("fold"));
            if (percent == null) {
                return null;
            }
            cut = new Cut.Pay(percent);
        } else if (found.has("off")) {
            cut = new Cut.Off(found.number("off"));
        } else {
            cut = new Cut.Price(found.number("price"));
        }
        return Terms.of(Kind.NTH_PIECE, "", null, cut).falling(Falls.onEvery(nth));
    }

    private static @Nullable Terms quantityOff(Found found) {
        var verb = found.the("verb");
        var n = found.count("n");
        var off = found.number("off");
        if (off.signum() == 0 || n < 1 || (verb.isEmpty() && !found.has("unit"))) {
            return null;
        }
        if (verb.equals("满") && !found.has("unit") && BigDecimal.valueOf(n).compareTo(off) >= 0) {
            return null;
        }
        if (!found.has("unit") && n > FEW) {
            return null;
        }
        return Terms.of(Kind.QUANTITY_OFF, "", Reach.pieces(n), new Cut.Off(off));
    }

    private static @Nullable Terms quantityPercent(Found found) {
        var percent = percentOf(found.the("fold"));
        var n = found.count("n");
        var unit = found.the("unit");
        if (percent == null || n < 1 || (found.the("verb").isEmpty() && unit.isEmpty())) {
            return null;
        }
        var money = unit.matches(MONEY) || (unit.isEmpty() && found.the("verb").equals("满") && n > FEW);
        if (!money && unit.isEmpty() && n > FEW) {
            return null;
        }
        var reach = money ? Reach.money(BigDecimal.valueOf(n)) : n == 1 ? null : Reach.pieces(n);
        return pay(Kind.PERCENT, reach, percent);
    }

    private static @Nullable Terms together(int pieces, BigDecimal price) {
        return pieces < 2 || price.signum() == 0
                ? null
                : Terms.of(Kind.QUANTITY_OFF, "", Reach.pieces(pieces), new Cut.Price(price));
    }

    private static @Nullable Terms threshold(Found found) {
        var from = found.number("t");
        var off = found.number("off");
        if (off.signum() == 0 || off.compareTo(from) > 0) {
            return null;
        }
        var kind = found.has("coupon") ? Kind.COUPON : Kind.THRESHOLD_OFF;
        if (found.has("most")) {
            return Terms.of(Kind.UNSPECIFIED, "", Reach.money(from), null)
                    .under(Conditions.noted("at most " + off + " off"));
        }
        return Terms.of(kind, "", new Reach(from, Unit.MONEY, found.has("each")), new Cut.Off(off));
    }

    private static @Nullable Terms coupon(Found found) {
        if (found.before() == '-' || (found.has("t") && found.has("t2"))) {
            return null;
        }
        var from = found.has("t") ? found.number("t") : found.has("t2") ? found.number("t2") : BigDecimal.ZERO;
        if (from.signum() > 0 && found.number("off").compareTo(from) > 0) {
            return null;
        }
        return off(Kind.COUPON, found, from.signum() == 0 ? null : Reach.money(from));
    }

    private static @Nullable Terms deposit(Found found) {
        var paid = found.number("d");
        var worth = found.number("worth");
        return worth.compareTo(paid) < 0
                ? null
                : Terms.of(Kind.DEPOSIT, "", null, worth.compareTo(paid) > 0 ? new Cut.Off(worth.subtract(paid)) : null)
                        .under(Conditions.NONE.withDeposit(paid));
    }

    private static @Nullable Terms priced(Found found) {
        var price = found.number("price");
        var stated =
                found.has("word") || found.has("yuan") || found.match().group().contains("¥");
        if (!stated || price.signum() == 0 || found.behind().matches("(?s)(?:\\d|折|件|%|天|个月|点).*")) {
            return null;
        }
        var what = found.the("what");
        var kind = what.contains("团")
                ? Kind.GROUP
                : what.matches("会员|plus.*|88vip|vip")
                        ? Kind.MEMBER
                        : what.matches("新.*|首单") ? Kind.NEW_USER : what.startsWith("直播") ? Kind.LIVE : Kind.FLASH;
        if (!found.has("word") && kind != Kind.GROUP && what.matches("会员|vip|限时|活动|促销|直播|抢购")) {
            return null;
        }
        if (what.matches("到手|折后")) {
            return Terms.of(Kind.UNSPECIFIED, "", null, null)
                    .under(Conditions.noted("said to cost " + price + " in the end"));
        }
        if (found.has("from")) {
            return Terms.of(kind, "", null, null).under(Conditions.noted("from " + price));
        }
        return Terms.of(what.equals("券后") ? Kind.COUPON : kind, "", null, new Cut.Price(price));
    }

    private static @Nullable Terms percent(Found found) {
        var percent = percentOf(found.the("fold"));
        if (percent == null) {
            return null;
        }
        return found.has("open") || found.has("from")
                ? Terms.of(Kind.UNSPECIFIED, "", null, null)
                        .under(Conditions.noted("pay " + percent.toPlainString() + " percent or more"))
                : pay(Kind.PERCENT, null, percent);
    }

    private static @Nullable Terms instant(Found found) {
        var sure = found.the("verb").length() > 1 && !found.the("verb").matches("优惠|便宜|抵扣");
        if (!sure && !found.has("yuan") && !found.has("sign")) {
            return null;
        }
        if (found.has("most")) {
            return Terms.of(Kind.UNSPECIFIED, "", null, null)
                    .under(Conditions.noted("at most " + found.the("off") + " off"));
        }
        var terms = off(Kind.INSTANT_OFF, found, null);
        return terms == null ? null : terms.falling(Falls.spread(Spread.PIECE));
    }

    private static @Nullable Terms presentFrom(Found found) {
        var n = BigDecimal.valueOf(found.count("buy"));
        var money =
                found.the("unit").matches(MONEY) || (!found.has("unit") && n.compareTo(BigDecimal.valueOf(FEW)) > 0);
        var reach = money ? Reach.money(n) : Reach.pieces(n.intValueExact());
        var present = present(found.the("what"));
        return new Terms(Kind.GIFT, "", reach, null, Falls.ANYWHERE, Payer.UNKNOWN, present.conditions());
    }

    private static Terms present(String what) {
        return Terms.of(Kind.GIFT, "", null, null).under(Conditions.noted("brings " + what.strip()));
    }

    private static @Nullable Terms off(Kind kind, Found found, @Nullable Reach reach) {
        var off = found.number("off");
        return off.signum() == 0 ? null : Terms.of(kind, "", reach, new Cut.Off(off));
    }

    private static Terms pay(Kind kind, @Nullable Reach reach, BigDecimal percent) {
        return Terms.of(kind, "", reach, new Cut.Pay(percent));
    }

    /** 8折 is 80 percent to pay, 85折 and 8.5折 are 85; 0折 and 10折 are nothing. */
    private static @Nullable BigDecimal percentOf(String folds) {
        var number = new BigDecimal(folds);
        var percent = folds.length() == 2 ? number : number.multiply(TEN);
        percent = percent.stripTrailingZeros();
        percent = percent.scale() < 0 ? percent.setScale(0) : percent;
        return percent.signum() > 0 && percent.compareTo(HUNDRED) < 0 && number.compareTo(TEN) != 0 ? percent : null;
    }
}
