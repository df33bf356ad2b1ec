package holdline.pricing.promotions;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One phrase of the grammar.
 *
 * @param pattern over the folded text
 * @param reading what a match says: terms, nothing about the price (an empty list), or empty when it is not this phrase
 * @param signs characters of which one stands in whatever matches; empty when that is not known
 * @param figures whether the phrase states figures; one that does not counts only where no other in the text does
 */
record Phrase(Pattern pattern, Function<Found, Optional<List<Terms>>> reading, String signs, boolean figures) {

    /** Phrases that need not be looked for in a text without any of these signs. */
    static List<Phrase> where(String signs, Phrase... phrases) {
        return Stream.of(phrases)
                .map(phrase -> new Phrase(phrase.pattern, phrase.reading, signs, phrase.figures))
                .toList();
    }

    boolean mayStandIn(String text) {
        for (var at = 0; at < signs.length(); at++) {
            if (text.indexOf(signs.charAt(at)) >= 0) {
                return true;
            }
        }
        return signs.isEmpty();
    }

    static Phrase says(String pattern, Function<Found, @Nullable Terms> reading) {
        return new Phrase(
                Pattern.compile(pattern),
                found -> Optional.ofNullable(reading.apply(found)).map(List::of),
                "",
                true);
    }

    static Phrase hints(String pattern, Function<Found, @Nullable Terms> reading) {
        return new Phrase(
                Pattern.compile(pattern),
                found -> Optional.ofNullable(reading.apply(found)).map(List::of),
                "",
                false);
    }

    /** Words that look like a promotion and are none. */
    static Phrase isNothing(String pattern) {
        return new Phrase(Pattern.compile(pattern), _ -> Optional.of(List.of()), "", true);
    }

    /**
     * A match in its text.
     *
     * @param text the whole folded text
     */
    record Found(MatchResult match, String text) {

        boolean has(String group) {
            return match.namedGroups().containsKey(group) && match.group(group) != null;
        }

        String the(String group) {
            return has(group) ? match.group(group) : "";
        }

        BigDecimal number(String group) {
            return new BigDecimal(match.group(group));
        }

        int count(String group) {
            return Integer.parseInt(match.group(group));
        }

        char before() {
            return match.start() == 0 ? ' ' : text.charAt(match.start() - 1);
        }

        String behind() {
            return text.substring(match.end(), Math.min(text.length(), match.end() + LOOK));
        }

        private static final int LOOK = 4;
    }
}
