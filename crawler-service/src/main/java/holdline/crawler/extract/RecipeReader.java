package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import holdline.events.Availability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Applies a recipe to a page: every card, or the item, becomes facts. */
final class RecipeReader {

    static final int MAX_CARDS = 500;
    private static final int MAX_EXPRESSIONS = 8;

    private final Recipe recipe;
    private final Recipe.PageRecipe page;
    private final CurrencySign.Hint hint;

    RecipeReader(Recipe recipe, Recipe.PageRecipe page, CurrencySign.Hint hint) {
        this.recipe = recipe;
        this.page = page;
        this.hint = recipe.currency() == null ? hint : new CurrencySign.Hint(recipe.currency());
    }

    List<Facts> read(Document document) {
        var facts = new ArrayList<Facts>();
        for (var field : fields(document)) {
            if (facts.size() >= MAX_CARDS) {
                break;
            }
            facts.add(facts(field));
        }
        return facts;
    }

    /** One function per card, from an expression to its text. */
    private List<Function<String, @Nullable String>> fields(Document document) {
        if (page.state() != null) {
            return EmbeddedState.after(document, page.state())
                    .map(root -> page.each() == null ? List.of(root) : EmbeddedState.at(root, page.each()))
                    .orElse(List.of())
                    .stream()
                    .map(node -> (Function<String, @Nullable String>) path -> inState(node, path))
                    .toList();
        }
        var each = page.each();
        var elements = each == null ? List.<Element>of(document) : document.select(each);
        return elements.stream()
                .map(element -> (Function<String, @Nullable String>) expression -> inElement(element, expression))
                .toList();
    }

    private Facts facts(Function<String, @Nullable String> field) {
        var id = value(field, "itemId");
        var url = value(field, "url");
        var price = PriceText.within(value(field, "price"), null, hint);
        var list = PriceText.within(value(field, "listPrice"), null, hint);
        var source = "recipe:" + recipe.name();
        return new Facts(
                source,
                page.itemUrl() != null && id != null ? page.itemUrl().replace("{id}", id) : url,
                id,
                SchemaOrg.clean(value(field, "title")),
                SchemaOrg.clean(value(field, "brand")),
                id,
                null,
                null,
                new Offering.SellerName(
                        SchemaOrg.clean(value(field, "sellerName")), SchemaOrg.clean(value(field, "sellerId"))),
                quote(price, source + ":price"),
                quote(list, source + ":listPrice").stream().findFirst().orElse(null),
                availability(value(field, "soldOut")),
                false,
                List.of(),
                texts(value(field, "promotions")),
                texts(value(field, "images")));
    }

    private static List<Facts.Quote> quote(PriceText price, String from) {
        return price.amount() == null
                ? List.of()
                : List.of(new Facts.Quote(price.amount(), price.high(), price.currency(), from, price.startingFrom()));
    }

    private static Availability availability(@Nullable String soldOut) {
        return soldOut == null ? Availability.IN_STOCK : Availability.OUT_OF_STOCK;
    }

    private static List<String> texts(@Nullable String text) {
        var clean = SchemaOrg.clean(text);
        return clean == null ? List.of() : List.of(clean);
    }

    private @Nullable String value(Function<String, @Nullable String> field, String name) {
        var expressions = page.fields().get(name);
        if (expressions == null) {
            return null;
        }
        return Arrays.stream(expressions.split(" \\| ", MAX_EXPRESSIONS))
                .map(expression -> field.apply(expression.strip()))
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String inState(JsonNode node, String path) {
        return EmbeddedState.at(node, path).stream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String inElement(Element element, String expression) {
        var at = expression.lastIndexOf('@');
        var css = (at < 0 ? expression : expression.substring(0, at)).strip();
        var found = css.isEmpty() ? element : element.selectFirst(css);
        if (found == null) {
            return null;
        }
        if (at < 0) {
            return found.text();
        }
        var attribute = expression.substring(at + 1).strip();
        return attribute.equals("href") || attribute.equals("src") ? found.absUrl(attribute) : found.attr(attribute);
    }
}
