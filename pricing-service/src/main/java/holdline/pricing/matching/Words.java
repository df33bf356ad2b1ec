package holdline.pricing.matching;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text as matching reads it: width and case folded, cut where the script changes.
 *
 * <p>Latin words and numbers are compared whole ({@code 30ml} is not in {@code 130ml}); a run of Han characters has no
 * word borders, so it is compared as a substring and looked up by its pairs of neighbouring characters.
 *
 * @param folded the text after folding, with its spaces
 * @param compact the same without anything but letters and digits
 * @param latin whole words, codes such as {@code wh-1000xm5} both in parts and joined, and joined neighbours
 * @param han runs of Han, kana or hangul characters
 */
record Words(String folded, String compact, Set<String> latin, List<String> han) {

    /** Titles longer than this are cut: no marketplace allows them. */
    static final int MAX_LENGTH = 1_000;

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(?:[-_./+][a-z0-9]+)*");
    private static final Pattern HAN = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]+");
    private static final Pattern SEPARATOR = Pattern.compile("[-_./+]");
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    static Words of(String text) {
        var cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        var folded = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var compact = NOT_A_LETTER.matcher(folded).replaceAll("");
        var han = HAN.matcher(folded).results().map(run -> run.group()).toList();
        return new Words(folded, compact, latinOf(folded), han);
    }

    /** A model or part number without its separators: WH-1000XM5 and wh1000 xm5 are one. */
    static String code(String model) {
        return of(model).compact();
    }

    /** Everything a text can be looked up by: Latin words and pairs of Han characters. */
    Set<String> terms() {
        var terms = new HashSet<>(latin);
        for (var run : han) {
            terms.addAll(pairs(run));
        }
        return terms;
    }

    /** The words a name consists of, without joined forms, in order. */
    Set<String> parts() {
        var parts = new LinkedHashSet<String>();
        CODE.matcher(folded).results().flatMap(code -> pieces(code.group())).forEach(parts::add);
        parts.addAll(han);
        return parts;
    }

    /** What has to be looked up to find every text that names this part. */
    static Set<String> termsOf(String part) {
        return isHan(part) ? pairs(part) : Set.of(part);
    }

    /** 10.9 is one number, and neither 10 nor 9. */
    private static Stream<String> pieces(String code) {
        return DECIMAL.matcher(code).matches() ? Stream.of(code) : SEPARATOR.splitAsStream(code);
    }

    boolean names(String part) {
        return isHan(part) ? compact.contains(part) : latin.contains(part);
    }

    /** Whether every pair of the part's characters stands somewhere, though perhaps not together. */
    boolean scatters(String part, Set<String> terms) {
        return terms.containsAll(termsOf(part));
    }

    static boolean isHan(String part) {
        return !part.isEmpty() && HAN.matcher(part).matches();
    }

    private static Set<String> pairs(String run) {
        if (run.length() < 2) {
            return Set.of(run);
        }
        var pairs = new LinkedHashSet<String>();
        for (var i = 0; i + 1 < run.length(); i++) {
            pairs.add(run.substring(i, i + 2));
        }
        return pairs;
    }

    private static Set<String> latinOf(String folded) {
        var words = new HashSet<String>();
        var codes = CODE.matcher(folded);
        var before = "";
        var endOfBefore = -1;
        while (codes.find()) {
            var code = codes.group();
            var joined = SEPARATOR.matcher(code).replaceAll("");
            pieces(code).forEach(words::add);
            words.add(joined);
            if (!before.isEmpty() && codes.start() == endOfBefore + 1) {
                words.add(before + joined);
            }
            before = joined;
            endOfBefore = codes.end();
        }
        return words;
    }
}
