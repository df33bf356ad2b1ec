package holdline.pricing.matching;

import java.util.Collection;
import java.util.Comparator;

/** How two model codes or part numbers stand to each other. */
enum ModelCode {
    /** Of different makes of code: says nothing. */
    UNRELATED,
    /** One series, another member: kxtga820 and kxtga630. */
    SIBLING,
    /** One with another ending, as makers tell colours and regions: dmctz5 and dmctz5s. */
    VARIANT,
    SAME;

    private static final int LONGEST_ENDING = 4;
    private static final int SERIES = 2;

    static ModelCode compare(String one, String other) {
        if (one.equals(other)) {
            return SAME;
        }
        var shorter = one.length() <= other.length() ? one : other;
        var longer = shorter.equals(one) ? other : one;
        if (shorter.length() >= Text.CODE_LENGTH
                && longer.startsWith(shorter)
                && longer.length() - shorter.length() <= LONGEST_ENDING
                && !continuesNumber(shorter, longer)) {
            return VARIANT;
        }
        var common = 0;
        while (common < shorter.length() && shorter.charAt(common) == longer.charAt(common)) {
            common++;
        }
        return common >= SERIES && (common * 2 >= shorter.length() || shape(one).equals(shape(other)))
                ? SIBLING
                : UNRELATED;
    }

    /** The closest relation between any of these. */
    static ModelCode closest(Collection<String> some, Collection<String> others) {
        return some.stream()
                .flatMap(one -> others.stream().map(other -> compare(one, other)))
                .max(Comparator.naturalOrder())
                .orElse(UNRELATED);
    }

    /** Whether any two of these could be of one maker's numbering. */
    static boolean sameShape(Collection<String> some, Collection<String> others) {
        return some.stream()
                .anyMatch(one -> others.stream().anyMatch(other -> shape(one).equals(shape(other))));
    }

    /** ex15 is no variant of ex150. */
    private static boolean continuesNumber(String shorter, String longer) {
        return Character.isDigit(shorter.charAt(shorter.length() - 1))
                && Character.isDigit(longer.charAt(shorter.length()));
    }

    private static String shape(String code) {
        return code.replaceAll("[a-z]+", "a").replaceAll("[0-9]+", "0");
    }
}
