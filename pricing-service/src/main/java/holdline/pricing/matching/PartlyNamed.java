package holdline.pricing.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds products that a title names by what it states of them, where it does not write their names out: brand, line,
 * model code, size, year. A statement that contradicts the product rules it out; one that is missing leaves it open. Of
 * what stays, the product that explains most of the title is meant; where several explain the same, a person decides.
 *
 * <p>Products are filed under the words of their names. A word of more than {@value #MAX_PER_WORD} names looks nothing
 * up, so a title costs what its rare words cost, however many products there are.
 */
final class PartlyNamed {

    /** Beyond it a word tells no product from the others. */
    static final int MAX_PER_WORD = 64;

    /** Below this share of its telling words a name is not meant. */
    private static final double LEAST_SHARE = 0.25;

    /** From this share on a name is meant, when no other explains the title as well. */
    private static final double TELLING_SHARE = 0.5;

    /** Differences below this share of a name's weight tell nothing. */
    private static final double CLOSE = 0.03;

    private static final Pattern NUMBERED_WORD = Pattern.compile("([a-z]{2,})(\\d{1,4})");

    private final Map<String, List<Named>> byWord = new HashMap<>();
    private final Rarity rarity;

    PartlyNamed(Collection<KnownProduct> products) {
        var names = products.stream().map(Named::of).toList();
        rarity = Rarity.in(names.stream().map(Named::words).toList());
        for (var name : names) {
            var words = new HashSet<>(name.words);
            words.addAll(name.codes);
            words.forEach(word ->
                    byWord.computeIfAbsent(word, _ -> new ArrayList<>(1)).add(name));
        }
    }

    /** Those that explain the title best and all whose codes it states; more than one is for a person to tell. */
    List<Meant> in(String title) {
        var text = Text.of(title);
        var words = words(text);
        var names = new LinkedHashMap<KnownProduct, Named>();
        for (var word : words) {
            var filed = byWord.getOrDefault(word, List.of());
            if (filed.size() <= MAX_PER_WORD) {
                filed.forEach(name -> names.put(name.product, name));
            }
        }
        var editions = Edition.in(words);
        var open = names.values().stream()
                .filter(name -> editions.containsAll(name.editions))
                .map(name -> explained(name, text, words))
                .filter(meant -> meant.share() >= LEAST_SHARE)
                .sorted(Comparator.comparingDouble(Meant::weight).reversed())
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        var best = open.getFirst();
        return open.stream()
                .filter(meant -> meant.coded() || meant.weight() >= best.weight() * (1 - CLOSE))
                .limit(CatalogueIndex.MAX_CANDIDATES)
                .toList();
    }

    private Meant explained(Named name, Text title, Set<String> words) {
        var nothing = new Meant(name.product, 0, 0, false, List.of());
        if (name.contradicts(title)) {
            return nothing;
        }
        var coded = name.codes.stream().anyMatch(words::contains);
        if (!name.codes.isEmpty() && !coded) {
            return nothing;
        }
        var all = 0.0;
        var matched = 0.0;
        var stated = new ArrayList<String>();
        for (var word : name.words) {
            var weight = Math.max(0.1, rarity.of(word));
            all += weight;
            if (words.contains(word) || (Words.isHan(word) && title.compact().contains(word))) {
                matched += weight;
                stated.add(word);
            }
        }
        var measuredOnly = stated.stream().allMatch(word -> Text.isNumber(word) || name.isMeasure(word));
        return measuredOnly ? nothing : new Meant(name.product, matched, matched / all, coded, stated);
    }

    /** With what neighbours spell together, numbers apart from the words they stick to, and generations as numbers. */
    private static Set<String> words(Text text) {
        var words = new LinkedHashSet<>(text.tokens());
        words.addAll(text.joins());
        for (var token : text.tokens()) {
            var numbered = NUMBERED_WORD.matcher(token);
            if (numbered.matches()) {
                words.add(numbered.group(1));
                words.add(numbered.group(2));
            }
        }
        for (var measure : text.measures()) {
            if (measure.dimension() == Measure.Dimension.GENERATION || measure.dimension() == Measure.Dimension.YEAR) {
                words.add(measure.value().toPlainString());
            }
            words.add(measure.token());
        }
        return words;
    }

    /**
     * A product the title may mean.
     *
     * @param weight of the name's words that the title states
     * @param share of the whole name's weight
     * @param coded whether the title states its model code
     */
    record Meant(KnownProduct product, double weight, double share, boolean coded, List<String> stated) {

        /** Whether the title tells enough of it to take it for meant. */
        boolean isTold() {
            return coded || share >= TELLING_SHARE;
        }
    }

    /** A product by what its name states. */
    private record Named(
            KnownProduct product, Set<String> words, Set<String> codes, Set<Measure> measures, Set<Edition> editions) {

        static Named of(KnownProduct product) {
            var text = Text.of(product.brand() == null ? product.name() : product.brand() + " " + product.name());
            var codes = new LinkedHashSet<>(text.codes());
            text.tokens().stream().filter(Text::isCode).forEach(codes::add);
            product.models().stream().map(Text::compact).filter(Text::isCode).forEach(codes::add);
            var words = new LinkedHashSet<String>();
            text.tokens().stream().filter(Rarity::tells).forEach(words::add);
            for (var measure : text.measures()) {
                if (measure.dimension() == Measure.Dimension.YEAR) {
                    words.remove(measure.value().toPlainString());
                    words.add(measure.token());
                }
            }
            return new Named(product, words, Set.copyOf(codes), Set.copyOf(text.measures()), Edition.in(text.tokens()));
        }

        boolean isMeasure(String word) {
            return measures.stream().anyMatch(measure -> measure.token().equals(word));
        }

        boolean contradicts(Text title) {
            for (var dimension : Measure.Dimension.values()) {
                var own = measures.stream()
                        .filter(measure -> measure.dimension() == dimension)
                        .toList();
                if (own.isEmpty()) {
                    continue;
                }
                var stated = title.measures().stream()
                        .filter(measure -> measure.dimension() == dimension)
                        .toList();
                if (!stated.isEmpty() && own.stream().noneMatch(stated::contains)) {
                    return true;
                }
            }
            return false;
        }
    }
}
