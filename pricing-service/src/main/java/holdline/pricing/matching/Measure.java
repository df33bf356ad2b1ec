package holdline.pricing.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * A number with a unit that tells one product from its sibling: 9.7 inches, 16 GB, 2018, the sixth generation.
 *
 * @param value in the dimension's own unit
 */
record Measure(Dimension dimension, BigDecimal value) {

    /** What is measured, each in one unit. */
    enum Dimension {
        INCHES("in"),
        LENGTH("mm"),
        STORAGE("mb"),
        MASS("g"),
        VOLUME("ml"),
        POWER("w"),
        VOLTAGE("v"),
        FREQUENCY("mhz"),
        PIXELS("mp"),
        CHARGE("mah"),
        YEAR("year"),
        GENERATION("gen");

        private final String symbol;

        Dimension(String symbol) {
            this.symbol = symbol;
        }
    }

    /** Spellings that may stand apart from their number, and those that have to touch it. */
    private static final Map<String, Scale> SCALES = new HashMap<>();

    static {
        scale(
                Dimension.INCHES,
                "1",
                "in",
                "inch",
                "inches",
                "英寸",
                "寸",
                "吋",
                "\"",
                "''",
                "″",
                "”",
                "zoll",
                "pollici",
                "pouces");
        scale(Dimension.LENGTH, "1", "mm", "毫米");
        scale(Dimension.LENGTH, "10", "cm", "厘米");
        scale(Dimension.LENGTH, "1000", "m", "meter", "meters", "metre", "metres", "米");
        scale(Dimension.LENGTH, "304.8", "ft", "feet", "foot");
        scale(Dimension.STORAGE, "1", "mb");
        scale(Dimension.STORAGE, "1024", "gb", "gig", "go");
        scale(Dimension.STORAGE, "1048576", "tb", "to");
        scale(Dimension.POWER, "1", "w", "watt", "watts", "瓦");
        scale(Dimension.POWER, "1000", "kw");
        scale(Dimension.VOLTAGE, "1", "v", "volt", "volts", "伏");
        scale(Dimension.FREQUENCY, "0.000001", "hz");
        scale(Dimension.FREQUENCY, "1", "mhz");
        scale(Dimension.FREQUENCY, "1000", "ghz");
        scale(Dimension.PIXELS, "1", "mp", "megapixel", "megapixels", "mega-pixel");
        scale(Dimension.PIXELS, "0.01", "万像素");
        scale(Dimension.CHARGE, "1", "mah", "毫安");
        for (var unit : Unit.values()) {
            var dimension = unit.base().equals("g") ? Dimension.MASS : Dimension.VOLUME;
            for (var spelling : unit.spellings()) {
                SCALES.putIfAbsent(spelling, new Scale(dimension, unit.toBase(BigDecimal.ONE)));
            }
        }
    }

    private static final int DIGITS = 3;

    private record Scale(Dimension dimension, BigDecimal factor) {}

    private static void scale(Dimension dimension, String factor, String... spellings) {
        for (var spelling : spellings) {
            SCALES.put(spelling, new Scale(dimension, new BigDecimal(factor)));
        }
    }

    Measure {
        var stripped = value.setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        value = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static Iterable<String> spellings() {
        return SCALES.keySet();
    }

    static Measure of(String number, String spelling) {
        var scale = SCALES.get(spelling);
        return new Measure(scale.dimension(), new BigDecimal(number).multiply(scale.factor()));
    }

    static Measure year(int year) {
        return new Measure(Dimension.YEAR, BigDecimal.valueOf(year));
    }

    static Measure generation(int generation) {
        return new Measure(Dimension.GENERATION, BigDecimal.valueOf(generation));
    }

    /** One word for all spellings: 1.5L and 1500 毫升 are {@code 1500ml}. */
    String token() {
        return value.toPlainString() + dimension.symbol;
    }
}
