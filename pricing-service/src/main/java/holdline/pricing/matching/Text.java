package holdline.pricing.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A title as similarity reads it: words in order, with widths, cases, accents and spellings of units made equal.
 *
 * @param tokens words, numbers, measures ({@code 1.5 l} is {@code 1500ml}) and Chinese words
 * @param joins what two or three neighbours spell together: {@code kx-tga820 b} also reads {@code kxtga820b}
 * @param compact the text without anything but letters and digits
 * @param codes tokens and joins that look like model codes or part numbers
 * @param measures with units; years and generations among them
 * @param colours in any of the languages known
 */
record Text(
        List<String> tokens,
        Set<String> joins,
        String compact,
        Set<String> codes,
        Set<Measure> measures,
        Set<Colour> colours) {

    static final int MAX_LENGTH = 1_000;

    /** Part numbers are rarely shorter; a shorter mix of letters and digits is a size or a standard. */
    static final int CODE_LENGTH = 4;

    /** Numbers below have other meanings. */
    private static final int NUMBER_CODE_LENGTH = 5;

    private static final int MOST_JOINED = 4;

    private static final int OLDEST_YEAR = 1990;

    private static final String UNITS = StreamSupport.stream(Measure.spellings().spliterator(), false)
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    private static final Pattern TOKEN =
            Pattern.compile("(?<number>\\d{1,6}(?:\\.\\d{1,3})?)(?<gap>[ -]?)(?<unit>" + UNITS
                    + ")(?:(?<=\\p{IsHan})|(?![a-z0-9]))"
                    + "|(?<shortyear>(?<!\\d)[12]\\d)(?=(?:年|新?款))"
                    + "|第?(?<generation>\\d{1,2}|[一二三四五六七八九十]{1,2})代|(?<gen>\\d{1,2})(?:st|nd|rd|th)[ -]gen(?:eration)?\\b"
                    + "|(?<word>\\d+(?:\\.\\d+)+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+)"
                    + "|(?<han>\\p{IsHan}+)");
    private static final Pattern PLAIN_WORD =
            Pattern.compile("\\d{1,4}[a-z]{2,}|[a-z]{4,}\\d{1,2}|\\d{1,2}[a-z]{1,3}\\d{1,2}[a-z]?");
    /** MDR-1A is a code though its parts are none. */
    private static final Pattern SERIES = Pattern.compile("[a-z]{2,4}");

    private static final Pattern NUMBERED = Pattern.compile("(?=.*\\d)(?=.*[a-z])[a-z0-9]{2,6}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern TAG = Pattern.compile("@[a-z]{2}(?:-[a-z]{2})?(?![a-z])");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern TRAILING_ZERO = Pattern.compile("(\\d+(?:\\.\\d+)*?)(?:\\.0+)+");
    private static final String HAN_DIGITS = "零一二三四五六七八九十";

    static Text of(String written) {
        return new Reader(fold(written)).read();
    }

    static String fold(String written) {
        var cut = written.length() > MAX_LENGTH ? written.substring(0, MAX_LENGTH) : written;
        var plain =
                MARKS.matcher(Normalizer.normalize(cut, Normalizer.Form.NFKD)).replaceAll("");
        return TAG.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    static String compact(String written) {
        return NOT_A_LETTER.matcher(fold(written)).replaceAll("");
    }

    /** Letters with digits, or many digits; not a counted word (16port) nor a numbered one (class10). */
    static boolean isCode(String word) {
        var digits = (int) word.chars().filter(Character::isDigit).count();
        if (digits == 0 || word.length() < CODE_LENGTH || word.chars().anyMatch(c -> c > 127 || c == '.')) {
            return false;
        }
        return digits == word.length()
                ? digits >= NUMBER_CODE_LENGTH
                : !PLAIN_WORD.matcher(word).matches();
    }

    static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    }

    /** Collects while it goes through the text once. */
    private static final class Reader {

        private final String folded;
        private final List<String> tokens = new ArrayList<>();
        private final List<Boolean> glued = new ArrayList<>();
        private final Set<Measure> measures = new LinkedHashSet<>();
        private int end = -1;

        Reader(String folded) {
            this.folded = folded;
        }

        Text read() {
            var matcher = TOKEN.matcher(folded);
            while (matcher.find()) {
                take(matcher);
                end = matcher.end();
            }
            var joins = new HashSet<String>();
            var codes = new LinkedHashSet<String>();
            for (var at = 0; at < tokens.size(); at++) {
                var joined = new StringBuilder(tokens.get(at));
                for (var next = at + 1; next < tokens.size() && next <= at + MOST_JOINED; next++) {
                    joined.append(tokens.get(next));
                    joins.add(joined.toString());
                }
                if (!glued.get(at)) {
                    chain(at).ifPresent(codes::add);
                }
            }
            return new Text(
                    List.copyOf(tokens),
                    joins,
                    NOT_A_LETTER.matcher(folded).replaceAll(""),
                    codes,
                    measures,
                    Colour.in(tokens, folded));
        }

        /** The code that starts here, with all that is glued to it; a chain of plain words (wi-fi) is none. */
        private Optional<String> chain(int start) {
            var chain = new StringBuilder(tokens.get(start));
            var isCode = isCode(tokens.get(start));
            var series = SERIES.matcher(tokens.get(start)).matches();
            var digits = isNumber(tokens.get(start)) ? tokens.get(start).length() : 0;
            for (var at = start + 1; at < tokens.size() && glued.get(at); at++) {
                var part = tokens.get(at);
                chain.append(part);
                isCode |= isCode(part) || (series && NUMBERED.matcher(part).matches());
                digits += isNumber(part) ? part.length() : 0;
            }
            var whole = chain.toString();
            isCode |= digits >= 2 && whole.length() > CODE_LENGTH && isCode(whole);
            var measured = measures.stream().anyMatch(one -> whole.startsWith(one.token()));
            return isCode && !measured && whole.indexOf('.') < 0 ? Optional.of(whole) : Optional.empty();
        }

        private void take(Matcher matcher) {
            var unit = matcher.group("unit");
            if (unit != null
                    && (unit.length() > 1
                            || matcher.group("gap").isEmpty()
                            || unit.charAt(0) > 127
                            || unit.equals("\""))) {
                measured(Measure.of(matcher.group("number"), unit));
            } else if (unit != null) {
                word(matcher.group("number"), matcher.start());
                word(unit, matcher.start("unit"));
            } else if (matcher.group("shortyear") != null) {
                measured(Measure.year(2000 + Integer.parseInt(matcher.group("shortyear"))));
            } else if (matcher.group("generation") != null) {
                measured(Measure.generation(number(matcher.group("generation"))));
            } else if (matcher.group("gen") != null) {
                measured(Measure.generation(Integer.parseInt(matcher.group("gen"))));
            } else if (matcher.group("han") != null) {
                for (var part : Segmenter.words(matcher.group("han"))) {
                    add(part, false);
                }
            } else {
                word(matcher.group("word"), matcher.start());
            }
        }

        private void measured(Measure measure) {
            measures.add(measure);
            add(measure.token(), false);
        }

        private void word(String written, int start) {
            var zero = TRAILING_ZERO.matcher(written);
            var word = zero.matches() ? zero.group(1) : written;
            if (word.length() == 4 && isNumber(word) && word.indexOf('.') < 0) {
                var year = Integer.parseInt(word);
                if (year >= OLDEST_YEAR && year <= OLDEST_YEAR + 45) {
                    measures.add(Measure.year(year));
                }
            }
            var chained = start == end + 1 && end > 0 && "-/._#".indexOf(folded.charAt(end)) >= 0;
            add(word, chained);
        }

        private void add(String token, boolean chained) {
            tokens.add(token);
            glued.add(chained);
        }

        private static int number(String written) {
            if (isNumber(written)) {
                return Integer.parseInt(written);
            }
            var ten = written.indexOf('十');
            if (ten < 0) {
                return HAN_DIGITS.indexOf(written.charAt(0));
            }
            var ones = ten + 1 < written.length() ? HAN_DIGITS.indexOf(written.charAt(ten + 1)) : 0;
            return (ten == 0 ? 1 : HAN_DIGITS.indexOf(written.charAt(0))) * 10 + ones;
        }
    }
}
