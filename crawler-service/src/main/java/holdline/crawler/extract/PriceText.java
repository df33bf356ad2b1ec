package holdline.crawler.extract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a short text says about money: an amount and its currency, and above all what kind of amount it is, because a
 * number is not a price merely for having digits (5.8万+ is a count, 立减3.47元 a discount, 面值1000元 a face value).
 *
 * @param amount the amount, or the lowest of a range; absent for promotions, counts and texts without a price
 * @param high the highest of a range
 * @param currency ISO 4217, where the sign, the hint or the locale tells it
 * @param currencyText the currency as written
 */
public record PriceText(
        @Nullable BigDecimal amount,
        @Nullable BigDecimal high,
        @Nullable String currency,
        @Nullable String currencyText,
        Kind kind,
        boolean startingFrom) {

    /** What kind of amount a text states. */
    public enum Kind {
        @JsonProperty("price")
        PRICE,
        @JsonProperty("range")
        RANGE,
        @JsonProperty("starting-from")
        STARTING_FROM,
        @JsonProperty("after-coupon")
        AFTER_COUPON,
        @JsonProperty("limited-quantity")
        LIMITED_QUANTITY,
        @JsonProperty("list-price")
        LIST_PRICE,
        @JsonProperty("discount-amount")
        DISCOUNT_AMOUNT,
        @JsonProperty("per-unit")
        PER_UNIT,
        @JsonProperty("face-value")
        FACE_VALUE,
        @JsonProperty("promotion")
        PROMOTION,
        @JsonProperty("count")
        COUNT,
        @JsonProperty("none")
        NONE
    }

    /** Longer texts are cut: a price stands near the start or it is none of ours. */
    public static final int MAX_TEXT = 1_000;

    private static final Pattern PROMOTION = Pattern.compile(
            "[满滿]\\s*\\d[\\d.,]*\\s*[元件]?\\s*[送减減赠贈折打享返]|[买買]\\s*\\d+\\s*[送赠贈]|打\\s*[\\d.]+\\s*折|第[二2]件|[每满]\\s*\\d+\\s*减");
    private static final Pattern DISCOUNT =
            Pattern.compile("(?i)(?:立减|立減|直降|已优惠|优惠|優惠|下单减|再减|省|折抵|现减|立省|券?减|save|you save|off)\\s*[:：]?\\s*$");
    private static final Pattern DISCOUNT_AFTER =
            Pattern.compile("(?i)^\\s*(?:元|圆)?\\s*(?:off\\b|优惠券|优惠|券(?!后)|红包|紅包|津贴|折扣)");
    private static final Pattern FACE_VALUE = Pattern.compile("(?:面值|面额|面額|储值|充值|face value)\\s*[:：]?\\s*$");
    private static final Pattern LIST = Pattern.compile(
            "(?i)(?:原价|原價|市场价|市場價|市价|划线价|吊牌价|建议售价|建議售價|定价|参考价|专柜价|list price|was|rrp|msrp|statt|uvp|before|běžná cena před)\\s*[:：]?\\s*$");
    private static final Pattern AFTER_COUPON = Pattern.compile("(?:券后|券後|到手|折后|折後|领券)(?:价|價)?[^\\d]{0,6}$");
    private static final Pattern LIMITED = Pattern.compile("限购|購買至少|购买至少|限量|超出数量|限\\s*\\d+\\s*件");
    private static final Pattern FROM_BEFORE = Pattern.compile(
            "(?i)(?:\\b(?:from|ab|vanaf|desde|da|od|dès|à partir de|a partir de|starting at|starts at|price from)|от|最低)\\s*[:：]?\\s*$");
    private static final Pattern FROM_AFTER = Pattern.compile("^\\s*(?:元|圆|円|원)?\\s*(?:起|〜|～$)");
    private static final Pattern COUNT_AFTER = Pattern.compile(
            "^\\s*\\+?\\s*(?:人付款|人已买|人买|人評|人评|条评|條評|评价|評價|评论|人看|件已售|已售|笔|次|人|个评|粉丝|件(?![价價])|个月|期|天|年|月|日|克|kg|g\\b|ml|毫升|升|片|粒|袋|包|盒|cm|mm|寸|吋|英寸|码|GB|TB|W\\b|mAh|%|％|折|像素|款|色|支|瓶|台|岁|新款|reviews?\\b|ratings?\\b|sold\\b|stars?\\b)");
    private static final Pattern COUNT_BEFORE =
            Pattern.compile("(?:已售|销量|銷量|月销|库存|庫存|评价|已有|累计|sold|qty|共)\\s*[:：]?\\s*$");
    private static final Pattern COUNT_ONLY =
            Pattern.compile("^\\s*[\\d.,]+\\s*(?:万|萬|[kK])?\\s*\\+\\s*$|^\\s*[\\d.,]+\\s*[万萬]\\s*\\+?\\s*(?:人|条|次|$)");
    private static final Pattern PER_UNIT_AFTER = Pattern.compile(
            "(?i)^\\s*(?:元|圆|[€$£]|EUR)?\\s*(?:/|per\\s|pro\\s)\\s*(?:\\d+\\s*)?(?:100\\s*g|kg|g|l|ml|斤|公斤|克|100克|500g|m²|m2|m|lb|oz|liter|kilogramm)\\b?");
    private static final Pattern RANGE = Pattern.compile(
            "^\\s*(?:\\p{Sc}|元|EUR|USD|zł|Kč|руб\\.?)?\\s*(?:-|–|—|~|～|至|到|to\\b|bis\\b)\\s*(?:\\p{Sc}|US\\$|CNY|EUR)?\\s*$");
    private static final Pattern FREE = Pattern.compile("(?i)^\\W*(?:free|gratis|kostenlos|免费|免費)\\W*$");
    private static final Pattern SPLIT_CENTS = Pattern.compile("^(\\d+)\\s?(€)\\s?(\\d{1,2})$");

    static final PriceText NOTHING = new PriceText(null, null, null, null, Kind.NONE, false);

    /**
     * Reads a text.
     *
     * @param hint a currency code or sign, or any text near the price that may carry one
     * @param locale a BCP 47 tag such as {@code zh-TW}, which decides what a bare {@code $} is
     */
    public static PriceText read(@Nullable String text, @Nullable String hint, @Nullable String locale) {
        var surroundings = CurrencySign.Hint.ofLocale(locale);
        return within(text, hint, hintOf(hint, surroundings).or(surroundings));
    }

    static PriceText within(@Nullable String raw, @Nullable String hintText, CurrencySign.Hint hint) {
        if (raw == null) {
            return NOTHING;
        }
        var text = plain(raw);
        var split = SPLIT_CENTS.matcher(text);
        if (split.matches()) {
            var amount = new BigDecimal(split.group(1) + "." + split.group(3));
            return new PriceText(amount, null, "EUR", "€", Kind.PRICE, false);
        }
        var signs = signsOf(text, hint);
        var numbers = numbersOf(text, signs, hint);
        if (numbers.isEmpty()) {
            var free = FREE.matcher(text).matches();
            return free ? new PriceText(BigDecimal.ZERO, null, null, null, Kind.PRICE, false) : NOTHING;
        }
        if (PROMOTION.matcher(text).find() && priceBesidePromotion(text, signs) == null) {
            return new PriceText(null, null, null, null, Kind.PROMOTION, false);
        }
        if (COUNT_ONLY.matcher(text).find() && signs.isEmpty()) {
            return new PriceText(null, null, null, null, Kind.COUNT, false);
        }
        var chosen = choose(text, numbers, signs);
        if (chosen == null) {
            var wordy = numbers.stream().allMatch(number -> isCount(text, number));
            return wordy && text.length() <= 12 ? new PriceText(null, null, null, null, Kind.COUNT, false) : NOTHING;
        }
        var sign = signOf(chosen, signs);
        if (sign == null && hintText != null) {
            sign = signsOf(plain(hintText), hint).stream().findFirst().orElse(null);
        }
        return classified(text, chosen, numbers, sign, hint);
    }

    private static PriceText classified(
            String text,
            Amount.Figure chosen,
            List<Amount.Figure> numbers,
            CurrencySign.@Nullable Sign sign,
            CurrencySign.Hint hint) {
        var iso = sign == null ? hint.currency() : sign.iso();
        var written = sign == null ? null : sign.text();
        var before = text.substring(0, chosen.start()).replaceAll("[\\p{Sc}￥\\s]+$", "");
        var after = text.substring(chosen.end());
        var next = numbers.indexOf(chosen) + 1;
        if (next < numbers.size()) {
            var high = numbers.get(next);
            if (RANGE.matcher(text.substring(chosen.end(), high.start())).matches()
                    && high.value().compareTo(chosen.value()) > 0) {
                return new PriceText(chosen.value(), high.value(), iso, written, Kind.RANGE, false);
            }
        }
        var from =
                FROM_AFTER.matcher(after).find() || FROM_BEFORE.matcher(before).find();
        var kind = kindOf(text, before, after, from);
        return new PriceText(chosen.value(), null, iso, written, kind, from);
    }

    private static Kind kindOf(String text, String before, String after, boolean from) {
        if (FACE_VALUE.matcher(before).find()) {
            return Kind.FACE_VALUE;
        }
        if (DISCOUNT.matcher(before).find() || DISCOUNT_AFTER.matcher(after).find()) {
            return Kind.DISCOUNT_AMOUNT;
        }
        if (AFTER_COUPON.matcher(before).find()) {
            return Kind.AFTER_COUPON;
        }
        if (LIST.matcher(before).find()) {
            return Kind.LIST_PRICE;
        }
        if (LIMITED.matcher(text).find()) {
            return Kind.LIMITED_QUANTITY;
        }
        if (PER_UNIT_AFTER.matcher(after).find()) {
            return Kind.PER_UNIT;
        }
        return from ? Kind.STARTING_FROM : Kind.PRICE;
    }

    /** The number a sign belongs to, the first one of several; without any sign the first that is no count. */
    private static Amount.@Nullable Figure choose(
            String text, List<Amount.Figure> numbers, List<CurrencySign.Sign> signs) {
        for (var number : numbers) {
            if (signOf(number, signs) != null
                    && !(number.inWan() && text.substring(number.end()).startsWith("+"))) {
                return number;
            }
        }
        if (!signs.isEmpty()) {
            return numbers.getFirst();
        }
        var candidates =
                numbers.stream().filter(number -> !isCount(text, number)).toList();
        if (candidates.isEmpty()) {
            return null;
        }
        // Many words and no currency: a title with a model number in it, not a price.
        var letters = text.codePoints().filter(Character::isLetter).count();
        return letters > 12 && letters > text.length() / 2 ? null : candidates.getFirst();
    }

    private static boolean isCount(String text, Amount.Figure number) {
        return number.inWan()
                || COUNT_AFTER.matcher(text.substring(number.end())).find()
                || COUNT_BEFORE.matcher(text.substring(0, number.start())).find();
    }

    private static CurrencySign.@Nullable Sign signOf(Amount.Figure number, List<CurrencySign.Sign> signs) {
        CurrencySign.Sign after = null;
        for (var sign : signs) {
            if (sign.end() <= number.start() && number.start() - sign.end() <= 2) {
                return sign;
            }
            if (after == null && sign.start() >= number.end() && sign.start() - number.end() <= 2) {
                after = sign;
            }
        }
        return after;
    }

    private static CurrencySign.@Nullable Sign priceBesidePromotion(String text, List<CurrencySign.Sign> signs) {
        return signs.stream()
                .filter(sign -> sign.text().equals("¥") || sign.text().equals("￥"))
                .filter(sign -> !PROMOTION
                        .matcher(text.substring(Math.max(0, sign.start() - 2)))
                        .lookingAt())
                .findFirst()
                .orElse(null);
    }

    private static List<CurrencySign.Sign> signsOf(String text, CurrencySign.Hint hint) {
        var signs = new ArrayList<CurrencySign.Sign>();
        var found = CurrencySign.in(text);
        while (found.find()) {
            signs.add(CurrencySign.read(found, hint));
        }
        return signs;
    }

    private static List<Amount.Figure> numbersOf(String text, List<CurrencySign.Sign> signs, CurrencySign.Hint hint) {
        var currency = signs.stream()
                .map(CurrencySign.Sign::iso)
                .filter(iso -> iso != null)
                .findFirst()
                .orElse(hint.currency());
        var numbers = new ArrayList<Amount.Figure>();
        var found = Amount.in(text);
        while (found.find()) {
            Amount.read(found, text, currency).ifPresent(numbers::add);
        }
        return numbers;
    }

    private static CurrencySign.Hint hintOf(@Nullable String hint, CurrencySign.Hint surroundings) {
        if (hint == null) {
            return CurrencySign.Hint.NONE;
        }
        return signsOf(plain(hint), surroundings).stream()
                .map(CurrencySign.Sign::iso)
                .filter(iso -> iso != null)
                .findFirst()
                .map(CurrencySign.Hint::new)
                .orElse(CurrencySign.Hint.NONE);
    }

    private static String plain(String raw) {
        var cut = raw.length() > MAX_TEXT ? raw.substring(0, MAX_TEXT) : raw;
        var text = new StringBuilder(cut.length());
        for (var i = 0; i < cut.length(); i++) {
            var c = cut.charAt(i);
            if (c >= '０' && c <= '９') {
                text.append((char) (c - '０' + '0'));
            } else if (c == '．' || c == '，') {
                text.append(c == '．' ? '.' : ',');
            } else {
                text.append(Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c);
            }
        }
        return text.toString().replaceAll(" {2,}", " ").replace("$$", "$").strip();
    }
}
