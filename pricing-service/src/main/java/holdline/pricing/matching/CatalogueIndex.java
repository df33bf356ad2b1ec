package holdline.pricing.matching;

import holdline.events.Identifiers;
import holdline.pricing.matching.MatchResult.Candidates;
import holdline.pricing.matching.MatchResult.Matched;
import holdline.pricing.matching.MatchResult.NotOurs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A brand's catalogue, ready to be asked. Immutable; built once per catalogue version.
 *
 * <p>Every name is filed under the rarest of its terms only: a title that holds all words of a name holds its rarest
 * one too, so nothing is missed, and a title touches a handful of products instead of all of them.
 */
public final class CatalogueIndex {

    /** More candidates than a person would compare are not listed. */
    static final int MAX_CANDIDATES = 20;

    /** Names that share their rarest term are looked at up to this many; beyond it the term says nothing. */
    private static final int MAX_PER_TERM = 200;

    /** Shorter codes and codes of digits only occur in titles by chance. */
    private static final int TELLING_CODE = 4;

    /** Below the default accusing level: who is to be accused has to be named outright. */
    private static final double CODED = 0.89;

    private static final double CODE_AND_BRAND = 0.6;
    private static final double MOST_UNCODED = 0.85;

    private final Map<String, List<KnownProduct>> byGtin = new HashMap<>();
    private final Map<String, List<KnownProduct>> byModel = new HashMap<>();
    private final Map<String, List<Name>> byRarestTerm = new HashMap<>();
    private final Map<UUID, Marks> marks = new HashMap<>();
    private final PartlyNamed partlyNamed;
    private final int size;

    private CatalogueIndex(Collection<KnownProduct> products) {
        size = products.size();
        partlyNamed = new PartlyNamed(products);
        var names = new ArrayList<Name>();
        var shared = sharedAliases(products);
        for (var product : products) {
            var known = Marks.of(product);
            marks.put(product.id(), known);
            names.addAll(Name.of(product, known, shared));
            product.gtins().stream()
                    .map(Gtin::parse)
                    .flatMap(Optional::stream)
                    .distinct()
                    .forEach(gtin -> file(byGtin, gtin.digits(), product));
            product.models().stream()
                    .map(Words::code)
                    .filter(code -> !code.isEmpty())
                    .distinct()
                    .forEach(code -> file(byModel, code, product));
        }
        var frequency = new HashMap<String, Integer>();
        names.forEach(name -> name.terms().forEach(term -> frequency.merge(term, 1, Integer::sum)));
        for (var name : names) {
            name.terms().stream()
                    .min(Comparator.comparing(frequency::get))
                    .ifPresent(rarest -> file(byRarestTerm, rarest, name));
        }
    }

    /** An alias of several products is their brand's or line's and names none of them. */
    private static Set<String> sharedAliases(Collection<KnownProduct> products) {
        var once = new HashSet<String>();
        var shared = new HashSet<String>();
        products.forEach(product -> product.aliases().stream()
                .distinct()
                .filter(alias -> !once.add(alias))
                .forEach(shared::add));
        return shared;
    }

    public static CatalogueIndex of(Collection<KnownProduct> products) {
        return new CatalogueIndex(products);
    }

    public int size() {
        return size;
    }

    /** Which product a listing with this title and these identifiers offers. */
    public MatchResult match(String title, Identifiers identifiers) {
        if (size == 0) {
            return new NotOurs(List.of("the catalogue is empty"));
        }
        var words = Words.of(title);
        var found = new LinkedHashMap<UUID, Found>();
        byIdentifiers(identifiers, words).forEach(one -> keepStronger(found, one));
        var stated = !found.isEmpty();
        byTitle(words).forEach(one -> keepStronger(found, one));
        if (found.isEmpty()) {
            return byStatements(title, words);
        }
        return decide(words, stated, mostSpecific(withoutLoose(List.copyOf(found.values()))));
    }

    /** Where no name is written out: by what the title states of the products. */
    private MatchResult byStatements(String title, Words words) {
        var meant = partlyNamed.in(title);
        if (meant.isEmpty()) {
            return new NotOurs(List.of("neither identifiers nor title name a product of the catalogue"));
        }
        var found = meant.stream()
                .map(one -> new Found(
                        one.product(),
                        one.coded() && one.share() >= CODE_AND_BRAND ? CODED : one.share() * MOST_UNCODED,
                        "the title states " + String.join(", ", one.stated()),
                        Set.copyOf(one.stated())))
                .toList();
        if (found.size() == 1 && !meant.getFirst().isTold()) {
            var accessory = Accessory.reason(
                    words, List.of(), found.getFirst().product().name());
            return accessory
                    .<MatchResult>map(reason -> new NotOurs(List.of(reason)))
                    .orElseGet(() -> candidates(found, "the title tells too little of the product"));
        }
        return decide(words, false, found);
    }

    private MatchResult decide(Words title, boolean stated, List<Found> found) {
        var accessory = found.stream()
                .map(one -> Accessory.reason(
                        title,
                        marks.get(one.product().id()).all(),
                        one.product().name()))
                .flatMap(Optional::stream)
                .findFirst();
        if (accessory.isPresent()) {
            return stated
                    ? candidates(found, "its identifiers are a product's, but " + accessory.get())
                    : new NotOurs(List.of(accessory.get()));
        }
        if (found.size() > 1) {
            return candidates(found, "the listing names " + found.size() + " products of the catalogue");
        }
        return withPack(title, found.getFirst());
    }

    private static MatchResult withPack(Words title, Found only) {
        var offered = Pack.in(title.folded());
        var multiple = offered.multipleOf(Pack.in(only.product().name()));
        if (multiple.isEmpty()) {
            return candidates(
                    List.of(only),
                    "the title offers another pack or size than "
                            + only.product().name());
        }
        var packs = multiple.getAsInt();
        return new Matched(
                only.product(),
                packs,
                only.confidence(),
                packs == 1
                        ? List.of(only.reason())
                        : List.of(only.reason(), "the title offers " + packs + " of the product"));
    }

    private List<Found> byIdentifiers(Identifiers identifiers, Words title) {
        var found = new ArrayList<Found>();
        if (identifiers.gtin() != null) {
            Gtin.parse(identifiers.gtin())
                    .map(gtin -> byGtin.getOrDefault(gtin.digits(), List.of()))
                    .orElse(List.of())
                    .forEach(product -> found.add(new Found(
                            product, 0.99, "GTIN " + identifiers.gtin() + " is the product's", ownWords(product))));
        }
        if (identifiers.model() != null) {
            var code = Words.code(identifiers.model());
            for (var product : byModel.getOrDefault(code, List.of())) {
                var named = marks.get(product.id()).brandIn(title)
                        || (identifiers.brand() != null
                                && marks.get(product.id()).brandIn(Words.of(identifiers.brand())));
                var confidence = named ? 0.97 : telling(code) ? 0.85 : 0.5;
                found.add(new Found(
                        product,
                        confidence,
                        "model " + identifiers.model() + (named ? " and brand are" : " is") + " the product's",
                        ownWords(product)));
            }
        }
        return found;
    }

    /** An identifier names the product whole, so a shorter name in the title does not contradict it. */
    private static Set<String> ownWords(KnownProduct product) {
        var own = new LinkedHashSet<>(Words.of(product.name()).parts());
        own.add("identifier");
        return own;
    }

    private List<Found> byTitle(Words title) {
        var found = new ArrayList<Found>();
        var terms = title.terms();
        for (var term : terms) {
            for (var product : byModel.getOrDefault(term, List.of())) {
                if (marks.get(product.id()).brandIn(title)) {
                    found.add(new Found(
                            product,
                            telling(term) ? 0.95 : 0.8,
                            "the title names the brand and model " + term,
                            Set.of(term)));
                }
            }
            var filed = byRarestTerm.getOrDefault(term, List.of());
            if (filed.size() <= MAX_PER_TERM) {
                filed.forEach(name -> name.in(title, terms).ifPresent(found::add));
            }
        }
        return found;
    }

    /** Words found apart from each other are no rival to a product that is named outright. */
    private static List<Found> withoutLoose(List<Found> found) {
        var outright = found.stream().filter(one -> !one.loose()).toList();
        return outright.isEmpty() ? found : outright;
    }

    /** A name whose words include all words of another is the more specific one: "Serum Pro" is not a bait for "Serum". */
    private static List<Found> mostSpecific(List<Found> found) {
        if (found.size() < 2) {
            return found;
        }
        return found.stream()
                .filter(one -> found.stream().noneMatch(other -> includes(other, one)))
                .toList();
    }

    private static boolean includes(Found wider, Found narrower) {
        return wider.named().size() > narrower.named().size()
                && wider.named().containsAll(narrower.named())
                && wider.confidence() >= narrower.confidence();
    }

    private static void keepStronger(Map<UUID, Found> found, Found one) {
        found.merge(one.product().id(), one, (a, b) -> a.confidence() >= b.confidence() ? a.naming(b) : b.naming(a));
    }

    private static Candidates candidates(List<Found> found, String why) {
        var reasons = new ArrayList<String>();
        reasons.add(why);
        found.stream()
                .limit(MAX_CANDIDATES)
                .forEach(one -> reasons.add(one.product().code() + ": " + one.reason()));
        return new Candidates(
                found.stream().limit(MAX_CANDIDATES).map(Found::product).toList(), reasons);
    }

    private static boolean telling(String code) {
        return code.length() >= TELLING_CODE && !code.chars().allMatch(Character::isDigit);
    }

    private static <K, V> void file(Map<K, List<V>> index, K key, V value) {
        index.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(value);
    }

    /**
     * A product the listing may offer.
     *
     * @param named what of the product the listing names, to tell the more specific product
     * @param loose whether the name is not told outright: scattered, or hardly more than the brand
     */
    private record Found(KnownProduct product, double confidence, String reason, Set<String> named, boolean loose) {

        Found(KnownProduct product, double confidence, String reason, Set<String> named) {
            this(product, confidence, reason, named, false);
        }

        Found naming(Found other) {
            var both = new LinkedHashSet<>(named);
            both.addAll(other.named);
            return new Found(product, confidence, reason, both, loose);
        }
    }

    /**
     * How a product's brand can be named.
     *
     * @param brands the words of the brand and of each alias; one of these sets has to stand in a title
     * @param all the brand, every alias and every model as written, folded
     */
    private record Marks(List<Set<String>> brands, List<String> all) {

        static Marks of(KnownProduct product) {
            var written = new LinkedHashSet<String>();
            if (product.brand() != null) {
                written.add(product.brand());
            }
            written.addAll(product.aliases());
            var brands = written.stream()
                    .map(brand -> Words.of(brand).parts())
                    .filter(parts -> !parts.isEmpty())
                    .toList();
            written.addAll(product.models());
            var all = written.stream()
                    .map(mark -> Words.of(mark).folded().strip())
                    .filter(mark -> !mark.isEmpty())
                    .toList();
            return new Marks(brands, all);
        }

        boolean brandIn(Words title) {
            return brands.stream().anyMatch(brand -> brand.stream().allMatch(title::names));
        }
    }

    /**
     * One way to name a product in full.
     *
     * @param parts every word that has to stand in the title
     * @param confidence when they all do
     */
    private record Name(KnownProduct product, Marks marks, String written, Set<String> parts, double confidence) {

        /** Below the default accusing level: words found apart from each other are for a person to look at. */
        private static final double SCATTERED = 0.8;

        private static final double SURE = 0.92;

        static List<Name> of(KnownProduct product, Marks marks, Set<String> sharedAliases) {
            var names = new ArrayList<Name>();
            var full = Words.of(product.name()).parts();
            names.add(new Name(product, marks, product.name(), full, nameConfidence(product, full)));
            for (var alias : product.aliases()) {
                if (sharedAliases.contains(alias)) {
                    continue;
                }
                var parts = Words.of(alias).parts();
                if (parts.size() > 1 || parts.stream().anyMatch(part -> Words.isHan(part) && part.length() >= 5)) {
                    names.add(new Name(product, marks, alias, parts, aliasConfidence(parts)));
                }
            }
            return names.stream().filter(name -> !name.parts.isEmpty()).toList();
        }

        /** A name that is nothing but the brand, or has no brand beside it and few words, tells little. */
        private static double nameConfidence(KnownProduct product, Set<String> parts) {
            if (product.brand() == null) {
                return parts.size() >= 3 || !product.aliases().isEmpty() ? SURE : SCATTERED;
            }
            return Words.of(product.brand()).parts().containsAll(parts) ? SCATTERED : SURE;
        }

        /** An alias of a few plain words may be the brand's name in another script. */
        private static double aliasConfidence(Set<String> parts) {
            var tells = parts.size() >= 4
                    || parts.stream().anyMatch(part -> part.chars().anyMatch(Character::isDigit))
                    || parts.stream().anyMatch(part -> Words.isHan(part) && part.length() >= 6);
            return tells ? SURE : SCATTERED;
        }

        Set<String> terms() {
            var terms = new LinkedHashSet<String>();
            parts.forEach(part -> terms.addAll(Words.termsOf(part)));
            return terms;
        }

        Optional<Found> in(Words title, Set<String> terms) {
            if (!marks.brands.isEmpty() && !marks.brandIn(title)) {
                return Optional.empty();
            }
            if (parts.stream().allMatch(title::names)) {
                return Optional.of(new Found(
                        product,
                        confidence,
                        "the title names the brand and every word of \"" + written + "\"",
                        parts,
                        confidence < SURE));
            }
            return parts.stream().allMatch(part -> title.scatters(part, terms))
                    ? Optional.of(new Found(
                            product,
                            SCATTERED,
                            "the title holds the characters of \"" + written + "\", apart",
                            parts,
                            true))
                    : Optional.empty();
        }
    }
}
