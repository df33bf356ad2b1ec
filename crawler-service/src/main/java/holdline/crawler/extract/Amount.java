package holdline.crawler.extract;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as prices are written around the world: {@code 1,299.00}, {@code 1.299,00}, {@code 1 299,00}, {@code 1'299.00},
 * {@code .75}, {@code 5.8万}.
 */
final class Amount {

    /** One number of a text, and where it stands. */
    record Figure(BigDecimal value, int start, int end, boolean inWan) {}

    private static final int MAX_LENGTH = 24;

    private static final String DECIMALS = "(?:\\s?[.,]\\s?\\d+)";

    /** Groups of three after a space or an apostrophe, or anything made of digits, points and commas. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.,])\\d{1,3}(?:[ '’٬]\\d{3})+(?![\\d])" + DECIMALS
            + "?|\\.{0,2}\\d+(?:[.,]\\d+)*(?:[.,] \\d{2}(?!\\d))?");

    /** Currencies with three decimals, where 423.923 is not a thousand. */
    private static final Set<String> THREE_DECIMALS = Set.of("KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD");

    private Amount() {}

    static Matcher in(String text) {
        return NUMBER.matcher(text);
    }

    static Optional<Figure> read(Matcher found, String text, @Nullable String currency) {
        var value = parse(found.group(), currency);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var zeros = found.end() < text.length()
                ? switch (text.charAt(found.end())) {
                    case '万', '萬' -> 4;
                    case '亿', '億' -> 8;
                    default -> 0;
                }
                : 0;
        var many = zeros > 0;
        return Optional.of(new Figure(
                many ? value.get().movePointRight(zeros) : value.get(),
                found.start(),
                found.end() + (many ? 1 : 0),
                many));
    }

    /** A number written by a person, or absent when it is none. */
    static Optional<BigDecimal> parse(String written, @Nullable String currency) {
        var digits = written.replaceAll("[\\s'’٬]", "");
        if (digits.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        while (digits.startsWith("..")) {
            digits = digits.substring(1);
        }
        var decimal = decimalAt(digits, currency);
        var plain = new StringBuilder();
        for (var i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            } else if (i == decimal) {
                plain.append('.');
            }
        }
        var text = plain.toString();
        return text.isEmpty() || text.equals(".") ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    /** Where the decimal separator stands, or -1 when all separators are grouping. */
    private static int decimalAt(String digits, @Nullable String currency) {
        var lastPoint = digits.lastIndexOf('.');
        var lastComma = digits.lastIndexOf(',');
        var last = Math.max(lastPoint, lastComma);
        if (last < 0) {
            return -1;
        }
        var after = digits.length() - last - 1;
        var both = lastPoint >= 0 && lastComma >= 0;
        var repeated = digits.indexOf(digits.charAt(last)) != last;
        if (repeated && after == 3) {
            return -1;
        }
        if (both && (after != 3 || digits.charAt(last) == '.')) {
            return last;
        }
        if (after == 3 && last > 0 && !digits.startsWith("0") && last <= 3) {
            return currency != null && THREE_DECIMALS.contains(currency) ? last : -1;
        }
        return after == 3 && last > 3 && digits.charAt(last) == ',' ? -1 : last;
    }
}
