package holdline.pricing.matching;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How many packs a title offers, where it says so plainly: {@code 3盒装}, {@code pack of 3}, {@code 3-pack}.
 *
 * <p>A larger count makes a listing look cheaper per unit, so nothing is guessed: sizes ({@code 50x20x10}), contents
 * ({@code 450克（30克*15包）}), strengths and promotions (买2送1) do not count as packs here.
 */
final class PackText {

    private static final int MAX_PACKS = 500;

    private static final Pattern PLAIN =
            Pattern.compile("(?<![0-9a-z.*x×-])([0-9]{1,3})\\s?(?:盒|瓶|袋|支|罐|桶|箱|件|套|只|个|组)装(?!\\s?[0-9*x×])"
                    + "|\\bpack of ([0-9]{1,3})\\b"
                    + "|(?<![0-9a-z.*x×-])([0-9]{1,3})[- ](?:pack|pk)\\b(?! of)");

    private PackText() {}

    /** The count, or empty when none is stated or several contradict each other. */
    static OptionalInt read(Words title) {
        var counts = PLAIN.matcher(title.folded())
                .results()
                .mapToInt(found -> {
                    for (var group = 1; group <= 3; group++) {
                        if (found.group(group) != null) {
                            return Integer.parseInt(found.group(group));
                        }
                    }
                    return 0;
                })
                .filter(count -> count >= 1 && count <= MAX_PACKS)
                .distinct()
                .toArray();
        return counts.length == 1 ? OptionalInt.of(counts[0]) : OptionalInt.empty();
    }
}
