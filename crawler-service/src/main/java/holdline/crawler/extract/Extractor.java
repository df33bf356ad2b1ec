package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import holdline.events.Availability;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads a page: bytes, content type and address in, {@link Extraction} out. Holds no state but its recipes. */
public final class Extractor {

    /** Grows when the same bytes may be read differently than before: unchanged pages are then read anew. */
    public static final int VERSION = 2;

    /** Longer pages are cut before they are read. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAX_DEPTH = 256;
    private static final int MAX_VISIBLE_TEXT = 200_000;

    private final Recipes recipes;
    private final Payloads payloads = Payloads.shipped();
    private final ListingIdentity identity;

    public Extractor(Recipes recipes) {
        this.recipes = recipes;
        this.identity = new ListingIdentity(recipes);
    }

    /**
     * Reads a page.
     *
     * @param contentType the header as served, or null
     * @param url the page's own address, absolute
     * @throws IllegalArgumentException when the address is not an absolute http or https address
     */
    public Extraction extract(byte[] bytes, @Nullable String contentType, String url) {
        var address = PageAddress.of(url);
        var cut = bytes.length > MAX_BYTES ? java.util.Arrays.copyOf(bytes, MAX_BYTES) : bytes;
        var source = PageCharset.decode(cut, contentType);
        var payload = payloads.read(source, address, url);
        if (payload.isPresent()) {
            return payload.get();
        }
        var document = Jsoup.parse(source, url, Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        return new Reading(document, source, url, address).read();
    }

    /** One page being read. */
    private final class Reading {
        private final Document page;
        private final String source;
        private final String url;
        private final PageAddress address;
        private final CurrencySign.Hint hint;

        Reading(Document page, String source, String url, PageAddress address) {
            this.page = page;
            this.source = source;
            this.url = url;
            this.address = address;
            var html = page.selectFirst("html");
            this.hint = CurrencySign.Hint.ofLocale(StructuredData.meta(page, "og:locale"))
                    .or(CurrencySign.Hint.ofLocale(html == null ? null : html.attr("lang")))
                    .or(CurrencySign.Hint.ofHost(address.host()));
        }

        Extraction read() {
            var recipe = recipes.of(address);
            var fitting = recipe.stream()
                    .flatMap(known -> known.pages().stream())
                    .filter(known -> known.reads(address))
                    .toList();
            for (var known : fitting) {
                if (known.kind() == Recipe.Kind.SEARCH) {
                    var cards = new RecipeReader(recipe.orElseThrow(), known, hint).read(page);
                    if (!cards.isEmpty()) {
                        return cards(cards);
                    }
                }
            }
            var sources = new ArrayList<Facts>();
            fitting.stream()
                    .filter(known -> known.kind() == Recipe.Kind.ITEM)
                    .flatMap(known -> new RecipeReader(recipe.orElseThrow(), known, hint).read(page).stream())
                    .filter(Facts::saysAPrice)
                    .forEach(sources::add);
            var entries = new ArrayList<Facts>();
            structured("json-ld", StructuredData.jsonLd(page), sources, entries);
            structured("microdata", StructuredData.microdata(page), sources, entries);
            structured("rdfa", StructuredData.rdfa(page), sources, entries);
            if (sources.stream().noneMatch(Facts::saysAPrice)) {
                stray().ifPresent(sources::add);
            }
            sources.add(OpenGraph.read(page, hint));
            if (sources.stream().noneMatch(Facts::saysAPrice)
                    && entries.stream().filter(Facts::saysAPrice).count() > 1) {
                return cards(entries);
            }
            return item(sources);
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
            var absolute = own.startsWith("http") ? own : org.jsoup.internal.StringUtil.resolve(url, own);
            return !own.startsWith("#")
                    && PageAddress.read(absolute)
                            .filter(there -> there.path().equals(address.path())
                                    && there.path().length() > 1)
                            .isPresent();
        }

        private boolean isHeadline(Facts facts) {
            var title = letters(facts.title());
            return title.length() > 3
                    && page.select("h1").stream().limit(5).anyMatch(heading -> {
                        var text = letters(heading.text());
                        return text.length() > 3 && (text.contains(title) || title.contains(text));
                    });
        }

        private static String letters(@Nullable String text) {
            return text == null ? "" : text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
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
            return new Facts(
                    first.source(),
                    first.url(),
                    first.itemId(),
                    first.title(),
                    first.brand(),
                    first.sku(),
                    first.gtin(),
                    first.mpn(),
                    first.seller(),
                    quotes,
                    first.list(),
                    availability,
                    first.discontinued(),
                    first.variants(),
                    first.promotions(),
                    first.images());
        }

        private Optional<Facts> stray() {
            var currency = StructuredData.stray(page, "priceCurrency").stream()
                    .findFirst()
                    .orElse(null);
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
            var stock = StructuredData.stray(page, "availability").stream()
                    .findFirst()
                    .orElse("");
            var availability = stock.endsWith("InStock")
                    ? Availability.IN_STOCK
                    : stock.endsWith("OutOfStock") ? Availability.OUT_OF_STOCK : Availability.UNKNOWN;
            return Optional.of(new Facts(
                    "microdata",
                    null,
                    null,
                    SchemaOrg.clean(name),
                    null,
                    null,
                    null,
                    null,
                    Offering.SellerName.UNKNOWN,
                    quotes,
                    null,
                    availability,
                    false,
                    List.of(),
                    List.of(),
                    List.of()));
        }

        private Extraction item(List<Facts> sources) {
            var resolution = new Resolver(hint, this::visible).resolve(sources);
            return switch (resolution) {
                case Resolver.Resolution.Agreed(var price, var confidence, var provenance, var candidates) -> {
                    var offering = Resolver.offering(sources, fallback(), price, confidence, provenance);
                    var gone = sources.stream().anyMatch(Facts::discontinued);
                    if (gone) {
                        yield new Extraction.Gone("the page says the product is discontinued");
                    }
                    if (offering.availability() == Availability.OUT_OF_STOCK) {
                        yield new Extraction.SoldOut(offering, candidates);
                    }
                    if (offering.availability() == Availability.UNKNOWN) {
                        var statement = Signs.gone(page);
                        if (statement.isPresent()) {
                            yield new Extraction.Gone(statement.get());
                        }
                    }
                    yield new Extraction.Item(offering, candidates);
                }
                case Resolver.Resolution.Contradicted(var detail, var candidates) ->
                    new Extraction.Ambiguous(
                            Resolver.offering(sources, fallback(), null, 0, List.of()), detail, candidates);
                case Resolver.Resolution.Silent(var candidates) -> priceless(sources, candidates);
            };
        }

        private Extraction priceless(List<Facts> sources, List<Candidate> candidates) {
            var gone = Signs.gone(page);
            if (gone.isPresent()) {
                return new Extraction.Gone(gone.get());
            }
            var challenge = Signs.challenge(page, source);
            if (challenge.isPresent()) {
                return new Extraction.Challenge(challenge.get());
            }
            var offering = Resolver.offering(sources, fallback(), null, 0.8, List.of());
            if (offering.availability() == Availability.OUT_OF_STOCK
                    || Signs.soldOut(page).isPresent()) {
                return new Extraction.SoldOut(soldOut(offering), candidates);
            }
            return new Extraction.Unrecognised("no price was found on the page", offering.title(), candidates);
        }

        private static Offering soldOut(Offering o) {
            return new Offering(
                    o.url(),
                    o.itemId(),
                    o.title(),
                    o.brand(),
                    o.sku(),
                    o.gtin(),
                    o.mpn(),
                    o.seller(),
                    o.price(),
                    o.listPrice(),
                    o.variants(),
                    Availability.OUT_OF_STOCK,
                    o.promotions(),
                    o.images(),
                    o.confidence(),
                    o.provenance());
        }

        private Extraction cards(List<Facts> cards) {
            var candidates = new ArrayList<Candidate>();
            var offerings = new ArrayList<Offering>();
            var known = new HashSet<String>();
            for (var card : cards) {
                var cardUrl = absolute(card.url());
                if (cardUrl == null || !known.add(identity.of(cardUrl).id())) {
                    continue;
                }
                var itemId = card.itemId();
                var fallback = new Resolver.Fallback(cardUrl, itemId, () -> null);
                var resolution = new Resolver(hint, () -> new Resolver.VisibleAmounts(Set.of())).resolve(List.of(card));
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
                    ? new Extraction.Unrecognised("no card of the page names its listing", page.title(), candidates)
                    : new Extraction.Cards(offerings, candidates);
        }

        private @Nullable String absolute(@Nullable String address) {
            if (address == null) {
                return null;
            }
            var resolved = org.jsoup.internal.StringUtil.resolve(url, address);
            return PageAddress.read(resolved).isPresent() ? resolved : null;
        }

        private Resolver.Fallback fallback() {
            var id = identity.of(url).id();
            return new Resolver.Fallback(url, id.substring(id.indexOf(':') + 1), this::headline);
        }

        private @Nullable String headline() {
            var heading = page.selectFirst("h1");
            var text = heading == null ? null : SchemaOrg.clean(heading.text());
            return text != null ? text : SchemaOrg.clean(page.title());
        }

        private Resolver.VisibleAmounts visible() {
            var amounts = new HashSet<BigDecimal>();
            var length = 0;
            for (Element element : page.body().getAllElements()) {
                var text = element.ownText();
                length += text.length();
                if (length > MAX_VISIBLE_TEXT) {
                    break;
                }
                var found = Amount.in(text);
                while (found.find()) {
                    Amount.read(found, text, hint.currency())
                            .ifPresent(number -> amounts.add(number.value().stripTrailingZeros()));
                }
            }
            return new Resolver.VisibleAmounts(amounts);
        }
    }
}
