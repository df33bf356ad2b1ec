package holdline.pricing.matching;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how much a title sells: {@code 500ml*6瓶}, {@code 12*18g}, {@code 450克（30克*15包）}, {@code pack of 3}.
 *
 * <p>A larger count makes a listing look cheaper per unit, so a doubtful one is left out: sizes ({@code 50x20x10包邮}),
 * promotions (买2送1, 4袋减8元), memory (128g) and radio (5g) are no packs. A multiplication is believed before a plain
 * quantity, and said twice it counts once. A strength ({@code 60mg*18片}) and whatever is counted in 片, 粒, s or 板
 * totals the count; everything else totals its content.
 */
final class PackText {

    /** Longer titles are cut: no marketplace allows them. */
    static final int MAX_TEXT = 1_000;

    private static final int MAX_COUNT = 100_000;

    /** What medicines and masks are dosed in: the number of doses is what is sold. */
    private static final Set<String> DOSES = Set.of("片", "粒", "s", "板");

    private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d{1,7})(?:\\.\\d{1,4})?";
    private static final String CONTENT = "片|粒|丸|抽(?![屉斗油湿烟])|张|枚|颗|贴|s(?![a-z0-9])";
    private static final String CONTAINER = "盒|瓶|袋|包(?!邮)|罐|支|桶|箱|听|杯|板|件|套|只|个|组|双|条|块|提|卷|管|本|份|对|根|筒|串|朵|把|副|台";
    private static final String COUNTER = "(?:" + CONTENT + "|" + CONTAINER + ")";
    private static final String TIMES = "\\s?[)\\]】]?\\s?[x*×]\\s?";
    private static final String NO_SIZE = "(?!\\s?(?:[cm]?m(?![a-z])|厘米|毫米|米|英?寸|[x*×]\\s?\\d|\\d|\\.\\d))";

    private static final String FACTOR = TIMES + "(\\d{1,4})(?![\\d.])\\s?(?:(?:,\\s?)?(" + COUNTER + ")装?(?:\\s?/\\s?"
            + COUNTER + ")?|" + NO_SIZE + ")";
    private static final String LAST_FACTORS = "(?<factors>(?:"
            + FACTOR.replace("(\\d{1,4})", "\\d{1,4}").replace("(" + COUNTER + ")", COUNTER) + "){0,3})";
    private static final String FIRST_FACTOR = "(?:(?<![0-9.a-z-])(?<first>\\d{1,4})\\s?(?:" + COUNTER
            + "装?)?\\s?[x*×]\\s?|(?<![0-9.a-z-])(?<of>\\d{1,4})\\s(?:\\p{L}+\\s){1,4}?(?:of|de|da|di)\\s)?";
    private static final String ONE_OF = "(?:\\s?/\\s?" + COUNTER + ")?";

    /** Words that turn a count into a promotion, before and behind it. */
    private static final String NO_PROMOTION_BEFORE = "(?<![0-9.,x*×+a-z-])(?<![买满第拍任选凑送赠付发减每购享加立])(?<!任选)";

    private static final String NO_PROMOTION_BEHIND = "(?!\\s?(?:[减送赠折起免立打元券省享优低售发价任]|包邮|更多|以上|以内|\\d|[x*×]))";
    private static final Pattern MEASURED = Pattern.compile(FIRST_FACTOR
            + "(?<![0-9])(?<![0-9][.,])(?<value>" + NUMBER + ")\\s?(?<unit>" + Unit.ANY + ")(?:" + Unit.ANY
            + ")?(?![a-wyz\\p{IsCyrillic}]|x[a-z])" + ONE_OF + LAST_FACTORS);
    private static final Pattern COUNTED = Pattern.compile(
            NO_PROMOTION_BEFORE + "(?<value>\\d{1,4})\\s?(?<unit>" + CONTENT + ")装?" + ONE_OF + LAST_FACTORS);
    private static final Pattern ONE_FACTOR = Pattern.compile(FACTOR);

    private static final Pattern STATED = Pattern.compile(
            NO_PROMOTION_BEFORE
                    + "(?:(?<plain>\\d{1,3})\\s?(?:盒|瓶|袋|包(?!邮)|罐|支|桶|箱|听|杯|板|管)" + NO_PROMOTION_BEHIND
                    + "|(?<packed>\\d{1,3})\\s?" + COUNTER + "装" + NO_PROMOTION_BEHIND
                    + "|(?<han>[一二两三四五六七八九十])" + COUNTER + "装" + NO_PROMOTION_BEHIND + ")"
                    + "|\\b(?:pack|set|box|case|lot|bundle) of (?<of>\\d{1,3})\\b(?!\\s?%)"
                    + "|(?<![0-9a-z.*x×-])(?<english>\\d{1,3})[- ]?(?:packs?|pk|ct|count|pcs|pieces|bottles|cans|bags|boxes|rolls)\\b(?! of)");
    private static final Pattern DOSED =
            Pattern.compile("(?<![0-9.,a-z-])(\\d{1,4})\\s?(?:(片|粒)|(tablets?|caplets?)\\b|(capsules?|softgels?)\\b)"
                    + NO_PROMOTION_BEHIND);
    private static final Pattern ONLY_TIMES = Pattern.compile("\\s*[x*×]\\s?(\\d{1,4})\\s*");
    private static final String HAN_DIGITS = "一二三四五六七八九十";

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(\\d),(\\d{1,2})(?!\\d)|(?<!\\d)(0),(\\d)");
    private static final Pattern GIVEN_AWAY = Pattern.compile("(?:[送赠加含每约]|per|/|[0-9]\\s?[-~至])\\s?$");
    private static final Pattern LABEL =
            Pattern.compile("(?:净含量|净重|净含|规格|容量|含量|net(?: (?:wt|weight|content))?)\\s?[:.]?\\s?$");
    private static final Pattern ELECTRONIC = Pattern.compile(
            "手机|平板|电脑|笔记本|内存|存储|固态|硬盘|u盘|优盘|tf卡|sd卡|显卡|全网通|路由|网络|流量|wifi|wi-fi|ipad|iphone|smartphone|phone|lte|network");

    private PackText() {}

    static Pack read(String text) {
        var folded = fold(text);
        var only = ONLY_TIMES.matcher(folded);
        if (only.matches()) {
            return counted(Integer.parseInt(only.group(1)));
        }
        var quantities = quantities(folded);
        var best = best(quantities);
        if (best.isEmpty()) {
            return stated(folded).stream()
                    .mapToObj(PackText::counted)
                    .findFirst()
                    .orElse(Pack.NONE);
        }
        var quantity = best.get();
        return quantity.factors().isEmpty() ? withStatedCount(quantity, folded, quantities) : quantity.pack();
    }

    private static String fold(String text) {
        var cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        var folded = Normalizer.normalize(cut, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('µ', 'μ')
                .replace('✕', 'x')
                .replaceAll("\\s+", " ");
        return HAN.matcher(folded).find()
                ? folded
                : DECIMAL_COMMA.matcher(folded).replaceAll(match -> match.group(1) != null ? "$1.$2" : "$3.$4");
    }

    private static Pack counted(int count) {
        return new Pack(null, null, count, BigDecimal.valueOf(count), "piece");
    }

    private static Pack withStatedCount(Quantity quantity, String text, List<Quantity> all) {
        var rest = new StringBuilder(text);
        all.forEach(one -> rest.replace(one.start(), one.end(), "\n".repeat(one.end() - one.start())));
        if (quantity.unit() != null) {
            var doses = DOSED.matcher(rest);
            if (doses.find()) {
                var counter = doses.group(2) != null ? doses.group(2) : doses.group(3) != null ? "片" : "粒";
                return quantity.times(Integer.parseInt(doses.group(1)), counter).pack();
            }
        }
        return stated(rest.toString()).stream()
                .mapToObj(count -> quantity.times(count, null).pack())
                .findFirst()
                .orElseGet(quantity::pack);
    }

    /** A count that stands alone; empty when none does or several contradict each other. */
    private static OptionalInt stated(String text) {
        var counts = STATED.matcher(text)
                .results()
                .mapToInt(PackText::count)
                .filter(count -> count >= 1)
                .distinct()
                .toArray();
        return counts.length == 1 ? OptionalInt.of(counts[0]) : OptionalInt.empty();
    }

    private static int count(MatchResult match) {
        var han = match.group("han");
        if (han != null) {
            return han.equals("两") ? 2 : HAN_DIGITS.indexOf(han) + 1;
        }
        for (var group : List.of("plain", "packed", "of", "english")) {
            var digits = match.group(group);
            if (digits != null) {
                return Integer.parseInt(digits);
            }
        }
        return 0;
    }

    private static List<Quantity> quantities(String text) {
        var found = new ArrayList<Quantity>();
        var electronic = ELECTRONIC.matcher(text).find();
        for (var match : MEASURED.matcher(text).results().toList()) {
            var quantity = measured(match, text);
            if (!misread(match, text, quantity, electronic)) {
                found.add(quantity);
            }
        }
        if (found.isEmpty()) {
            COUNTED.matcher(text)
                    .results()
                    .map(match -> dosed(match, text))
                    // Alone, "5s" is a telephone.
                    .filter(quantity -> !quantity.factors().isEmpty() || !"s".equals(quantity.counter()))
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean misread(MatchResult match, String text, Quantity quantity, boolean electronic) {
        var before = text.substring(0, match.start("value"));
        if (quantity.value().signum() == 0) {
            return true;
        }
        var oneLetter = match.group("unit").length() == 1 && match.group("unit").charAt(0) < 128;
        var glued = !before.isEmpty()
                && match.group("first") == null
                && before.charAt(before.length() - 1) >= 'a'
                && before.charAt(before.length() - 1) <= 'z';
        return oneLetter
                && (glued
                        || (electronic
                                && quantity.unit() == Unit.GRAM
                                && quantity.factors().isEmpty()));
    }

    private static Quantity measured(MatchResult match, String text) {
        var factors = factors(match.group("factors"));
        var first = match.group("first") != null ? match.group("first") : match.group("of");
        if (first != null) {
            factors.add(new Factor(Integer.parseInt(first), null));
        }
        return new Quantity(
                match.start(),
                match.end(),
                new BigDecimal(match.group("value").replace(",", "")),
                Unit.spelled(match.group("unit")),
                null,
                factors,
                weight(text.substring(0, match.start("value"))));
    }

    private static Quantity dosed(MatchResult match, String text) {
        return new Quantity(
                match.start(),
                match.end(),
                new BigDecimal(match.group("value")),
                null,
                match.group("unit"),
                factors(match.group("factors")),
                weight(text.substring(0, match.start("value"))));
    }

    private static List<Factor> factors(String written) {
        var factors = new ArrayList<Factor>();
        for (var match : ONE_FACTOR.matcher(written).results().toList()) {
            factors.add(new Factor(Integer.parseInt(match.group(1)), match.group(2)));
        }
        return factors;
    }

    /** How surely the quantity behind these words is what is sold. */
    private static int weight(String before) {
        if (LABEL.matcher(before).find()) {
            return 1;
        }
        return GIVEN_AWAY.matcher(before).find() ? -1 : 0;
    }

    /** A multiplication first, one that explains a plain total before others, then what is labelled, then what is first. */
    private static Optional<Quantity> best(List<Quantity> quantities) {
        Quantity best = null;
        var score = 0;
        for (var quantity : quantities) {
            var explains = quantities.stream()
                    .anyMatch(other -> other.factors().isEmpty()
                            && !quantity.factors().isEmpty()
                            && quantity.pack().totalUnit() != null
                            && quantity.pack().equals(withTotalOf(quantity.pack(), other.pack())));
            var own = (quantity.factors().isEmpty() ? 0 : 10) + (explains ? 5 : 0) + 2 * quantity.weight();
            if (best == null || own > score) {
                best = quantity;
                score = own;
            }
        }
        return score < 0 ? Optional.empty() : Optional.ofNullable(best);
    }

    private static Pack withTotalOf(Pack pack, Pack total) {
        return new Pack(pack.unitValue(), pack.unit(), pack.count(), total.totalValue(), total.totalUnit());
    }

    private record Factor(int count, @Nullable String counter) {}

    /**
     * A value with its unit or counter, and how often it comes.
     *
     * @param weight above 0 when labelled as the content, below 0 when it seems to be something else
     */
    private record Quantity(
            int start,
            int end,
            BigDecimal value,
            @Nullable Unit unit,
            @Nullable String counter,
            List<Factor> factors,
            int weight) {

        Quantity times(int count, @Nullable String counter) {
            return new Quantity(start, end, value, unit, this.counter, List.of(new Factor(count, counter)), weight);
        }

        Pack pack() {
            var count = factors.stream().mapToLong(Factor::count).reduce(1, (a, b) -> Math.min(a * b, MAX_COUNT + 1L));
            if (count < 1 || count > MAX_COUNT) {
                return Pack.NONE;
            }
            var times = (int) count;
            if (unit == null) {
                var content = named(String.valueOf(counter));
                return new Pack(value, content, times, value.multiply(BigDecimal.valueOf(count)), content);
            }
            var counters = factors.stream()
                    .map(Factor::counter)
                    .filter(Objects::nonNull)
                    .toList();
            var dose = counters.stream().filter(DOSES::contains).findFirst();
            if (dose.isPresent() || (unit.isStrength() && !factors.isEmpty())) {
                var counted = dose.or(() -> counters.stream().findFirst())
                        .map(PackText::named)
                        .orElse("piece");
                return new Pack(value, unit.symbol(), times, BigDecimal.valueOf(count), counted);
            }
            var total = unit.toBase(value).multiply(BigDecimal.valueOf(count));
            return new Pack(value, unit.symbol(), times, total, unit.base());
        }
    }

    /** {@code 13s} is how leaflets write thirteen tablets. */
    private static String named(String counter) {
        return counter.equals("s") ? "片" : counter;
    }
}
