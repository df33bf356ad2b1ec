package holdline.pricing.waterfall;

import holdline.events.Funder;
import holdline.pricing.waterfall.Promotion.Coupon;
import holdline.pricing.waterfall.Promotion.InstantOff;
import holdline.pricing.waterfall.Promotion.NoCut;
import holdline.pricing.waterfall.Promotion.NotUnderstood;
import holdline.pricing.waterfall.Promotion.Percentage;
import holdline.pricing.waterfall.Promotion.ThresholdOff;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one promotion text, Chinese or English. The whole text has to be understood: 满2件8折 holds 8折, but reading only
 * that would invent a price nobody pays for one unit.
 */
public final class PromotionText {

    /** A longer text is not one promotion. */
    static final int MAX_LENGTH = 200;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final String NUMBER = "([0-9]{1,9}(?:\\.[0-9]{1,2})?)";
    private static final String SIGN = "(us\\$|[¥$€£]|rmb|cny|usd|eur|gbp)?\\s?";
    private static final String UNIT = "\\s?(元|块|rmb|cny|usd|eur|gbp)?";

    private static final Pattern WORDS_AROUND = Pattern.compile("[\\s:：,，。!！;；|【】\\[\\]()（）\"“”·~～]+");

    /** Words that name who pays or how to get it, and change nothing about how much. */
    private static final Pattern HOW = Pattern.compile(
            "平台|官方立减|店铺|商家|本店|领取|领券|可领|立即|下单|拍下|限时|特惠|优惠|活动|全场|今日|直播间|现金"
                    + "|新人|新用户|新客|首单|会员|plus|vip|88vip"
                    + "|\\b(?:platform|shop|store|seller|new (?:users?|customers?)|members?|first order|only|today|save|get|extra|limited time|coupon|voucher|an?|your|order|on|for)\\b");

    private static final Pattern PERCENT_ZH = Pattern.compile("打?([0-9](?:\\.[0-9])?|[0-9]{2})折");
    private static final Pattern PERCENT_EN =
            Pattern.compile("([0-9]{1,2}(?:\\.[0-9])?)\\s?% off|save ([0-9]{1,2}(?:\\.[0-9])?)\\s?%");
    private static final Pattern THRESHOLD_ZH =
            Pattern.compile("(每)?满" + SIGN + NUMBER + UNIT + "(?:可用|可)?(?:立)?(?:减|省|抵)" + SIGN + NUMBER + UNIT);
    private static final Pattern COUPON_ZH = Pattern.compile("(无门槛|满" + SIGN + NUMBER + UNIT + ")?(?:可用)?(?:减|立减|抵)?"
            + SIGN + NUMBER + UNIT + "的?(?:无门槛)?(?:优惠|平台|店铺|商家|代金|抵用|现金)*券(?:满" + SIGN + NUMBER + UNIT + "可用)?");
    private static final Pattern INSTANT_ZH = Pattern.compile("(?:立减|直降|立省|直减|减)" + SIGN + NUMBER + UNIT);
    private static final Pattern THRESHOLD_EN = Pattern.compile(SIGN + NUMBER + UNIT
            + " off(?: orders?)?(?: over| above| of| from)?" + " " + SIGN + NUMBER + UNIT + "(?: or more|\\+)?");
    private static final Pattern INSTANT_EN =
            Pattern.compile("(?:save )?" + SIGN + NUMBER + UNIT + " off|save " + SIGN + NUMBER + UNIT);
    private static final Pattern COUPON_EN = Pattern.compile(SIGN + NUMBER + UNIT + " (?:off )?(?:coupon|voucher)");

    private static final Pattern RESTRICTED =
            Pattern.compile("新人|新用户|新客|首单|会员|plus|vip|new (?:user|customer)|member|first order");

    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile(
            "[减折券满省抵惠赠送拼团返降]|优惠|红包|补贴|秒杀|定金|预售|会员|新人|换购|加价购|半价|限购|特价|到手|券后|立省|付|首单"
                    + "|%|\\boff\\b|\\bsave\\b|coupon|voucher|discount|\\bdeal|promo|\\bsale\\b|rebate|cash ?back|bogo|\\bbuy\\b|\\bfree\\b|\\bgift|bundle|member");

    private static final Pattern NOT_ABOUT_PRICE = Pattern.compile(
            "(?:全国|全场|满?\\s?[0-9]*\\s?元?)?(?:包邮|免邮|免运费)(?:到家)?|送货上门|免费(?:上门)?(?:安装|退换|送货|试用)|(?:赠|送)?退?货?运费险|退货包运费|假一赔[一三四十0-9]+"
                    + "|七天无理由(?:退换)?|7天无理由(?:退换|退货)?|free (?:shipping|delivery|returns?)(?: (?:on|over|for).*)?");

    /** A sign or code of money, and the only currency in which it can be read. */
    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("元", "CNY JPY"),
            Map.entry("块", "CNY"),
            Map.entry("¥", "CNY JPY"),
            Map.entry("rmb", "CNY"),
            Map.entry("cny", "CNY"),
            Map.entry("$", "USD CAD AUD SGD HKD TWD NZD MXN"),
            Map.entry("us$", "USD"),
            Map.entry("usd", "USD"),
            Map.entry("€", "EUR"),
            Map.entry("eur", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("gbp", "GBP"));

    private PromotionText() {}

    /**
     * What the text amounts to.
     *
     * @param currency of the page price; a cut stated in another one is not understood
     */
    public static Promotion read(String text, Currency currency) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('￥', '¥')
                .strip();
        if (folded.length() > MAX_LENGTH) {
            return new NotUnderstood(text.substring(0, Math.min(text.length(), MAX_LENGTH)));
        }
        if (NOT_ABOUT_PRICE.matcher(folded).matches()
                || !LOOKS_LIKE_ONE.matcher(folded).find()) {
            return new NoCut(text);
        }
        var reader = new Reader(
                text, currency, funder(folded), RESTRICTED.matcher(folded).find());
        for (var form : Form.values()) {
            var matcher = form.pattern.matcher(folded);
            if (matcher.find() && nothingElse(folded, matcher)) {
                return reader.read(form, matcher);
            }
        }
        return new NotUnderstood(text);
    }

    private static Funder funder(String folded) {
        var platform = folded.contains("平台") || folded.contains("platform") || folded.contains("官方立减");
        var seller = folded.matches(".*(?:店铺|商家|本店).*|.*\\b(?:shop|store|seller)\\b.*");
        if (platform && seller) {
            return Funder.UNKNOWN;
        }
        if (folded.contains("直播间")) {
            return Funder.LIVE_ROOM;
        }
        return platform ? Funder.PLATFORM : seller ? Funder.SELLER : Funder.UNKNOWN;
    }

    /** Whether the text says nothing beside what was matched, except who pays and for whom. */
    private static boolean nothingElse(String folded, Matcher matched) {
        var rest = folded.substring(0, matched.start()) + " " + folded.substring(matched.end());
        rest = HOW.matcher(rest).replaceAll(" ");
        rest = WORDS_AROUND.matcher(rest).replaceAll("");
        return rest.isEmpty() || rest.equals("券") || rest.equals("元");
    }

    private enum Form {
        COUPON_ZH(PromotionText.COUPON_ZH),
        THRESHOLD_ZH(PromotionText.THRESHOLD_ZH),
        PERCENT_ZH(PromotionText.PERCENT_ZH),
        INSTANT_ZH(PromotionText.INSTANT_ZH),
        PERCENT_EN(PromotionText.PERCENT_EN),
        THRESHOLD_EN(PromotionText.THRESHOLD_EN),
        COUPON_EN(PromotionText.COUPON_EN),
        INSTANT_EN(PromotionText.INSTANT_EN);

        private final Pattern pattern;

        Form(Pattern pattern) {
            this.pattern = pattern;
        }
    }

    private record Reader(String text, Currency currency, Funder funder, boolean restricted) {

        Promotion read(Form form, Matcher found) {
            return switch (form) {
                case THRESHOLD_ZH ->
                    money(found, 2, 4, 5, 7)
                            ? threshold(found.group(3), found.group(6), found.group(1) != null)
                            : new NotUnderstood(text);
                case COUPON_ZH -> money(found, 2, 4, 5, 7, 8, 10) ? coupon(found) : new NotUnderstood(text);
                case PERCENT_ZH -> percent(zhe(found.group(1)));
                case INSTANT_ZH -> money(found, 1, 3) ? instant(found.group(2)) : new NotUnderstood(text);
                case PERCENT_EN ->
                    percent(HUNDRED.subtract(new BigDecimal(found.group(1) != null ? found.group(1) : found.group(2))));
                case THRESHOLD_EN ->
                    money(found, 1, 3, 4, 6)
                            ? threshold(found.group(5), found.group(2), false)
                            : new NotUnderstood(text);
                case COUPON_EN ->
                    money(found, 1, 3)
                            ? couponOff(BigDecimal.ZERO, new BigDecimal(found.group(2)))
                            : new NotUnderstood(text);
                case INSTANT_EN ->
                    money(found, 1, 3, 4, 6) && anyMoney(found, 1, 3, 4, 6)
                            ? instant(found.group(2) != null ? found.group(2) : found.group(5))
                            : new NotUnderstood(text);
            };
        }

        /** 8折 is 80 percent to pay, 85折 and 8.5折 are 85. */
        private static BigDecimal zhe(String digits) {
            var number = new BigDecimal(digits);
            return digits.length() == 2 ? number : number.multiply(BigDecimal.TEN);
        }

        private Promotion percent(BigDecimal payPercent) {
            return payPercent.signum() > 0 && payPercent.compareTo(HUNDRED) < 0
                    ? new Percentage(text, payPercent, funder, restricted)
                    : new NotUnderstood(text);
        }

        private Promotion instant(String off) {
            var amount = new BigDecimal(off);
            return amount.signum() > 0 ? new InstantOff(text, amount, funder, restricted) : new NotUnderstood(text);
        }

        private Promotion threshold(String threshold, String off, boolean repeats) {
            var from = new BigDecimal(threshold);
            var amount = new BigDecimal(off);
            return amount.signum() > 0 && amount.compareTo(from) <= 0
                    ? new ThresholdOff(text, from, amount, repeats, funder, restricted)
                    : new NotUnderstood(text);
        }

        private Promotion coupon(Matcher found) {
            var before = found.group(3);
            var behind = found.group(9);
            if (before != null && behind != null) {
                return new NotUnderstood(text);
            }
            var threshold = before != null ? before : behind;
            return couponOff(
                    threshold == null ? BigDecimal.ZERO : new BigDecimal(threshold), new BigDecimal(found.group(6)));
        }

        private Promotion couponOff(BigDecimal threshold, BigDecimal off) {
            return off.signum() > 0 && (threshold.signum() == 0 || off.compareTo(threshold) <= 0)
                    ? new Coupon(text, threshold, off, funder, restricted)
                    : new NotUnderstood(text);
        }

        private boolean money(Matcher found, int... groups) {
            for (var group : groups) {
                var sign = found.group(group);
                if (sign != null && !CURRENCIES.getOrDefault(sign, "").contains(currency.getCurrencyCode())) {
                    return false;
                }
            }
            return true;
        }

        /** "5 off" without any sign of money may be pieces or points. */
        private static boolean anyMoney(Matcher found, int... groups) {
            for (var group : groups) {
                if (found.group(group) != null) {
                    return true;
                }
            }
            return false;
        }
    }
}
