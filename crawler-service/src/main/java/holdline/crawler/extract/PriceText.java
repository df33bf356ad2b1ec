package holdline.crawler.extract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a short text says about money: an amount and its currency, and above all what kind of amount it is, because a
 * number is not a price merely for having digits (5.8万+ is a count, 立减3.47元 a discount, 面值1000元 a face value).
 *
 * <p>Hand-written: ICU4J parses a number whose locale is known, while a shop's text says neither its locale nor which of
 * its numbers is the price.
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

    private static final Pattern FREE = Pattern.compile(
            "(?iu)^\\W*(?:for )?(?:free|gratis|kostenlos|gratuit|免费|免費|無料|무료|бесплатно)(?: of charge)?\\W*$");
    private static final Pattern BETWEEN_RANGE =
            Pattern.compile("(?iu)\\s*(?:-|–|—|−|~|～|〜|至|到|to|bis|till|à|a|до|through)\\s*");
    /** Without one of these a text states no promotion. */
    private static final Pattern WORDS = Pattern.compile("[\\p{L}%]");

    private static final Pattern SPACES = Pattern.compile(" {2,}");
    private static final Pattern SURROUNDED = Pattern.compile("(?u)[\\s:：（(【\\[≈约約]+$");
    private static final Pattern COUNT_IN_BRACKETS = Pattern.compile("[(（][\\d.,]+[kK万萬]?\\+?[)）]");
    private static final Pattern UP_TO_A_COUNT = Pattern.compile(
            "(?iu)^\\s*[-–~]\\s*\\d+\\s*(?:working |business )?(?:days|hours|mm|cm|tage|天|日|小时|人|岁|周|ml|g\\b|kg)");
    private static final Pattern WAN_BEHIND = Pattern.compile("^\\s*(?:起|元|圆|块|人民币|[(（]|$)");
    private static final Pattern WAN_BEFORE = Pattern.compile("(?u)(?:[价價售]|约|約)$");

    /** How far a sign may stand from its number: {@code 129,- kr}, {@code US$: 12.99}. */
    private static final int FAR_FRONT = 3;

    private static final int FAR_BEHIND = 2;
    private static final int NEVER = Integer.MAX_VALUE;

    /** Further words say nothing about a number, and a text with more numbers is no price. */
    private static final int MAX_AROUND = 48;

    private static final int MAX_NUMBERS = 40;
    private static final int LONGEST_NUMBER = 60;

    /** Minor units written beside the major ones, put into one number: 3元5角, 9块9, 12€99, 12 руб. 50 коп. */
    private static final List<Joined> JOINED = List.of(
            new Joined("(\\d+)\\s?[元块塊]\\s?(\\d)\\s?[角毛]\\s?(\\d)\\s?分", "$1.$2$3元"),
            new Joined("(\\d+)\\s?[元块塊]\\s?(\\d)\\s?[角毛]", "$1.$2元"),
            new Joined("(\\d+)([块塊])(\\d)(?![\\d.件个盒])", "$1.$3$2"),
            new Joined("(?<![\\d.])(\\d)\\s?[角毛](?![\\p{IsHan}])", "0.$1元"),
            new Joined("(\\d)\\s?€\\s?(\\d{1,2})(?![\\d.,])$", "$1.$2 €"),
            new Joined("(\\d)€(\\d{1,3})(?![\\d.,])$", "$1.$2 €"),
            new Joined("(\\d)\\s?(руб\\.?)\\s?(\\d{2})\\s?коп\\.?", "$1.$3 $2"),
            new Joined("(\\d)\\s?(zł)\\s?(\\d{2})\\s?gr", "$1,$3 $2"),
            new Joined("([¥￥$€£]\\s?\\d+) (\\.\\d{2})(?!\\d)", "$1$2"));

    private static final String JOINTS = "元块塊角毛€уł";

    private record Joined(Pattern written, String as) {
        Joined(String written, String as) {
            this(Pattern.compile(written), as);
        }
    }

    /** One number of a text, and what its surroundings make of it. */
    private record Told(Amount.Figure figure, CurrencySign.@Nullable Sign sign, Kind kind, boolean from) {

        boolean isAsked() {
            return switch (kind) {
                case PRICE, RANGE, STARTING_FROM, AFTER_COUPON, LIMITED_QUANTITY -> true;
                case LIST_PRICE, DISCOUNT_AMOUNT, PER_UNIT, FACE_VALUE, PROMOTION, COUNT, NONE -> false;
            };
        }

        boolean isMoney() {
            return kind != Kind.PROMOTION && kind != Kind.COUNT && kind != Kind.NONE;
        }
    }

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
        var plain = plain(raw);
        if (hasEndlessNumber(plain)) {
            return NOTHING;
        }
        var text = joined(plain);
        var signs = signsOf(text, hint);
        var numbers = numbersOf(text, signs, hint);
        if (numbers.isEmpty()) {
            return withoutNumbers(text, hintText, hint);
        }
        var told = told(text, numbers, signs);
        var chosen = choose(text, told, !signs.isEmpty());
        if (chosen == null) {
            return without(told);
        }
        var sign = chosen.sign();
        if (sign == null && hintText != null) {
            sign = signsOf(plain(hintText), hint).stream().findFirst().orElse(null);
        }
        var iso = sign == null ? hint.currency() : sign.iso();
        var written = sign == null ? null : sign.text();
        var high = highOf(text, chosen, told, signs);
        var kind = chosen.kind() != Kind.PRICE
                ? chosen.kind()
                : high != null ? Kind.RANGE : chosen.from() ? Kind.STARTING_FROM : Kind.PRICE;
        return new PriceText(chosen.figure().value(), high, iso, written, kind, chosen.from());
    }

    /** No amount is so long, and no text that says anything else of interest has such a number in it. */
    private static boolean hasEndlessNumber(String text) {
        var run = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            run = (c >= '0' && c <= '9') || c == '.' || c == ',' ? run + 1 : 0;
            if (run > LONGEST_NUMBER) {
                return true;
            }
        }
        return false;
    }

    private static PriceText withoutNumbers(String text, @Nullable String hintText, CurrencySign.Hint hint) {
        if (FREE.matcher(text).matches()) {
            return new PriceText(BigDecimal.ZERO, null, null, null, Kind.PRICE, false);
        }
        if (PriceWords.promotion().matcher(text).find()) {
            return of(Kind.PROMOTION);
        }
        return hintText == null
                ? NOTHING
                : signsOf(plain(hintText), hint).stream()
                        .findFirst()
                        .map(sign -> new PriceText(null, null, sign.iso(), sign.text(), Kind.NONE, false))
                        .orElse(NOTHING);
    }

    /** What a text is about whose numbers are all something else than money. */
    private static PriceText without(List<Told> told) {
        var kinds = told.stream().map(Told::kind).toList();
        return kinds.contains(Kind.PROMOTION)
                ? of(Kind.PROMOTION)
                : kinds.stream().allMatch(kind -> kind == Kind.COUNT) ? of(Kind.COUNT) : NOTHING;
    }

    private static PriceText of(Kind kind) {
        return new PriceText(null, null, null, null, kind, false);
    }

    private static List<Told> told(String text, List<Amount.Figure> numbers, List<CurrencySign.Sign> signs) {
        var promotions = WORDS.matcher(text).find() ? spans(PriceWords.promotion(), text) : List.<int[]>of();
        var noAmounts = spans(PriceWords.noAmount(), text);
        var owned = owned(text, numbers, signs);
        var told = new ArrayList<Told>();
        for (var at = 0; at < numbers.size(); at++) {
            var number = numbers.get(at);
            var next = at + 1 < numbers.size() ? numbers.get(at + 1) : null;
            var sign = owned.get(number);
            var start = number.start();
            var end = number.end();
            if (sign == null && next != null && isRange(text, number, next, signs)) {
                sign = owned.get(next);
                end = next.end();
            }
            if (sign != null) {
                start = sign.end() <= start ? sign.start() : start;
                end = sign.start() >= end ? sign.end() : end;
            }
            var before = SURROUNDED
                    .matcher(text.substring(Math.max(0, start - MAX_AROUND), start))
                    .replaceAll("");
            var after = text.substring(end, Math.min(text.length(), end + MAX_AROUND));
            told.add(new Told(
                    number,
                    sign,
                    isWithin(promotions, number)
                            ? Kind.PROMOTION
                            : sign == null
                                    ? unsigned(text, number, noAmounts, before, after)
                                    : signed(text, start, before, after),
                    PriceWords.isFrom(before, after)));
        }
        return told;
    }

    private static Kind signed(String text, int start, String before, String after) {
        var minus =
                start > 0 && "-−".indexOf(text.charAt(start - 1)) >= 0 && (start == 1 || text.charAt(start - 2) == ' ');
        return minus ? Kind.DISCOUNT_AMOUNT : PriceWords.kind(text, before, after);
    }

    private static Kind unsigned(
            String text, Amount.Figure number, List<int[]> noAmounts, String before, String after) {
        var directlyBefore = text.substring(Math.max(0, number.start() - MAX_AROUND), number.start());
        if (isWithin(noAmounts, number) || PriceWords.isInAName(directlyBefore, after)) {
            return Kind.NONE;
        }
        if (isMany(number, before, after)
                || PriceWords.counts(before, after)
                || COUNT_IN_BRACKETS.matcher(text).matches()
                || (after.startsWith("+") && before.isEmpty())) {
            return Kind.COUNT;
        }
        if (PriceWords.isBehindAName(directlyBefore, text.substring(number.start(), number.end()), after)) {
            return Kind.NONE;
        }
        var kind = PriceWords.kind(text, before, after);
        return kind == Kind.PRICE && UP_TO_A_COUNT.matcher(after).find() ? Kind.COUNT : kind;
    }

    /** 5.8万 counts, unless it is said to be money: 12.8万起, 售价12.8万. */
    private static boolean isMany(Amount.Figure number, String before, String after) {
        return number.inWan()
                && !WAN_BEFORE.matcher(before).find()
                && (after.isEmpty() || !WAN_BEHIND.matcher(after).find());
    }

    /**
     * The number that is asked for: the first of those that are prices and not what was before, is saved or counts;
     * with a sign before without.
     */
    private static @Nullable Told choose(String text, List<Told> told, boolean anySign) {
        var signed = told.stream().filter(one -> one.sign() != null).toList();
        var best = signed.stream()
                .filter(Told::isAsked)
                .findFirst()
                .or(() -> told.stream()
                        .filter(one -> one.isAsked() && isNamedAPrice(text, one))
                        .findFirst())
                .or(() -> signed.stream().filter(Told::isMoney).findFirst());
        if (best.isPresent()) {
            return best.get();
        }
        var bare = told.stream().filter(one -> one.sign() == null);
        if (anySign) {
            return signed.isEmpty() ? bare.filter(Told::isMoney).findFirst().orElse(null) : null;
        }
        // Many words and no currency: a title with a model number in it, not a price.
        var letters = text.codePoints().filter(Character::isLetter).count();
        var wordy = letters > 12 && letters > text.length() / 2;
        var money = bare.filter(Told::isMoney).toList();
        return money.stream()
                .filter(one -> one.kind() != Kind.PRICE || isNamedAPrice(text, one))
                .findFirst()
                .or(() -> wordy ? Optional.empty() : money.stream().findFirst())
                .orElse(null);
    }

    private static boolean isNamedAPrice(String text, Told one) {
        var start = one.figure().start();
        var before = SURROUNDED
                .matcher(text.substring(Math.max(0, start - MAX_AROUND), start))
                .replaceAll("");
        return one.kind() == Kind.AFTER_COUPON || PriceWords.isPriceWord(before);
    }

    private static @Nullable BigDecimal highOf(
            String text, Told chosen, List<Told> told, List<CurrencySign.Sign> signs) {
        var next = told.indexOf(chosen) + 1;
        if (next >= told.size()) {
            return null;
        }
        var high = told.get(next).figure();
        return isRange(text, chosen.figure(), high, signs)
                        && high.value().compareTo(chosen.figure().value()) > 0
                ? high.value()
                : null;
    }

    /** Whether nothing but a dash or a "to" stands between two numbers, signs aside. */
    private static boolean isRange(String text, Amount.Figure low, Amount.Figure high, List<CurrencySign.Sign> signs) {
        var between = new StringBuilder(text.substring(low.end(), high.start()));
        for (var sign : signs) {
            var to = Math.min(sign.end() - low.end(), between.length());
            for (var at = Math.max(sign.start() - low.end(), 0); at < to; at++) {
                between.setCharAt(at, ' ');
            }
        }
        return BETWEEN_RANGE.matcher(between).matches();
    }

    private static List<int[]> spans(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> new int[] {found.start(), found.end()})
                .toList();
    }

    private static boolean isWithin(List<int[]> spans, Amount.Figure number) {
        return spans.stream().anyMatch(span -> span[0] < number.end() && number.start() < span[1]);
    }

    /** Every sign belongs to one number: the nearer one, and of two as near the one in front that has none yet. */
    private static Map<Amount.Figure, CurrencySign.Sign> owned(
            String text, List<Amount.Figure> numbers, List<CurrencySign.Sign> signs) {
        var owned = new HashMap<Amount.Figure, CurrencySign.Sign>();
        for (var sign : signs) {
            var front = numbers.stream()
                    .filter(number -> number.end() <= sign.start())
                    .reduce((_, last) -> last);
            var behind = numbers.stream()
                    .filter(number -> number.start() >= sign.end())
                    .findFirst();
            int toFront = front.map(number -> sign.start() - number.end()).orElse(NEVER);
            int toBehind = behind.filter(number -> !CurrencySign.standsBehind(sign.text())
                            && !text.substring(sign.end(), number.start()).contains("/"))
                    .map(number -> number.start() - sign.end())
                    .orElse(NEVER);
            var frontIsFree = front.isPresent() && !owned.containsKey(front.get());
            if (toFront <= FAR_FRONT && (toFront < toBehind || (toFront == toBehind && frontIsFree))) {
                owned.putIfAbsent(front.orElseThrow(), sign);
            } else if (toBehind <= FAR_BEHIND) {
                owned.putIfAbsent(behind.orElseThrow(), sign);
            }
        }
        return owned;
    }

    /** A shared sign means what a clear one beside it says: {@code $12.00 CAD}. */
    private static List<CurrencySign.Sign> signsOf(String text, CurrencySign.Hint hint) {
        var signs = new ArrayList<CurrencySign.Sign>();
        var found = CurrencySign.in(text);
        while (found.find()) {
            signs.add(CurrencySign.read(found, hint));
        }
        var clear = signs.stream()
                .filter(sign -> sign.iso() != null && !CurrencySign.isShared(sign.text()))
                .findFirst();
        return clear.isEmpty() || signs.size() == 1
                ? signs
                : signs.stream().map(sign -> meaning(sign, clear.get().iso())).toList();
    }

    private static CurrencySign.Sign meaning(CurrencySign.Sign sign, @Nullable String clear) {
        var iso = CurrencySign.isShared(sign.text())
                ? CurrencySign.iso(sign.text(), new CurrencySign.Hint(clear))
                : sign.iso();
        return Objects.equals(iso, clear) ? new CurrencySign.Sign(sign.text(), iso, sign.start(), sign.end()) : sign;
    }

    private static List<Amount.Figure> numbersOf(String text, List<CurrencySign.Sign> signs, CurrencySign.Hint hint) {
        var currency = signs.stream()
                .map(CurrencySign.Sign::iso)
                .filter(iso -> iso != null)
                .findFirst()
                .orElse(hint.currency());
        var numbers = new ArrayList<Amount.Figure>();
        var found = Amount.in(text);
        while (found.find() && numbers.size() < MAX_NUMBERS) {
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

    private static String joined(String text) {
        if (!mayJoin(text)) {
            return text;
        }
        var joined = text;
        for (var each : JOINED) {
            joined = each.written().matcher(joined).replaceAll(each.as());
        }
        return joined;
    }

    /** Every way to join two numbers has one of these characters in it. */
    private static boolean mayJoin(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (JOINTS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return text.contains(" .");
    }

    /** One kind of digit, point, comma and space, whatever the script. */
    private static String plain(String raw) {
        var cut = raw.length() > MAX_TEXT ? raw.substring(0, MAX_TEXT) : raw;
        var text = new StringBuilder(cut.length());
        for (var i = 0; i < cut.length(); i++) {
            var c = cut.charAt(i);
            if (Character.isDigit(c)) {
                text.append((char) ('0' + Character.digit(c, 10)));
            } else if (Character.getType(c) != Character.FORMAT) {
                text.append(
                        switch (c) {
                            case '．', '٫' -> '.';
                            case '，' -> ',';
                            case '％' -> '%';
                            case '／' -> '/';
                            case '＋' -> '+';
                            case '－' -> '-';
                            default -> Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c;
                        });
            }
        }
        var plain = text.toString();
        return (plain.contains("  ") ? SPACES.matcher(plain).replaceAll(" ") : plain)
                .replace("$$", "$")
                .strip();
    }
}
