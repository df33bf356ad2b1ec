package holdline.pricing.matching;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Units in which content is sold, with what they are in grams or millilitres. Avoirdupois and US customary units by
 * their definitions of 1959 (1 lb = 453.59237 g, 1 US gallon = 3785.411784 ml).
 */
enum Unit {
    MICROGRAM("μg", "g", "0.000001", "μg", "mcg", "ug", "微克"),
    MILLIGRAM("mg", "g", "0.001", "mg", "毫克", "мг"),
    GRAM("g", "g", "1", "g", "gr", "gram", "grams", "gramme", "grammes", "克", "公克", "г"),
    KILOGRAM("kg", "g", "1000", "kg", "kgs", "kilo", "kilos", "千克", "公斤", "кг"),
    JIN("斤", "g", "500", "斤", "市斤"),
    OUNCE("oz", "g", "28.349523125", "oz", "ounce", "ounces", "盎司"),
    POUND("lb", "g", "453.59237", "lb", "lbs", "pound", "pounds", "磅"),
    MILLILITRE("ml", "ml", "1", "ml", "毫升", "мл", "cc"),
    CENTILITRE("cl", "ml", "10", "cl", "厘升", "кл"),
    DECILITRE("dl", "ml", "100", "dl", "分升", "дл"),
    LITRE("L", "ml", "1000", "l", "lt", "ltr", "litre", "litres", "liter", "liters", "升", "公升", "л"),
    FLUID_OUNCE("fl oz", "ml", "29.5735295625", "fl oz", "fl. oz", "fl.oz", "fluid ounce", "fluid ounces"),
    PINT("pt", "ml", "473.176473", "pt", "pint", "pints"),
    QUART("qt", "ml", "946.352946", "qt", "quart", "quarts"),
    GALLON("gal", "ml", "3785.411784", "gal", "gallon", "gallons");

    private static final Map<String, Unit> BY_SPELLING = Arrays.stream(values())
            .flatMap(unit -> unit.spellings().stream().map(spelling -> Map.entry(spelling, unit)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Every spelling as an alternative, the longest first; 克拉 (carat) and 升级 (upgrade) are other words. */
    static final String ANY = BY_SPELLING.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Function.identity()))
            .map(Unit::pattern)
            .collect(Collectors.joining("|"));

    private final String symbol;
    private final String base;
    private final BigDecimal inBase;
    /** Separated by bars. */
    private final String spellings;

    Unit(String symbol, String base, String inBase, String... spellings) {
        this.symbol = symbol;
        this.base = base;
        this.inBase = new BigDecimal(inBase);
        this.spellings = String.join("|", spellings);
    }

    private static String pattern(String spelling) {
        return switch (spelling) {
            case "克" -> "克(?![拉莱罗里隆])";
            case "升" -> "升(?![级降值温])";
            case String other -> Pattern.quote(other);
        };
    }

    List<String> spellings() {
        return List.of(spellings.split("\\|"));
    }

    /** The unit with this spelling, folded; it must be one that {@link #ANY} found. */
    static Unit spelled(String spelling) {
        return BY_SPELLING.get(spelling);
    }

    String symbol() {
        return symbol;
    }

    /** {@code g} or {@code ml}. */
    String base() {
        return base;
    }

    BigDecimal toBase(BigDecimal value) {
        return value.multiply(inBase);
    }

    /** Of medicines: such a quantity is a strength, not a content. */
    boolean isStrength() {
        return this == MICROGRAM || this == MILLIGRAM;
    }
}
