package holdline.pricing.matching;

import holdline.pricing.matching.Likeness.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares offers pair by pair. Identifiers speak first, then what is measured, coloured or numbered, then how much of
 * the telling words both share.
 *
 * <p>Two things come from the whole request: how rare a word is, and rivalry. One offer is of one product, so where it
 * is compared with several, the best of them weakens the others.
 */
public final class SameProduct {

    /** What speaks how much for and against, in logits; round figures chosen by hand, the same for every kind of goods. */
    private static final double UNKNOWN = -3.6;

    private static final double SHARED_WORDS = 9;
    private static final double ONE_HOLDS_THE_OTHER = 1.5;
    private static final double SAME_GTIN = 10;
    private static final double OTHER_GTIN = -2;
    private static final double SAME_LONG_CODE = 3;
    private static final double SAME_CODE = 1.5;
    private static final double OTHER_OF_ONE_SERIES = -2;
    private static final double OTHER_CODE = -0.8;
    private static final double OTHER_MEASURE = -1.2;
    private static final double SAME_MEASURE = 0.2;
    private static final double OTHER_COLOUR = -0.8;
    private static final double OTHER_NUMBER = -0.7;
    private static final double OTHER_EDITION = -0.3;
    private static final double OTHER_BRAND = -1.5;
    private static final double PRICES_APART = -0.5;
    private static final double RIVAL = 0.5;

    /** Logit from which an identified product may be held against somebody. */
    private static final double SURE = 0.5;

    /** Titles without any identifier that share this much are as good as one. */
    private static final double ALMOST_ALL = 0.95;

    private static final int LONG_CODE = 6;
    private static final int IDENTIFYING_CODE = 5;

    /** A code in more texts than this is a standard, not a model. */
    private static final int COMMON = 8;

    /** How far ahead of every rival an accusing pair has to be. */
    private static final double LEAD = 1;

    private static final double MOST_RIVALRY = 4;

    /** What two texts share although they are not of one product, where a request holds too few pairs to tell. */
    private static final double STRANGERS = 0.25;

    private static final double PRIOR_PAIRS = 50;

    private final Rarity rarity;
    private final Map<Offer, Read> read = new HashMap<>();

    private SameProduct(List<Pair> pairs) {
        for (var pair : pairs) {
            read.computeIfAbsent(pair.left(), Read::of);
            read.computeIfAbsent(pair.right(), Read::of);
        }
        rarity = Rarity.in(read.values().stream()
                .<Set<String>>map(one -> new HashSet<>(one.title().tokens()))
                .toList());
    }

    /** One answer for each pair, in their order. */
    public static List<Likeness> judge(List<Pair> pairs) {
        return new SameProduct(pairs).all(pairs);
    }

    private List<Likeness> all(List<Pair> pairs) {
        var findings = pairs.stream().map(this::compare).toList();
        var strangers = strangers(findings);
        findings.forEach(finding -> finding.beyond(strangers));
        var lefts = new Rivals();
        var rights = new Rivals();
        for (var at = 0; at < pairs.size(); at++) {
            lefts.add(pairs.get(at).left(), at, findings.get(at).evidence);
            rights.add(pairs.get(at).right(), at, findings.get(at).evidence);
        }
        var answers = new ArrayList<Likeness>();
        for (var at = 0; at < pairs.size(); at++) {
            var finding = findings.get(at);
            var ahead = Math.max(
                            lefts.best(pairs.get(at).left(), at),
                            rights.best(pairs.get(at).right(), at))
                    - finding.evidence;
            answers.add(finding.likeness(ahead));
        }
        return answers;
    }

    /** What two texts of this request share although they are not of one product: its lower quartile, where it holds many. */
    private static double strangers(List<Finding> findings) {
        var shares = findings.stream()
                .mapToDouble(finding -> finding.words.dice())
                .sorted()
                .toArray();
        var quartile = shares.length == 0 ? STRANGERS : shares[shares.length / 4];
        var usual = (shares.length * quartile + PRIOR_PAIRS * STRANGERS) / (shares.length + PRIOR_PAIRS);
        return Math.clamp(usual, 0.1, 0.5);
    }

    private Finding compare(Pair pair) {
        var left = read.get(pair.left());
        var right = read.get(pair.right());
        return new Finding(left, right, Alignment.of(left.title, right.title, rarity), rarity);
    }

    /** An offer's texts, read once however many pairs it is in. */
    private record Read(Offer offer, Text title, Set<String> codes, String brand, Set<String> words) {

        static Read of(Offer offer) {
            var title = Text.of(offer.title());
            var codes = new LinkedHashSet<>(title.codes());
            if (offer.model() != null) {
                var model = Text.compact(offer.model());
                if (Text.isCode(model)) {
                    codes.add(model);
                }
            }
            var words = new HashSet<>(title.tokens());
            words.addAll(title.joins());
            for (var text : offer.more()) {
                var read = Text.of(text);
                words.addAll(read.tokens());
                words.addAll(read.joins());
            }
            if (offer.model() != null) {
                words.add(Text.compact(offer.model()));
                words.addAll(Text.of(offer.model()).tokens());
            }
            return new Read(offer, title, codes, offer.brand() == null ? "" : Text.compact(offer.brand()), words);
        }
    }

    /** The best and the second best of those one offer is compared with. */
    private static final class Rivals {

        private record Two(int at, double best, double second) {}

        private final Map<Offer, Two> rivals = new HashMap<>();

        void add(Offer offer, int at, double evidence) {
            rivals.merge(
                    offer,
                    new Two(at, evidence, Double.NEGATIVE_INFINITY),
                    (known, now) -> now.best > known.best
                            ? new Two(at, now.best, known.best)
                            : new Two(known.at, known.best, Math.max(known.second, now.best)));
        }

        double best(Offer offer, int but) {
            var two = rivals.get(offer);
            return two.at == but ? two.second : two.best;
        }
    }

    /** What speaks for and against one pair. */
    private static final class Finding {

        final List<String> reasons = new ArrayList<>();
        double evidence = UNKNOWN;
        boolean identified;
        boolean contradicted;
        boolean apart;
        final Alignment words;

        Finding(Read left, Read right, Alignment words, Rarity rarity) {
            this.words = words;
            evidence += ONE_HOLDS_THE_OTHER * Math.max(words.left(), words.right());
            reasons.add("the titles share %d %% of what is telling in them".formatted(Math.round(words.dice() * 100)));
            gtins(left, right);
            codes(left, right, rarity);
            measures(left.title, right.title);
            colours(left.title, right.title);
            numbers(left.title, right.title);
            editions(left.title, right.title);
            brands(left, right);
            prices(left.offer, right.offer);
        }

        void beyond(double strangers) {
            evidence += SHARED_WORDS * (words.dice() - strangers);
        }

        private void gtins(Read left, Read right) {
            if (left.offer.gtin() == null || right.offer.gtin() == null) {
                return;
            }
            var one = Gtin.parse(left.offer.gtin());
            var other = Gtin.parse(right.offer.gtin());
            if (one.isPresent() && other.isPresent()) {
                if (one.equals(other)) {
                    evidence += SAME_GTIN;
                    identified = true;
                    reasons.addFirst("one GTIN");
                } else {
                    evidence += OTHER_GTIN;
                    contradicted = true;
                    reasons.add("different GTINs");
                }
            }
        }

        private void codes(Read left, Read right, Rarity rarity) {
            var shared = new LinkedHashSet<String>();
            left.codes.stream().filter(right.words::contains).forEach(shared::add);
            right.codes.stream().filter(left.words::contains).forEach(shared::add);
            shared.removeIf(code -> rarity.texts(code) > COMMON);
            var ofLeft = unshared(left.codes, shared, rarity);
            var ofRight = unshared(right.codes, shared, rarity);
            var relation = ModelCode.closest(ofLeft, ofRight);
            if (!shared.isEmpty()) {
                var longest = shared.stream().mapToInt(String::length).max().orElse(0);
                evidence += longest >= LONG_CODE ? SAME_LONG_CODE : SAME_CODE;
                reasons.addFirst("both name " + String.join(", ", shared));
                var baiting = ofLeft.size() + ofRight.size() > 2 || shared.size() > 3;
                identified = longest >= IDENTIFYING_CODE && !baiting && (ofLeft.isEmpty() || ofRight.isEmpty());
                if (relation == ModelCode.SIBLING
                        || related(shared, ofLeft)
                        || related(shared, ofRight)
                        || ModelCode.sameShape(ofLeft, ofRight)) {
                    contradicted = true;
                    evidence += OTHER_OF_ONE_SERIES / 2;
                    reasons.add("besides, they name different codes of one series");
                }
                return;
            }
            switch (relation) {
                case VARIANT -> {
                    evidence += SAME_CODE;
                    reasons.addFirst("their model codes differ only in the ending");
                }
                case SIBLING -> {
                    evidence += OTHER_OF_ONE_SERIES;
                    contradicted = true;
                    reasons.add("their model codes are of one series, but not the same");
                }
                case UNRELATED -> {
                    if (!ofLeft.isEmpty() && !ofRight.isEmpty()) {
                        evidence += ModelCode.sameShape(ofLeft, ofRight) ? OTHER_OF_ONE_SERIES : OTHER_CODE;
                        reasons.add("they name different codes");
                    }
                }
                case SAME -> reasons.add("both name a common code");
            }
        }

        private static Set<String> unshared(Set<String> codes, Set<String> shared, Rarity rarity) {
            var others = new LinkedHashSet<String>();
            for (var code : codes) {
                if (rarity.texts(code) <= COMMON && shared.stream().noneMatch(one -> one.contains(code))) {
                    others.add(code);
                }
            }
            return others;
        }

        private static boolean related(Set<String> shared, Set<String> others) {
            var relation = ModelCode.closest(shared, others);
            return relation == ModelCode.SIBLING || relation == ModelCode.VARIANT;
        }

        private void measures(Text left, Text right) {
            for (var dimension : Measure.Dimension.values()) {
                var ofLeft = values(left, dimension);
                var ofRight = values(right, dimension);
                if (ofLeft.isEmpty() || ofRight.isEmpty()) {
                    continue;
                }
                if (ofLeft.stream().noneMatch(ofRight::contains)) {
                    evidence += OTHER_MEASURE;
                    contradicted = true;
                    reasons.add("different measures: " + tokens(ofLeft) + " and " + tokens(ofRight));
                } else {
                    evidence += SAME_MEASURE;
                }
            }
        }

        private static List<Measure> values(Text text, Measure.Dimension dimension) {
            return text.measures().stream()
                    .filter(measure -> measure.dimension() == dimension)
                    .toList();
        }

        private static String tokens(List<Measure> measures) {
            return String.join("/", measures.stream().map(Measure::token).toList());
        }

        private void colours(Text left, Text right) {
            if (left.colours().isEmpty() || right.colours().isEmpty()) {
                return;
            }
            if (left.colours().stream().noneMatch(right.colours()::contains)) {
                evidence += OTHER_COLOUR;
                contradicted = true;
                reasons.add("different colours");
            }
        }

        private void numbers(Text left, Text right) {
            var ofLeft = numbers(left);
            var ofRight = numbers(right);
            if (ofLeft.isEmpty() || ofRight.isEmpty()) {
                return;
            }
            if (ofLeft.stream().noneMatch(ofRight::contains)) {
                evidence += OTHER_NUMBER;
                contradicted = true;
                reasons.add("different numbers: " + String.join("/", ofLeft) + " and " + String.join("/", ofRight));
            }
        }

        private static Set<String> numbers(Text text) {
            var numbers = new LinkedHashSet<String>();
            for (var token : text.tokens()) {
                if (Text.isNumber(token) && token.length() < 5) {
                    numbers.add(token);
                }
            }
            return numbers;
        }

        private void editions(Text left, Text right) {
            var ofLeft = Edition.in(left.tokens());
            var ofRight = Edition.in(right.tokens());
            var different = new LinkedHashSet<>(ofLeft);
            different.addAll(ofRight);
            different.removeIf(edition -> ofLeft.contains(edition) && ofRight.contains(edition));
            if (!different.isEmpty()) {
                var both = different.size() > 1 && !ofLeft.isEmpty() && !ofRight.isEmpty();
                evidence += OTHER_EDITION * (Math.min(2, different.size()) + (both ? 1 : 0));
                contradicted |= different.contains(Edition.SUBSTITUTE) || (!ofLeft.isEmpty() && !ofRight.isEmpty());
                reasons.add("they differ in " + different);
            }
        }

        private void brands(Read left, Read right) {
            if (!left.brand.isEmpty()
                    && !right.brand.isEmpty()
                    && !left.brand.contains(right.brand)
                    && !right.brand.contains(left.brand)
                    && !left.title.compact().contains(right.brand)
                    && !right.title.compact().contains(left.brand)) {
                evidence += OTHER_BRAND;
                contradicted = true;
                reasons.add("different brands");
            }
        }

        private void prices(Offer left, Offer right) {
            if (left.price() == null || right.price() == null) {
                return;
            }
            var times =
                    Math.abs(Math.log(left.price().doubleValue() / right.price().doubleValue()));
            apart = times > Math.log(1.5);
            if (times > Math.log(2)) {
                evidence += PRICES_APART * Math.min(3, times);
                reasons.add("their prices are far apart");
            }
        }

        Likeness likeness(double ahead) {
            var rival = Math.clamp(ahead, 0, MOST_RIVALRY) * RIVAL;
            var logit = evidence - rival;
            var score = 1 / (1 + Math.exp(-logit));
            if (rival > 0.5) {
                reasons.add("another offer fits better");
            }
            var accuses = (identified || (words.dice() >= ALMOST_ALL && !apart))
                    && !contradicted
                    && ahead < -LEAD
                    && logit > SURE;
            return new Likeness(score >= 0.5, score, accuses, reasons);
        }
    }
}
