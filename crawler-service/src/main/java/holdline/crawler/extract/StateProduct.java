package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the page's product in the JSON its scripts start from, without knowing the shop: an object that carries the
 * page's own title or id, and something named like a price. State is written for programs, so an integer may be cents:
 * it counts only as what the page shows, or when nothing is shown, as what its name says.
 */
final class StateProduct {

    private static final int MAX_ROOTS = 40;
    private static final int MAX_NODES = 30_000;
    private static final int MAX_DATA = 3_000_000;
    private static final int MIN_TITLE = 5;

    /** What stands before the {@code =} of a variable that others can see. */
    private static final Pattern ASSIGNED =
            Pattern.compile("(?:window|self|globalThis|var|let|const)[.\\s\\[\"']+[\\w$.]{2,60}[\"'\\]]*\\s*$");

    private static final int LONGEST_NAME = 90;
    private static final int MAX_OPENED = 5_000;

    private static final Map<String, Integer> TITLES = ranked(
            "title",
            "name",
            "productname",
            "goodsname",
            "goods_name",
            "itemtitle",
            "displayname",
            "skuname",
            "producttitle",
            "rawtitle",
            "fullname");

    private static final Map<String, Integer> IDS = ranked(
            "id",
            "sku",
            "skuid",
            "productid",
            "itemid",
            "goodsid",
            "goods_id",
            "itemnumber",
            "code",
            "productcode",
            "slug",
            "handle",
            "nid");

    private static final Map<String, Integer> SKUS = ranked("sku", "skuid");
    private static final int LONGEST_FIELD = 40;

    /** Best first: what is asked now, then what may be it. */
    private static final List<String> PRICES = List.of(
            "saleprice",
            "finalprice",
            "currentprice",
            "promotionprice",
            "promoprice",
            "specialprice",
            "offerprice",
            "sellingprice",
            "discountedprice",
            "discountprice",
            "nowprice",
            "actualprice",
            "price",
            "prices",
            "pricing",
            "priceinfo",
            "minprice",
            "min_group_price",
            "mingroupprice",
            "goodsprice",
            "unitprice",
            "amount",
            "value",
            "current",
            "now",
            "sale",
            "final",
            "offer",
            "offers",
            "formattedprice",
            "formatted");

    private static final List<String> LISTS = List.of(
            "listprice",
            "originalprice",
            "regularprice",
            "oldprice",
            "wasprice",
            "marketprice",
            "compareatprice",
            "msrp",
            "retailprice",
            "baseprice",
            "priceoriginal",
            "strikeprice",
            "fullprice",
            "original",
            "was",
            "list",
            "regular");

    private final Page page;
    private final CurrencySign.Hint hint;
    private final Supplier<Sight> sight;
    private final String headline;
    /** How many values were looked at, in all scripts, to see whose they are. */
    private int opened;

    private final String address;

    private StateProduct(Page page, CurrencySign.Hint hint, Supplier<Sight> sight) {
        this.page = page;
        this.hint = hint;
        this.sight = sight;
        var title = Objects.requireNonNullElse(page.meta("og:title"), "");
        this.headline =
                Reading.letters(title + page.headline() + page.document().title());
        this.address = page.address().path() + "?" + page.address().query();
    }

    static Optional<Facts> in(Page page, CurrencySign.Hint hint, Supplier<Sight> sight) {
        var reader = new StateProduct(page, hint, sight);
        for (var root : reader.roots()) {
            var found = reader.product(root);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<JsonNode> roots() {
        var roots = new ArrayList<JsonNode>();
        for (var script : page.scripts()) {
            var data = script.data();
            if (roots.size() >= MAX_ROOTS || data.length() > MAX_DATA || script.isJsonLd()) {
                continue;
            }
            if (script.isJson() || script.id().equals("__NEXT_DATA__")) {
                EmbeddedJson.read(data).ifPresent(roots::add);
            } else if (!data.isBlank()) {
                assigned(data, roots);
            }
        }
        page.stream().lines().limit(MAX_NODES).forEach(line -> {
            var colon = line.indexOf(':');
            if (colon > 0 && colon < 8 && line.length() > 60 && roots.size() < 10 * MAX_ROOTS) {
                EmbeddedState.valueAt(line, colon + 1).ifPresent(roots::add);
            }
        });
        return roots;
    }

    /** Every {@code window.x = {…}}; found by its equals sign, because scripts are long and names are anywhere. */
    private void assigned(String script, List<JsonNode> roots) {
        var tries = 0;
        var read = 0;
        for (var at = script.indexOf('='); at >= 0 && tries < MAX_ROOTS; at = script.indexOf('=', at + 1)) {
            var start = at + 1;
            while (start < script.length() && Character.isWhitespace(script.charAt(start))) {
                start++;
            }
            if (EmbeddedState.opensAt(script, start)
                    && opened++ < MAX_OPENED
                    && ASSIGNED.matcher(script.substring(Math.max(read, at - LONGEST_NAME), at))
                            .find()) {
                tries++;
                read = start;
                if (roots.size() < MAX_ROOTS) {
                    EmbeddedState.valueAt(script, start).ifPresent(roots::add);
                }
            }
        }
    }

    private Optional<Facts> product(JsonNode root) {
        var queue = new ArrayDeque<JsonNode>();
        queue.add(root);
        for (var seen = 0; !queue.isEmpty() && seen < MAX_NODES; seen++) {
            var node = queue.poll();
            if (node.isObject() && isOurs(node)) {
                var facts = facts(node);
                if (facts.isPresent()) {
                    return facts;
                }
            }
            if (node.isContainerNode() && queue.size() < MAX_NODES) {
                node.forEach(child -> {
                    if (child.isContainerNode()) {
                        queue.add(child);
                    }
                });
            }
        }
        return Optional.empty();
    }

    private boolean isOurs(JsonNode node) {
        var title = Reading.letters(text(node, TITLES));
        if (title.length() >= MIN_TITLE && headline.contains(title)) {
            return true;
        }
        var id = text(node, IDS);
        return id != null && id.length() >= MIN_TITLE && address.contains(id) && !title.isEmpty();
    }

    private Optional<Facts> facts(JsonNode node) {
        var currency = currency(node, 0);
        var money = currency == null ? hint : new CurrencySign.Hint(currency);
        var price = amount(node, PRICES, money, 0);
        if (price == null) {
            return Optional.empty();
        }
        var list = amount(node, LISTS, money, 0);
        var iso = currency != null ? currency : hint.currency();
        var quote = new Facts.Quote(price, null, iso, "state:price", false);
        var former = list == null || list.compareTo(price) <= 0
                ? null
                : new Facts.Quote(list, null, iso, "state:listPrice", false);
        return Optional.of(Facts.nothing("state")
                .titled(SchemaOrg.clean(text(node, TITLES)))
                .identified(SchemaOrg.clean(brand(node)), SchemaOrg.clean(text(node, SKUS)), null, null)
                .with(List.of(quote), holdline.events.Availability.UNKNOWN)
                .beside(former, List.of()));
    }

    private static @Nullable String brand(JsonNode node) {
        var brand = node.path("brand");
        return brand.isTextual() ? brand.asText() : brand.isObject() ? text(brand, TITLES) : null;
    }

    private static @Nullable String currency(JsonNode node, int depth) {
        for (var field : node.properties()) {
            var name = field.getKey().toLowerCase(Locale.ROOT);
            var value = field.getValue();
            if (name.contains("currency") && value.isTextual() && CurrencySign.isCode(value.asText())) {
                return value.asText();
            }
            if (value.isObject()
                    && depth < 3
                    && (name.contains("pric") || name.contains("offer") || name.contains("currency"))) {
                var inner = currency(value, depth + 1);
                if (inner != null) {
                    return inner;
                }
            }
        }
        return null;
    }

    private @Nullable BigDecimal amount(JsonNode node, List<String> names, CurrencySign.Hint money, int depth) {
        for (var wanted : names) {
            for (var field : node.properties()) {
                var name = field.getKey();
                if (!wanted.equals(name.toLowerCase(Locale.ROOT).replace("_", ""))
                        && !wanted.equals(name.toLowerCase(Locale.ROOT))) {
                    continue;
                }
                var value = field.getValue();
                if (value.isObject() && depth < 3) {
                    var inner = amount(value, names.equals(LISTS) ? LISTS_INSIDE : PRICES, money, depth + 1);
                    if (inner != null) {
                        return inner;
                    }
                } else if (value.isNumber() || value.isTextual()) {
                    var read = shown(value, money);
                    if (read != null) {
                        return read;
                    }
                }
            }
        }
        return null;
    }

    private static final List<String> LISTS_INSIDE = List.of("amount", "value", "price", "original", "list", "regular");

    /** An amount as the page shows it; unseen it must look like money and not like cents. */
    private @Nullable BigDecimal shown(JsonNode value, CurrencySign.Hint money) {
        if (value.isTextual() && value.asText().length() > 40) {
            return null;
        }
        var amount = value.isNumber()
                ? value.decimalValue()
                : PriceText.within(value.asText(), null, money).amount();
        if (amount == null || amount.signum() <= 0 || amount.precision() > 12) {
            return null;
        }
        if (sight.get().shows(amount)) {
            return amount;
        }
        var cents = amount.movePointLeft(2);
        var whole = amount.stripTrailingZeros().scale() <= 0
                && !(value.isTextual() && value.asText().contains("."));
        if (whole && sight.get().shows(cents)) {
            return cents;
        }
        return whole || !sight.get().isBare() ? null : amount;
    }

    /** The text of the field that is named first in the list; objects may have thousands of fields, so they are seen once. */
    private static @Nullable String text(JsonNode node, Map<String, Integer> names) {
        var best = names.size();
        String text = null;
        for (var field : node.properties()) {
            var name = field.getKey();
            if (name.length() <= LONGEST_FIELD
                    && (field.getValue().isTextual() || field.getValue().isIntegralNumber())) {
                var rank = names.getOrDefault(name.toLowerCase(Locale.ROOT), best);
                if (rank < best) {
                    best = rank;
                    text = field.getValue().asText();
                }
            }
        }
        return text;
    }

    private static Map<String, Integer> ranked(String... names) {
        var ranked = new HashMap<String, Integer>();
        for (var name : names) {
            ranked.put(name, ranked.size());
        }
        return Map.copyOf(ranked);
    }
}
