package holdline.pricing.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How telling a word is: the logarithm of how rarely texts hold it (inverse document frequency).
 *
 * <p>Counted over the texts at hand. Where they are few, what words of that shape usually are decides: as if
 * {@value #PRIOR_TEXTS} more texts had been seen, in which a code stands once in ten thousand texts, a number in two
 * hundred, a word in a thousand and a function word in every fifth.
 */
final class Rarity {

    private static final double PRIOR_TEXTS = 100;

    private static final Set<String> FUNCTION_WORDS = Set.of(
            "a", "an", "and", "the", "for", "with", "of", "in", "on", "by", "to", "from", "at", "de", "la", "le", "el",
            "und", "mit", "der", "die", "das", "en", "y", "e", "con", "per", "da", "di", "new", "r", "tm", "null",
            "buy", "online", "的", "和", "与", "款", "新");

    private final Map<String, Integer> texts = new HashMap<>();
    private final int size;

    private Rarity(Collection<Set<String>> wordsOfTexts) {
        size = wordsOfTexts.size();
        wordsOfTexts.forEach(words -> words.forEach(word -> texts.merge(word, 1, Integer::sum)));
    }

    static Rarity in(Collection<Set<String>> wordsOfTexts) {
        return new Rarity(wordsOfTexts);
    }

    /** Whether the word is more than grammar. */
    static boolean tells(String word) {
        return !FUNCTION_WORDS.contains(word);
    }

    double of(String word) {
        var seen = texts.getOrDefault(word, 0);
        return -Math.log((seen + PRIOR_TEXTS * usual(word)) / (size + PRIOR_TEXTS));
    }

    /** In how many of the texts it stands. */
    int texts(String word) {
        return texts.getOrDefault(word, 0);
    }

    private static double usual(String word) {
        if (FUNCTION_WORDS.contains(word)) {
            return 0.2;
        }
        if (Text.isNumber(word)) {
            return word.length() < 5 ? 0.02 : 0.002;
        }
        if (Text.isCode(word)) {
            return 0.001;
        }
        return word.length() < 3 ? 0.02 : 0.005;
    }
}
