package holdline.pricing.matching;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which words of two texts stand for each other, weighed by how telling they are. A word may be spelled apart or
 * together on the other side, be a beginning of it, or share most of its pairs of letters with it.
 *
 * @param left share of the left text's weight that the right one holds, from 0 to 1
 * @param right likewise
 * @param dice of both together
 */
record Alignment(double left, double right, double dice) {

    private static final double PART = 0.7;
    private static final int SHORTEST_BEGINNING = 4;
    private static final double ALIKE = 0.7;

    static Alignment of(Text left, Text right, Rarity rarity) {
        var ofLeft = new Side(left, right, rarity);
        var ofRight = new Side(right, left, rarity);
        var weight = ofLeft.weight + ofRight.weight;
        return new Alignment(
                ofLeft.share(), ofRight.share(), weight == 0 ? 0 : (ofLeft.matched + ofRight.matched) / weight);
    }

    private static final class Side {

        private double weight;
        private double matched;

        Side(Text own, Text other, Rarity rarity) {
            var others = new HashSet<>(other.tokens());
            var spelledApart = spelledApart(own.tokens(), others);
            for (var token : new LinkedHashSet<>(own.tokens())) {
                var telling = rarity.of(token);
                weight += telling;
                matched += telling * (spelledApart.contains(token) ? 1 : credit(token, other, others));
            }
        }

        double share() {
            return weight == 0 ? 0 : matched / weight;
        }

        private static double credit(String token, Text other, Set<String> others) {
            if (others.contains(token) || other.joins().contains(token)) {
                return 1;
            }
            if (token.length() < SHORTEST_BEGINNING || Text.isNumber(token)) {
                return 0;
            }
            var best = 0.0;
            for (var word : others) {
                best = Math.max(best, alike(token, word));
            }
            return best;
        }

        /** Own words that spell one of the other's words together. */
        private static Set<String> spelledApart(List<String> own, Set<String> others) {
            var apart = new HashSet<String>();
            for (var at = 0; at < own.size(); at++) {
                var joined = new StringBuilder(own.get(at));
                for (var next = at + 1; next < own.size() && next <= at + 3; next++) {
                    joined.append(own.get(next));
                    if (others.contains(joined.toString())) {
                        apart.addAll(own.subList(at, next + 1));
                    }
                }
            }
            return apart;
        }
    }

    private static double alike(String one, String other) {
        if (other.length() < SHORTEST_BEGINNING) {
            return 0;
        }
        if (Text.isCode(one) || Text.isCode(other)) {
            return ModelCode.compare(one, other) == ModelCode.VARIANT ? PART : 0;
        }
        if (one.startsWith(other) || other.startsWith(one)) {
            return PART + (1 - PART) * Math.min(one.length(), other.length()) / Math.max(one.length(), other.length());
        }
        if (one.charAt(0) != other.charAt(0) || Math.abs(one.length() - other.length()) > 4) {
            return 0;
        }
        var pairs = pairs(one);
        var both = 0;
        var others = pairs(other);
        for (var pair : pairs) {
            if (others.contains(pair)) {
                both++;
            }
        }
        var dice = 2.0 * both / (pairs.size() + others.size());
        return dice >= ALIKE ? dice : 0;
    }

    private static Set<String> pairs(String word) {
        var pairs = new HashSet<String>();
        for (var at = 0; at + 1 < word.length(); at++) {
            pairs.add(word.substring(at, at + 2));
        }
        return pairs;
    }
}
