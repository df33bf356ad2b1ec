package holdline.pricing.promotions;

import holdline.pricing.promotions.Phrase.Found;
import holdline.pricing.promotions.Terms.Reach;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the promotions in a text: a label of a shop, or a title that mentions one. */
public final class PromotionText {

    /** Of a longer text only this much is read, in characters. */
    public static final int MAX_LENGTH = 500;

    /** A text that says more than this says too much. */
    private static final int MAX_TERMS = 10;

    /** How far a word may stand before its phrase and still speak of it. */
    private static final int NEAR = 12;

    /** The same where words are written in letters. */
    private static final int NEAR_IN_LETTERS = 40;

    private static final int NEAR_BEHIND = 8;

    private static final Pattern SPACE_BESIDE_HAN =
            Pattern.compile("(?<=[\\p{IsHan}])\\s+(?=[\\p{IsHan}\\d¥])|(?<=\\d)\\s+(?=\\p{IsHan})");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Map<String, String> NUMBER_WORDS =
            Map.of("one", "1", "two", "2", "three", "3", "four", "4", "five", "5", "second", "2nd", "third", "3rd");
    private static final Pattern NUMBER_WORD = Pattern.compile("\\b(?:one|two|three|four|five|second|third)\\b");
    private static final Pattern CLAUSE_END = Pattern.compile("[,;。!|\\n\\])】]");
    private static final Pattern MONEY_SIGN = Pattern.compile("us\\$|[¥$€£]|usd|eur|gbp|cny|rmb|元|块(?!装)");

    /** Words that name who pays or how to get it, and change nothing about how much. */
    private static final Pattern HOW = Pattern.compile(
            "平台[券卷]?|官方|店铺[券卷]?|商家|本店|全店|店内|领取|领券|可领|立即|下单|拍下|限时|特惠|优惠[券卷]?|活动|全场|今日|直播间|直播|现金|专享|专属|独享|叠加|满减|补贴"
                    + "|新人|新用户|新客|首单|会员|plus|88vip|vip|跨店|红包|津贴|秒杀|无门槛|促销|特价|大促|双11|618|年货节|再|可用|使用|即|享"
                    + "|\\b(?:platform|shop|store|seller|new|users?|customers?|members?|first|order|only|today|save|get|extra|limited|time|coupon|voucher|an?|your|on|for|with|the|all|sale|now)\\b");

    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile(
            "[折券惠赠返]|[立满再直现]减|满\\d|买\\d|多买多|拼团|红包|补贴|秒杀|定金|预售|换购|加价购|半价|限购|到手|立省|首单"
                    + "|%|\\boff\\b|coupon|voucher|discount|\\bdeal|promo|rebate|cash ?back|bogo|\\bbuy \\d|\\bgift|bundle");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private static final List<Phrase> PHRASES = Stream.concat(
                    ChineseGrammar.PHRASES.stream(), EnglishGrammar.PHRASES.stream())
            .toList();

    private PromotionText() {}

    /**
     * What a text says.
     *
     * @param terms in the order of the text; empty when it holds no promotion
     * @param complete whether every word that might speak of a price was understood
     */
    public record Said(List<Terms> terms, boolean complete) {

        public Said {
            terms = List.copyOf(terms);
        }
    }

    /** Reads a text of any length; never fails. */
    public static Said read(String text) {
        var folded = folded(text);
        var taken = new BitSet(folded.length());
        var pieces = new ArrayList<Piece>();
        for (var phrase : PHRASES) {
            if (!phrase.mayStandIn(folded)) {
                continue;
            }
            var matcher = phrase.pattern().matcher(folded);
            for (var from = 0; from <= folded.length() && matcher.find(from); ) {
                var start = matcher.start();
                var end = matcher.end();
                if (end > start && taken.get(start, end).isEmpty()) {
                    var read = phrase.reading().apply(new Found(matcher.toMatchResult(), folded));
                    if (read.isPresent()) {
                        taken.set(start, end);
                        read.get().forEach(terms -> pieces.add(new Piece(start, end, terms, phrase.figures())));
                        from = end;
                        continue;
                    }
                }
                from = start + 1;
            }
        }
        pieces.sort(Comparator.comparingInt(Piece::start));
        var figures = pieces.stream().anyMatch(Piece::figures);
        var said = pieces.stream()
                .filter(piece -> piece.figures() || !figures)
                .limit(MAX_TERMS)
                .toList();
        return new Said(
                coloured(said, folded, text),
                text.length() <= MAX_LENGTH && isComplete(folded, understood(taken, pieces, figures), said));
    }

    /** Labels without figures beside a promotion with figures explain nothing away. */
    private static BitSet understood(BitSet taken, List<Piece> pieces, boolean figures) {
        var understood = (BitSet) taken.clone();
        if (figures) {
            pieces.stream()
                    .filter(piece -> !piece.figures())
                    .forEach(piece -> understood.clear(piece.start(), piece.end()));
        }
        return understood;
    }

    private record Piece(int start, int end, Terms terms, boolean figures) {}

    private static String folded(String text) {
        var cut = text.substring(0, Math.min(text.length(), MAX_LENGTH));
        var plain = Normalizer.normalize(cut, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('￥', '¥')
                .replace('、', ',')
                .replace('【', '[')
                .replace('】', ']')
                .strip();
        var words = NUMBER_WORD.matcher(plain).replaceAll(word -> NUMBER_WORDS.get(word.group()));
        var close = SPACE_BESIDE_HAN.matcher(Numerals.inDigits(words)).replaceAll("");
        return SPACES.matcher(close).replaceAll(" ");
    }

    private static List<Terms> coloured(List<Piece> pieces, String folded, String text) {
        var all = new ArrayList<Terms>();
        var near = HAN.matcher(folded).find() ? NEAR : NEAR_IN_LETTERS;
        var before = 0;
        for (var at = 0; at < pieces.size(); at++) {
            var piece = pieces.get(at);
            var from = Math.max(before, piece.start() - near);
            var clause = CLAUSE_END.matcher(folded);
            var clauseEnd = clause.find(piece.end()) ? clause.start() : folded.length();
            var next = at + 1 < pieces.size() ? pieces.get(at + 1).start() : folded.length();
            var to = Math.min(Math.min(clauseEnd, next), piece.end() + NEAR_BEHIND);
            var around = new Surroundings(folded.substring(from, Math.max(piece.end(), to)));
            var terms = around.colour(piece.terms()).worded(text);
            all.add(terms.under(terms.conditions().in(sign(folded.substring(piece.start(), piece.end())))));
            before = Math.max(piece.end(), to);
        }
        return tiers(all);
    }

    /** 满199减20,满299减50: steps of one promotion, of which an order gets one. */
    private static List<Terms> tiers(List<Terms> all) {
        return all.stream()
                .map(terms -> terms.reach() != null
                                && terms.cut() != null
                                && all.stream().anyMatch(other -> isAnotherStep(terms, other))
                        ? terms.under(terms.conditions().asTier())
                        : terms)
                .toList();
    }

    private static boolean isAnotherStep(Terms one, Terms other) {
        return other.kind() == one.kind()
                && other.reach() != null
                && one.reach() != null
                && unit(other.reach()) == unit(one.reach())
                && other.reach().amount().compareTo(one.reach().amount()) != 0;
    }

    private static Terms.Unit unit(Reach reach) {
        return reach.unit();
    }

    private static @Nullable String sign(String words) {
        var matcher = MONEY_SIGN.matcher(words);
        return matcher.find() ? matcher.group() : null;
    }

    private static boolean isComplete(String folded, BitSet taken, List<Piece> said) {
        var rest = new StringBuilder(folded.length());
        for (var at = 0; at < folded.length(); at++) {
            rest.append(taken.get(at) ? ' ' : folded.charAt(at));
        }
        var words = HOW.matcher(rest).replaceAll(" ");
        return !LOOKS_LIKE_ONE.matcher(words).find()
                && (said.isEmpty() || !DIGIT.matcher(words).find());
    }
}
