package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import holdline.events.Availability;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.internal.StringUtil;
import org.jspecify.annotations.Nullable;

/** One page being read: lets every source speak, in order of cost, until one has said everything. */
final class Reading {

    private static final double SOLD_OUT_WITHOUT_PRICE = 0.8;

    private final Page page;
    private final Recipes recipes;
    private final ListingIdentity identity;
    private final CurrencySign.Hint hint;
    private final Map<BigDecimal, Boolean> suspicions = new HashMap<>();
    private @Nullable Sight sight;

    Reading(Page page, Recipes recipes, ListingIdentity identity) {
        this.page = page;
        this.recipes = recipes;
        this.identity = identity;
        this.hint = page.hint();
    }

    Extraction read() {
        var sources = new ArrayList<Facts>();
        for (var recipe : recipes.of(page.address(), page.source())) {
            for (var known : recipe.pages()) {
                if (!known.reads(page.address()) || !sources.isEmpty()) {
                    continue;
                }
                var found = new RecipeReader(recipe, known, hint).read(page);
                switch (known.kind()) {
                    case SEARCH -> {
                        if (found.size() > 1 || (known.isSure() && !found.isEmpty())) {
                            return cards(found);
                        }
                    }
                    case ITEM ->
                        found.stream().filter(Facts::saysAnything).limit(1).forEach(sources::add);
                }
            }
        }
        var byRecipe = !sources.isEmpty();
        var entries = new ArrayList<Facts>();
        structured("json-ld", StructuredData.jsonLd(page), sources, entries);
        var complete = !byRecipe && isComplete(sources);
        structured("microdata", StructuredData.microdata(page), sources, entries);
        structured("rdfa", StructuredData.rdfa(page), sources, entries);
        if (sources.stream().noneMatch(Facts::saysAPrice)) {
            stray().ifPresent(sources::add);
        }
        var named = !sources.isEmpty();
        sources.add(OpenGraph.read(page, hint));
        if (sources.stream().noneMatch(Facts::saysAPrice)) {
            if (entries.stream().filter(Facts::saysAPrice).count() > 1) {
                return cards(entries);
            }
            if (sources.stream().allMatch(facts -> facts.list() == null)) {
                StateProduct.in(page, hint, this::sight).ifPresent(sources::add);
            }
            if (!named && sources.stream().noneMatch(facts -> facts.saysAPrice() || facts.list() != null)) {
                var list = CardList.in(page, hint);
                if (!list.isEmpty()) {
                    return cards(list);
                }
            }
        }
        if (!complete) {
            sources.add(Particulars.in(page));
        }
        return item(sources);
    }

    /** By JSON-LD and what the head says, or not at all when anything else would have to be asked. */
    Optional<Extraction> quick() {
        var roots = StructuredData.jsonLd(page);
        if (roots.isEmpty()) {
            return Optional.empty();
        }
        var products = new SchemaOrg("json-ld", hint).read(roots).products();
        var priced = products.stream().filter(Facts::saysAPrice).toList();
        if (priced.size() != 1 || !isComplete(priced)) {
            return Optional.empty();
        }
        var sources = new ArrayList<Facts>(priced);
        sources.add(OpenGraph.read(page, hint));
        var extraction = item(sources);
        // Whoever looked at the page looked at an empty one: the answer is worth nothing.
        return sight == null && !(extraction instanceof Extraction.Ambiguous)
                ? Optional.of(extraction)
                : Optional.empty();
    }

    private static boolean isComplete(List<Facts> sources) {
        return !sources.isEmpty() && sources.getFirst().isComplete();
    }

    private Sight sight() {
        if (sight == null) {
            sight = Sight.of(page, hint);
        }
        return sight;
    }

    private boolean maybeStruck(BigDecimal amount) {
        return suspicions.computeIfAbsent(amount, one -> Suspicion.ofStruckOut(page.source(), one));
    }

    private void structured(String name, List<JsonNode> roots, List<Facts> sources, List<Facts> entries) {
        if (roots.isEmpty()) {
            return;
        }
        var found = new SchemaOrg(name, hint).read(roots);
        entries.addAll(found.entries());
        main(found.products()).ifPresent(sources::add);
    }

    /** The thing the page is about, among all the things it mentions. */
    private Optional<Facts> main(List<Facts> products) {
        var priced = products.stream().filter(Facts::saysAPrice).toList();
        if (priced.size() < 2) {
            return priced.isEmpty() ? products.stream().findFirst() : Optional.of(priced.getFirst());
        }
        var here = priced.stream().filter(this::isHere).toList();
        var named = priced.stream().filter(this::isHeadline).toList();
        if (!here.isEmpty() && here.size() < priced.size()) {
            return Optional.of(merged(here));
        }
        if (!named.isEmpty()) {
            return Optional.of(merged(named));
        }
        var first = priced.getFirst();
        var alike = priced.stream()
                .filter(one -> Objects.equals(one.title(), first.title()))
                .toList();
        return Optional.of(merged(alike));
    }

    private boolean isHere(Facts facts) {
        var own = facts.url();
        if (own == null) {
            return false;
        }
        var absolute = own.startsWith("http") ? own : StringUtil.resolve(page.url(), own);
        return !own.startsWith("#")
                && PageAddress.read(absolute)
                        .filter(there -> there.path().equals(page.address().path())
                                && there.path().length() > 1)
                        .isPresent();
    }

    private boolean isHeadline(Facts facts) {
        var title = letters(facts.title());
        return title.length() > 3
                && page.headings().stream().anyMatch(heading -> {
                    var text = letters(Looks.text(heading, 1_000));
                    return text.length() > 3 && (text.contains(title) || title.contains(text));
                });
    }

    static String letters(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var letters = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString();
    }

    /** Several entries of one thing are its variants: their prices are a range. */
    private static Facts merged(List<Facts> same) {
        var first = same.getFirst();
        if (same.size() == 1) {
            return first;
        }
        var availability = same.stream().map(Facts::availability).reduce(Availability.UNKNOWN, Facts::best);
        var quotes = same.stream()
                .flatMap(facts -> facts.quotes().stream())
                .distinct()
                .toList();
        return first.with(quotes, availability);
    }

    private Optional<Facts> stray() {
        var currency =
                StructuredData.stray(page, "priceCurrency").stream().findFirst().orElse(null);
        var iso = currency == null ? null : CurrencySign.iso(currency.strip(), hint);
        var known = iso == null ? hint : new CurrencySign.Hint(iso);
        var quotes = StructuredData.stray(page, "price").stream()
                .map(text -> PriceText.within(text, null, known))
                .filter(price -> price.amount() != null)
                .map(price -> new Facts.Quote(
                        Objects.requireNonNull(price.amount()),
                        null,
                        iso != null ? iso : price.currencyText() == null ? null : price.currency(),
                        "microdata:price",
                        price.startingFrom()))
                .distinct()
                .toList();
        if (quotes.isEmpty()) {
            return Optional.empty();
        }
        var name = StructuredData.stray(page, "name").stream().findFirst().orElse(null);
        var stock =
                StructuredData.stray(page, "availability").stream().findFirst().orElse("");
        var availability = stock.endsWith("InStock")
                ? Availability.IN_STOCK
                : stock.endsWith("OutOfStock") ? Availability.OUT_OF_STOCK : Availability.UNKNOWN;
        return Optional.of(
                Facts.nothing("microdata").titled(SchemaOrg.clean(name)).with(quotes, availability));
    }

    private Extraction item(List<Facts> sources) {
        var resolver = new Resolver(hint, this::sight, this::maybeStruck);
        var resolution = resolver.resolve(sources);
        if (resolution instanceof Resolver.Resolution.Silent silent) {
            var listed =
                    sources.stream().map(Facts::list).filter(Objects::nonNull).findFirst();
            if (listed.isPresent()) {
                return promotionUnknown(sources, listed.get());
            }
            var obstacle = obstacle();
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            if (!isSoldOut(sources)) {
                resolution = resolver.bySight();
            }
            if (resolution instanceof Resolver.Resolution.Silent) {
                resolution = silent;
            }
        }
        return switch (resolution) {
            case Resolver.Resolution.Agreed(var price, var confidence, var provenance, var candidates) ->
                agreed(sources, price, confidence, provenance, candidates);
            case Resolver.Resolution.Contradicted(var detail, var candidates) ->
                new Extraction.Ambiguous(
                        Resolver.offering(seen(sources, null), fallback(), null, 0, List.of()), detail, candidates);
            case Resolver.Resolution.Silent(var candidates) -> priceless(sources, candidates);
        };
    }

    private Extraction agreed(
            List<Facts> sources, Price price, double confidence, List<String> provenance, List<Candidate> candidates) {
        if (sources.stream().anyMatch(Facts::discontinued)) {
            return new Extraction.Gone("the page says the product is discontinued");
        }
        var said = sources.stream().map(Facts::availability).anyMatch(one -> one != Availability.UNKNOWN);
        var offering = Resolver.offering(
                said && !provenance.contains("page") ? sources : seen(sources, price),
                fallback(),
                price,
                confidence,
                provenance);
        if (offering.availability() == Availability.OUT_OF_STOCK) {
            return new Extraction.SoldOut(offering, candidates);
        }
        if (!said) {
            var statement = sight().gone();
            if (statement.isPresent()) {
                return new Extraction.Gone(statement.get());
            }
        }
        return new Extraction.Item(offering, candidates);
    }

    /** The sources, and what the text shows beside the price. */
    private List<Facts> seen(List<Facts> sources, @Nullable Price price) {
        var all = new ArrayList<>(sources);
        all.add(sight().facts(price));
        return all;
    }

    private Extraction promotionUnknown(List<Facts> sources, Facts.Quote list) {
        var candidate = new Candidate(
                list.amount().toPlainString(),
                list.currency(),
                list.from(),
                "a list price; the promotion is loaded by script");
        return new Extraction.Ambiguous(
                Resolver.offering(sources, fallback(), null, 0, List.of()),
                Resolver.PROMOTION_UNKNOWN,
                List.of(candidate));
    }

    /** Off the shelf, or behind a wall. */
    private Optional<Extraction> obstacle() {
        var gone = sight().gone();
        if (gone.isPresent()) {
            return Optional.of(new Extraction.Gone(gone.get()));
        }
        return Signs.challenge(page).map(Extraction.Challenge::new);
    }

    private static boolean isSoldOut(List<Facts> sources) {
        return sources.stream().anyMatch(facts -> facts.availability() == Availability.OUT_OF_STOCK);
    }

    private Extraction priceless(List<Facts> sources, List<Candidate> candidates) {
        var offering = Resolver.offering(seen(sources, null), fallback(), null, SOLD_OUT_WITHOUT_PRICE, List.of());
        if (isSoldOut(sources) || sight().soldOut().isPresent()) {
            return new Extraction.SoldOut(offering.soldOut(), candidates);
        }
        return new Extraction.Unrecognised(
                page.isCut()
                        ? "no price was found in the part of the page that is read; it has more than " + Page.MAX_TAGS
                                + " tags, or one without end"
                        : "no price was found on the page",
                offering.title(),
                candidates);
    }

    private Extraction cards(List<Facts> cards) {
        var candidates = new ArrayList<Candidate>();
        var offerings = new ArrayList<Offering>();
        var known = new HashSet<String>();
        var resolver = new Resolver(hint, this::sight, _ -> false);
        for (var card : cards) {
            var cardUrl = absolute(card.url());
            if (cardUrl == null || !known.add(identity.of(cardUrl).id())) {
                continue;
            }
            var fallback = new Resolver.Fallback(cardUrl, card.itemId(), () -> null);
            var resolution = resolver.resolve(List.of(card));
            candidates.addAll(resolution.candidates());
            offerings.add(
                    switch (resolution) {
                        case Resolver.Resolution.Agreed(var price, var confidence, var provenance, var _) ->
                            Resolver.offering(List.of(card), fallback, price, confidence, provenance);
                        case Resolver.Resolution.Contradicted _, Resolver.Resolution.Silent _ ->
                            Resolver.offering(List.of(card), fallback, null, 0, List.of());
                    });
        }
        return offerings.isEmpty()
                ? new Extraction.Unrecognised("no card of the page names its listing", page.headline(), candidates)
                : new Extraction.Cards(offerings, candidates);
    }

    private @Nullable String absolute(@Nullable String address) {
        if (address == null) {
            return null;
        }
        var resolved = StringUtil.resolve(page.url(), address);
        return PageAddress.read(resolved).isPresent() ? resolved : null;
    }

    private Resolver.Fallback fallback() {
        var id = identity.of(page.url()).id();
        return new Resolver.Fallback(page.url(), id.substring(id.indexOf(':') + 1), page::headline);
    }
}
