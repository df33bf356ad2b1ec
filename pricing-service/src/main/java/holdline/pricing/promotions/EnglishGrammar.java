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
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How English-speaking shops word promotions. A bare number is never money: "5 off" may be points. */
final class EnglishGrammar {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = BigDecimal.valueOf(50);
    private static final String SIGN = "(?:us\\$|[¥$€£]|(?:usd|eur|gbp|cny|rmb) ?)";
    private static final String THINGS =
            "(?: (?:items?|pieces?|units?|packs?|bottles?|boxes|pairs?|of these|products?))?";

    private EnglishGrammar() {}

    static final List<Phrase> PHRASES = where(
            "abcdefghijklmnopqrstuvwxyz",
            isNothing("free (?:standard |next day |express )?(?:shipping|delivery|postage|returns?|installation|trial)"
                    + "(?: (?:on|over|for|with)[^.;!|]{0,40})?|\\d+[- ]day returns?"),

            // "buy 2 get 1 free", "BOGO 50% off", "3 for 2", "3 for $10"
            says(
                    "buy (?<buy>\\d{1,2})" + THINGS + ",?(?: and)? get (?:the )?(?<free>\\d{1,2}|another|a)" + THINGS
                            + "(?: more| extra)?(?:,? (?:(?<half>half (?:price|off))|(?:at |for )?(?<percent>\\d{1,2}) ?% off|free(?: of charge)?))?",
                    EnglishGrammar::buyAndGet),
            says(
                    "\\bbogof?\\b(?::? (?:(?<half>half (?:price|off))|(?<percent>\\d{1,2}) ?% off|free))?",
                    found -> more(1, 1, found)),
            says("\\bb(?<buy>\\d)g(?<free>\\d)\\b", found -> pieces(found.count("buy"), found.count("free"))),
            says(
                    "(?:any )?(?<n>\\d{1,2})" + THINGS + " for (?:only |just )?" + money("price"),
                    found -> found.count("n") < 2
                            ? null
                            : Terms.of(
                                    Kind.QUANTITY_OFF,
                                    "",
                                    Reach.pieces(found.count("n")),
                                    new Cut.Price(found.number("price")))),
            says(
                    "(?<![\\d.,$€£])(?<all>\\d{1,2}) for (?:the price of )?(?<paid>\\d{1,2})\\b(?! ?(?:days?|months?|years?|%|\\.\\d))",
                    found -> pieces(found.count("paid"), found.count("all") - found.count("paid"))),

            // "second item half price"
            says(
                    "(?<nth>2nd|3rd|4th|5th)(?: (?:item|one|unit|piece|pair|pack|bottle))?(?: is| at| for)? ?(?:(?<half>half[- ]price|half off)|(?<percent>\\d{1,2}) ?% off|(?<free>free)|"
                            + money("off") + " off)",
                    EnglishGrammar::nthPiece),
            says(
                    "(?:half price|(?<percent>\\d{1,2}) ?% off) (?:on )?(?:the |your )?(?<nth>2nd|3rd|4th|5th)(?: (?:item|one|unit|piece|pair|pack|bottle))?",
                    EnglishGrammar::nthPiece),

            // "buy 3 save 10%", "20% off when you buy 2", "buy 2 save $5"
            says(
                    "buy (?<n>\\d{1,2})(?: or more|\\+)?" + THINGS
                            + "[,:]?(?: and| to)? (?:save|get|take)(?: an extra)? (?:" + money("off")
                            + "|(?<percent>\\d{1,2}) ?%)(?: off)?",
                    EnglishGrammar::fromPieces),
            says(
                    "(?:save )?(?:" + money("off")
                            + "|(?<percent>\\d{1,2}) ?%)(?: off)? (?:when you buy|on|for|if you buy) (?<n>\\d{1,2})(?: or more|\\+)(?!\\.)"
                            + THINGS,
                    EnglishGrammar::fromPieces),
            says(
                    "(?:save )?(?:" + money("off")
                            + "|(?<percent>\\d{1,2}) ?%)(?: off)? (?:when|if) you buy (?<n>\\d{1,2})" + THINGS,
                    EnglishGrammar::fromPieces),

            // "spend $50 get $10 off", "$10 off orders over $50"
            says(
                    "(?:spend|orders? (?:over|above|of)|over)(?: at least)? " + money("t")
                            + "(?: or more|\\+)?[,:]?(?: and| to)? (?:get|save|receive|take|for)(?: an?)?(?: extra)? (?:"
                            + money("off")
                            + "|(?<percent>\\d{1,2}) ?%)(?: off)?",
                    EnglishGrammar::fromMoney),
            says(
                    "(?:get |save |take )?(?:" + money("off")
                            + "|(?<percent>\\d{1,2}) ?%)(?: off)?(?: (?:your|any|all|the|an))?(?: (?:orders?|purchases?|coupon|voucher))?(?: of| over| above| from| on orders? (?:over|of|above)| when you spend| if you spend) "
                            + money("t") + "(?: or more|\\+)?",
                    EnglishGrammar::fromMoney),

            // Limits and upper bounds
            says(
                    "(?:up to|as much as|as low as|from) (?:" + SIGN + "\\d+(?:\\.\\d+)?|\\d{1,2} ?%)(?: off)?",
                    found -> Terms.of(Kind.UNSPECIFIED, "", null, null)
                            .under(Conditions.noted(found.match().group()))),
            says(
                    "(?:limit(?:ed to)?(?: of)?|max(?:imum)?(?: of)?) (?<n>\\d{1,3})(?: (?:items?|units?|pieces?))?(?: per (?:customer|order|person|household))?",
                    found -> Terms.of(Kind.LIMITED_QUANTITY, "", null, null).falling(Falls.atMost(found.count("n")))),

            // "$5 coupon", "save $5", "10% off"
            says("(?:save )?" + money("off") + " (?:off )?(?:coupon|voucher)", found -> off(Kind.COUPON, found)),
            says("(?:coupon|voucher):? (?:save |for )?" + money("off") + "(?: off)?", found -> off(Kind.COUPON, found)),
            says(
                    "(?<deposit>deposit) (?:of )?" + money("d") + "|" + money("d2") + " deposit",
                    found -> Terms.of(Kind.DEPOSIT, "", null, null)
                            .under(Conditions.NONE.withDeposit(found.number(found.has("d") ? "d" : "d2")))),
            says(
                    "(?:(?:save|take|get|extra|discount of)(?: an?)?(?: extra)? )?(?<percent>\\d{1,2}(?:\\.\\d)?) ?% (?:off|discount)"
                            + "|(?:save|discount of)(?: an?)?(?: extra)? (?<percent2>\\d{1,2}(?:\\.\\d)?) ?%",
                    found -> pay(null, found.number(found.has("percent") ? "percent" : "percent2"))),
            says("half[- ]price|half off", _ -> pay(null, HALF)),
            says(
                    "(?:save |take |get )?" + money("off") + " (?:off|discount|rebate)|save " + money("off2"),
                    found -> Terms.of(
                                    Kind.INSTANT_OFF,
                                    "",
                                    null,
                                    new Cut.Off(found.number(found.has("off") ? "off" : "off2")))
                            .falling(Falls.spread(Spread.PIECE))),
            says(
                    "(?<what>members?|prime|new customers?|group|flash sale|live)(?: exclusive)?(?: price)?:? (?:only )?"
                            + money("price"),
                    EnglishGrammar::priced),

            // Presents and labels without figures
            says(
                    "(?:free|complimentary) gift|gift with (?:any )?purchase|(?:comes )?with (?:a )?free \\w+|free \\w+(?: \\w+)? (?:with|when)\\b",
                    found -> Terms.of(Kind.GIFT, "", null, null)
                            .under(Conditions.noted(found.match().group()))),
            hints(
                    "flash sale|lightning deal|limited[- ]time (?:deal|offer)|deal of the day",
                    _ -> Terms.of(Kind.FLASH, "", null, null)),
            hints("group (?:price|buy)", _ -> Terms.of(Kind.GROUP, "", null, null)),
            hints(
                    "members?(?:hip)? (?:price|only|exclusive)|prime exclusive",
                    _ -> Terms.of(Kind.MEMBER, "", null, null)),
            hints(
                    "(?:coupons?|vouchers?) (?:available|applied)|clip coupon|special offer|multi[- ]?buy|bundle (?:and|&) save|cash ?back|buy more,? save more",
                    _ -> Terms.of(Kind.UNSPECIFIED, "", null, null)));

    private static String money(String name) {
        return SIGN + "(?<" + name + ">\\d{1,6}(?:\\.\\d{1,2})?)(?![\\d%])";
    }

    private static @Nullable Terms buyAndGet(Found found) {
        var free = found.the("free").matches("\\d+") ? found.count("free") : 1;
        return more(found.count("buy"), free, found);
    }

    private static @Nullable Terms more(int buy, int free, Found found) {
        var percent = found.has("half") ? HALF : found.has("percent") ? found.number("percent") : null;
        if (percent == null) {
            return pieces(buy, free);
        }
        return free != 1
                ? null
                : Terms.of(Kind.NTH_PIECE, "", null, new Cut.Pay(HUNDRED.subtract(percent)))
                        .falling(Falls.onEvery(buy + 1));
    }

    private static @Nullable Terms pieces(int buy, int free) {
        return buy < 1 || free < 1 ? null : Terms.of(Kind.BUY_X_GET_Y, "", null, new Cut.Free(buy, free));
    }

    private static Terms nthPiece(Found found) {
        var nth = found.the("nth").charAt(0) - '0';
        Cut cut = found.has("free")
                ? new Cut.Pay(BigDecimal.ZERO)
                : found.has("off")
                        ? new Cut.Off(found.number("off"))
                        : new Cut.Pay(HUNDRED.subtract(found.has("percent") ? found.number("percent") : HALF));
        return Terms.of(Kind.NTH_PIECE, "", null, cut).falling(Falls.onEvery(nth));
    }

    private static @Nullable Terms fromPieces(Found found) {
        var n = found.count("n");
        if (n < 1) {
            return null;
        }
        var reach = n == 1 ? null : Reach.pieces(n);
        return found.has("percent")
                ? pay(reach, found.number("percent"))
                : Terms.of(Kind.QUANTITY_OFF, "", reach, new Cut.Off(found.number("off")));
    }

    private static @Nullable Terms fromMoney(Found found) {
        var reach = Reach.money(found.number("t"));
        if (found.has("percent")) {
            return pay(reach, found.number("percent"));
        }
        return found.number("off").compareTo(found.number("t")) > 0
                ? null
                : Terms.of(Kind.THRESHOLD_OFF, "", reach, new Cut.Off(found.number("off")));
    }

    private static Terms priced(Found found) {
        var what = found.the("what");
        var kind = what.startsWith("new")
                ? Kind.NEW_USER
                : what.startsWith("member") || what.equals("prime")
                        ? Kind.MEMBER
                        : what.equals("group") ? Kind.GROUP : what.equals("live") ? Kind.LIVE : Kind.FLASH;
        return Terms.of(kind, "", null, new Cut.Price(found.number("price")));
    }

    private static @Nullable Terms off(Kind kind, Found found) {
        return found.number("off").signum() == 0 ? null : Terms.of(kind, "", null, new Cut.Off(found.number("off")));
    }

    private static @Nullable Terms pay(@Nullable Reach reach, BigDecimal percentOff) {
        return percentOff.signum() == 0
                ? null
                : Terms.of(Kind.PERCENT, "", reach, new Cut.Pay(HUNDRED.subtract(percentOff)));
    }
}
