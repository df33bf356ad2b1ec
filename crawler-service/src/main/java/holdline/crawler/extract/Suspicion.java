package holdline.crawler.extract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Whether a page may show an amount struck out, told from its text alone and cheaply. Shops state the price before a sale
 * in their structured data more often than one would think; only where this says so is the page looked at closely.
 */
final class Suspicion {

    private static final int MAX_PLACES = 200;
    private static final int BEFORE = 240;
    private static final int SIGN = 14;

    private static final List<String> MARKS = List.of(
            "<del",
            "<s>",
            "<s ",
            "strike",
            "through",
            "old",
            "was",
            "before",
            "original",
            "regular",
            "crossed",
            "msrp",
            "rrp",
            "uvp",
            "former",
            "prev",
            "compare");

    private Suspicion() {}

    static boolean ofStruckOut(String source, BigDecimal amount) {
        var plain = amount.setScale(Math.max(2, amount.scale()), java.math.RoundingMode.HALF_UP)
                .toPlainString();
        var point = plain.indexOf('.');
        var whole = plain.substring(0, point);
        var cents = plain.substring(point + 1);
        var tail = whole.length() > 3 ? whole.substring(whole.length() - 3) : whole;
        if (cents.matches("0+")) {
            return seen(source, tail);
        }
        return seen(source, tail + "." + cents) || seen(source, tail + "," + cents);
    }

    private static boolean seen(String source, String digits) {
        var places = 0;
        for (var at = source.indexOf(digits); at >= 0 && places++ < MAX_PLACES; at = source.indexOf(digits, at + 1)) {
            var tag = source.lastIndexOf('>', at);
            if (tag < 0 || at - tag > SIGN + 4 || source.substring(tag, at).contains("<")) {
                continue;
            }
            var before = source.substring(Math.max(0, tag - BEFORE), tag + 1).toLowerCase(Locale.ROOT);
            if (MARKS.stream().anyMatch(before::contains)) {
                return true;
            }
        }
        return false;
    }
}
