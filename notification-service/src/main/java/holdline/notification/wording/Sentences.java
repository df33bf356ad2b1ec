package holdline.notification.wording;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts a text into sentences as the lint wants to read them: one spelling of every character, no blanks inside Chinese,
 * and without the clauses that say the opposite of a demand ("this letter is not about your prices").
 */
final class Sentences {

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern BLANK_BESIDE_HAN = Pattern.compile("(?<=\\p{IsHan})\\s+|\\s+(?=\\p{IsHan})");
    private static final Pattern END = Pattern.compile("[。!?;\\x00]+|\\.(?=\\s|$)");
    private static final Pattern CLAUSE_END =
            Pattern.compile("[,，、:]|(?=但|不过|然而|否则|除非|可是)|(?=\\b(?:but|however|unless|otherwise|or else|except)\\b)");

    private static final Pattern NO_DEMAND_ZH =
            Pattern.compile("(?:不涉及|不要求|并?无意|不针对|不需要|无需|不对|不就|不会要求|从不要求|并?不是?要求|并非要求|不干预|不过问).{0,16}价"
                    + "|价.{0,10}(?:自行|自主|由您|无关|完全取决于您)|(?:自行|自主|由您).{0,6}定价");
    private static final Pattern NO_DEMAND_EN = Pattern.compile(
            "(?:\\bnot|\\bnever|\\bno|n't|\\bnor)\\b.{0,30}\\b(?:ask|asking|request|requests|requesting|require|requiring|about"
                    + "|concern|concerns|concerned|regarding)\\b.{0,50}\\bpric"
                    + "|\\bfree to\\b.{0,20}\\bpric|\\b(?:set|decide|choose)\\b.{0,12}\\byour own\\b.{0,10}\\bpric"
                    + "|\\bpric\\w+\\b.{0,30}\\b(?:up to you|your decision|your own decision|yours to (?:set|decide))\\b");

    private Sentences() {}

    static List<String> of(String text) {
        var plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        // A blank line ends a sentence, a line break inside a paragraph does not.
        var flowing =
                plain.toLowerCase(Locale.ROOT).replaceAll("\\n\\s*\\n", "\0").replaceAll("\\s+", " ");
        var dense = BLANK_BESIDE_HAN.matcher(flowing).replaceAll("");
        return END.splitAsStream(dense)
                .map(Sentences::withoutInnocentClauses)
                .filter(sentence -> !sentence.isBlank())
                .toList();
    }

    private static String withoutInnocentClauses(String sentence) {
        if (!sentence.contains("价") && !sentence.contains("pric")) {
            // Nothing in it speaks of prices at all, so nothing says that it is not about them.
            return CLAUSE_END.splitAsStream(sentence).map(String::strip).collect(Collectors.joining(","));
        }
        return CLAUSE_END
                .splitAsStream(sentence)
                .filter(clause -> !NO_DEMAND_ZH.matcher(clause).find()
                        && !NO_DEMAND_EN.matcher(clause).find())
                .map(String::strip)
                .collect(Collectors.joining(","));
    }
}
