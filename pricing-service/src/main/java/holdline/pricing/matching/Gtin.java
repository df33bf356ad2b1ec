package holdline.pricing.matching;

import java.util.Optional;

/**
 * A trade item number in its 14-digit form, so that an EAN-13 and the same number written as a GTIN-14 are equal.
 * Source: GS1 General Specifications, check digit modulo 10 with weights 3 and 1.
 */
public record Gtin(String digits) {

    private static final int LENGTH = 14;

    /** Whether these are 8, 12, 13 or 14 digits with a right check digit. */
    public static boolean isValid(String written) {
        return parse(written).isPresent();
    }

    /** Reads GTIN-8, -12, -13 or -14, with or without spaces and hyphens; empty when the check digit is wrong. */
    static Optional<Gtin> parse(String written) {
        var digits = written.replaceAll("[\\s-]", "");
        if (!digits.matches("\\d{8}|\\d{12,14}") || digits.matches("0+")) {
            return Optional.empty();
        }
        var padded = "0".repeat(LENGTH - digits.length()) + digits;
        return checkDigit(padded) == padded.charAt(LENGTH - 1) - '0' ? Optional.of(new Gtin(padded)) : Optional.empty();
    }

    private static int checkDigit(String padded) {
        var sum = 0;
        for (var i = 0; i < LENGTH - 1; i++) {
            sum += (padded.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }
}
