package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import holdline.events.Availability;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Applies a recipe to a page: every card, or the item, becomes facts. */
final class RecipeReader {

    static final int MAX_CARDS = 500;
    private static final int MAX_VARIANTS = 200;
    private static final int MAX_EXPRESSIONS = 8;
    private static final int MAX_VALUES = 20;
    private static final int MAX_TEXT = 1_000;

    private final Recipe recipe;
    private final Recipe.PageRecipe known;
    private final CurrencySign.Hint hint;

    RecipeReader(Recipe recipe, Recipe.PageRecipe known, CurrencySign.Hint hint) {
        this.recipe = recipe;
        this.known = known;
        this.hint = recipe.currency() == null ? hint : new CurrencySign.Hint(recipe.currency());
    }

    List<Facts> read(Page page) {
        var facts = new ArrayList<Facts>();
        for (var spot : spots(page)) {
            if (facts.size() >= MAX_CARDS) {
                break;
            }
            facts.add(facts(spot));
        }
        return facts;
    }

    /** What expressions are applied to: a card, or the page. */
    private sealed interface Spot {
        Page page();

        record InState(JsonNode node, Page page) implements Spot {}

        record InMarkup(Element element, Page page) implements Spot {}
    }

    private List<Spot> spots(Page page) {
        var each = known.each();
        var state = known.state();
        if (state != null) {
            return EmbeddedState.after(page, state)
                    .map(root -> each == null ? List.of(root) : EmbeddedState.at(root, each))
                    .orElse(List.of())
                    .stream()
                    .map(node -> (Spot) new Spot.InState(node, page))
                    .toList();
        }
        var document = page.document();
        return (each == null ? List.<Element>of(document) : document.select(each))
                .stream()
                        .map(element -> (Spot) new Spot.InMarkup(element, page))
                        .toList();
    }

    private Facts facts(Spot spot) {
        var currency = value(spot, "currency");
        var iso = currency == null ? null : iso(currency);
        var money = iso == null ? hint : new CurrencySign.Hint(iso);
        var source = "recipe:" + recipe.name();
        var id = value(spot, "itemId");
        var itemUrl = known.itemUrl();
        var quotes = new ArrayList<>(quote(value(spot, "price"), money, source + ":price"));
        var list = quote(value(spot, "listPrice"), money, source + ":listPrice").stream()
                .findFirst()
                .orElse(null);
        var variants = variants(spot, money);
        for (var variant : variants) {
            var price = variant.price();
            if (price != null && variant.availability() != Availability.OUT_OF_STOCK && money.currency() != null) {
                quotes.add(new Facts.Quote(price, null, money.currency(), source + ":variants.price", false));
            }
        }
        var sku = value(spot, "sku");
        return new Facts(
                source,
                itemUrl != null && id != null ? itemUrl.replace("{id}", id) : value(spot, "url"),
                id,
                SchemaOrg.clean(value(spot, "title")),
                SchemaOrg.clean(value(spot, "brand")),
                sku == null ? id : SchemaOrg.clean(sku),
                value(spot, "gtin"),
                SchemaOrg.clean(value(spot, "mpn")),
                new Offering.SellerName(
                        SchemaOrg.clean(value(spot, "sellerName")), SchemaOrg.clean(value(spot, "sellerId"))),
                quotes.stream().distinct().toList(),
                list,
                availability(spot, variants),
                false,
                variants,
                values(spot, "promotions"),
                values(spot, "images"));
    }

    /** A code or sign, alone or in a text with an amount. */
    private @Nullable String iso(String text) {
        var found = CurrencySign.in(text);
        return found.find() ? CurrencySign.read(found, hint).iso() : CurrencySign.iso(text.strip(), hint);
    }

    private List<Facts.Quote> quote(@Nullable String text, CurrencySign.Hint money, String from) {
        if (text == null) {
            return List.of();
        }
        if (known.minorUnits()) {
            return minor(text).map(amount -> new Facts.Quote(amount, null, money.currency(), from, false)).stream()
                    .toList();
        }
        var price = PriceText.within(text, null, money);
        return price.amount() == null
                ? List.of()
                : List.of(new Facts.Quote(price.amount(), price.high(), price.currency(), from, price.startingFrom()));
    }

    private static Optional<BigDecimal> minor(String text) {
        var digits = text.strip();
        return digits.length() <= 12 && digits.chars().allMatch(c -> c >= '0' && c <= '9') && !digits.isEmpty()
                ? Optional.of(new BigDecimal(digits).movePointLeft(2))
                : Optional.empty();
    }

    private List<Offering.Variant> variants(Spot spot, CurrencySign.Hint money) {
        var how = known.variants();
        if (how == null) {
            return List.of();
        }
        var json = how.json();
        var root = json != null
                ? ask(spot, json, 1).stream().findFirst().flatMap(EmbeddedJson::read)
                : spot instanceof Spot.InState(var node, var _) ? Optional.of(node) : Optional.<JsonNode>empty();
        if (root.isEmpty()) {
            return List.of();
        }
        var variants = new ArrayList<Offering.Variant>();
        for (var entry : EmbeddedState.at(root.get(), how.each())) {
            if (variants.size() >= MAX_VARIANTS) {
                break;
            }
            var price = quote(inState(entry, how.price()), money, "").stream()
                    .filter(Facts.Quote::isPrice)
                    .map(Facts.Quote::amount)
                    .findFirst()
                    .orElse(null);
            variants.add(new Offering.Variant(
                    inState(entry, how.sku()),
                    SchemaOrg.clean(how.title() == null ? null : String.join(" / ", scalars(entry, how.title()))),
                    price,
                    stock(inState(entry, how.inStock()))));
        }
        return variants;
    }

    private static Availability stock(@Nullable String text) {
        if (text == null) {
            return Availability.UNKNOWN;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "false", "0", "no", "outofstock", "out_of_stock" -> Availability.OUT_OF_STOCK;
            default -> Availability.IN_STOCK;
        };
    }

    /** A card is there to be bought unless it says otherwise; an item page has to say it. */
    private Availability availability(Spot spot, List<Offering.Variant> variants) {
        if (value(spot, "soldOut") != null) {
            return Availability.OUT_OF_STOCK;
        }
        var stock = stock(value(spot, "inStock"));
        if (stock != Availability.UNKNOWN) {
            return stock;
        }
        if (!variants.isEmpty()) {
            return variants.stream().map(Offering.Variant::availability).reduce(Availability.UNKNOWN, Facts::best);
        }
        return known.kind() == Recipe.Kind.SEARCH ? Availability.IN_STOCK : Availability.UNKNOWN;
    }

    private @Nullable String value(Spot spot, String name) {
        var values = all(spot, name, 1);
        return values.isEmpty() ? null : values.getFirst();
    }

    private List<String> values(Spot spot, String name) {
        return all(spot, name, MAX_VALUES).stream()
                .map(SchemaOrg::clean)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The values of the first expression that gives any. */
    private List<String> all(Spot spot, String name, int limit) {
        var expressions = known.fields().get(name);
        if (expressions == null) {
            return List.of();
        }
        for (var expression : Arrays.asList(expressions.split(" \\| ", MAX_EXPRESSIONS))) {
            var values = new LinkedHashSet<String>();
            for (var value : ask(spot, expression.strip(), limit)) {
                if (!value.isBlank() && values.size() < limit) {
                    values.add(value.strip());
                }
            }
            if (!values.isEmpty()) {
                return List.copyOf(values);
            }
        }
        return List.of();
    }

    private static List<String> ask(Spot spot, String expression, int limit) {
        var brace = expression.indexOf('}');
        if (expression.startsWith("css{") && brace > 0) {
            return inElement(spot.page().document(), expression.substring(4, brace), limit);
        }
        if (expression.startsWith("state{") && brace > 0) {
            return EmbeddedState.after(spot.page(), expression.substring(6, brace)).stream()
                    .flatMap(root ->
                            scalars(root, expression.substring(brace + 1).strip()).stream())
                    .limit(limit)
                    .toList();
        }
        return switch (spot) {
            case Spot.InState(var node, var _) -> scalars(node, expression);
            case Spot.InMarkup(var element, var _) -> inElement(element, expression, limit);
        };
    }

    private static @Nullable String inState(JsonNode node, @Nullable String path) {
        return path == null ? null : scalars(node, path).stream().findFirst().orElse(null);
    }

    private static List<String> scalars(JsonNode node, String path) {
        return EmbeddedState.at(node, path).stream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static List<String> inElement(Element element, String expression, int limit) {
        var at = attributeAt(expression);
        var css = (at < 0 ? expression : expression.substring(0, at)).strip();
        var found = css.isEmpty()
                ? List.of(element)
                : limit == 1
                        ? first(element, css)
                        : element.selectStream(css).limit(limit).toList();
        if (at < 0) {
            return found.stream().map(RecipeReader::text).toList();
        }
        var attribute = expression.substring(at + 1).strip();
        return found.stream()
                .map(one -> attribute.equals("href") || attribute.equals("src")
                        ? one.absUrl(attribute)
                        : one.attr(attribute))
                .toList();
    }

    /** The first with any text: templates are full of empty ones. */
    private static List<Element> first(Element element, String css) {
        return element.selectStream(css).limit(MAX_VALUES).toList();
    }

    private static String text(Element element) {
        var unstruck = Looks.unstruck(element, MAX_TEXT);
        return unstruck.isEmpty() ? Looks.text(element, MAX_TEXT) : unstruck;
    }

    /** The {@code @} that is not inside a selector's brackets. */
    private static int attributeAt(String expression) {
        var at = expression.lastIndexOf('@');
        return at >= 0 && expression.indexOf(']', at) < 0 ? at : -1;
    }
}
