package holdline.crawler.extract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one site, or about one shop software, as data. A new site needs a new file and no Java.
 *
 * @param name short, used as provenance: {@code recipe:<name>}
 * @param platform the marketplace's name in listing ids, such as {@code jd.com}; absent for shop software
 * @param hosts host names the recipe is for; {@code *.jd.com} means any below, {@code amazon.*} any country's
 * @param signs texts in a page's source that only this shop software writes; one of them is enough on any host
 * @param currency what a bare amount is
 * @param items how an item's id stands in an address
 * @param pages how pages of the site are read
 */
record Recipe(
        String name,
        @Nullable String platform,
        List<String> hosts,
        List<String> signs,
        @Nullable String currency,
        List<ItemAddress> items,
        List<PageRecipe> pages) {

    Recipe {
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
        signs = signs == null ? List.of() : List.copyOf(signs);
        items = items == null ? List.of() : List.copyOf(items);
        pages = pages == null ? List.of() : List.copyOf(pages);
    }

    /**
     * Where the item's id stands in an address.
     *
     * @param host host name or {@code *.}suffix
     * @param path pattern for the path, with the id as its first group
     * @param query name of the query parameter that is the id, instead of a path
     */
    record ItemAddress(
            String host, @Nullable String path, @Nullable String query) {

        Optional<String> idIn(PageAddress address) {
            if (!covers(host, address.host())) {
                return Optional.empty();
            }
            if (path != null) {
                var found = Pattern.compile(path).matcher(address.path());
                if (!found.find()) {
                    return Optional.empty();
                }
                if (query == null) {
                    return Optional.of(found.group(1));
                }
            }
            return query == null ? Optional.empty() : address.parameter(query);
        }
    }

    /**
     * How one kind of page is read.
     *
     * <p>A field's expressions are tried from left to right, parted by {@code |}. In elements: {@code css@attribute}, or
     * {@code css} for the text; in state: a path such as {@code a.b.0.c} or {@code list[].name}. Either may ask elsewhere:
     * {@code css{selector@attribute}}, {@code state{text before the JSON} path}.
     *
     * @param host which host, or absent for all of the recipe's
     * @param path pattern the path must contain, or absent
     * @param state text in a script right before the JSON that carries the page, or {@code #id} of the script, instead of
     *     elements
     * @param each selector or JSON path of the cards of a search page; absent on an item page
     * @param itemUrl address of an item with {@code {id}} in place of its id, for cards without a usable one
     * @param minorUnits amounts are whole numbers of cents or fen
     * @param fields field name to expressions
     * @param variants how the sizes and colours of an item page are read
     */
    record PageRecipe(
            Kind kind,
            @Nullable String host,
            @Nullable String path,
            @Nullable String state,
            @Nullable String each,
            @Nullable String itemUrl,
            boolean minorUnits,
            Map<String, String> fields,
            @Nullable VariantRecipe variants) {

        private static final Set<String> FIELDS = Set.of(
                "itemId",
                "url",
                "title",
                "brand",
                "sku",
                "gtin",
                "mpn",
                "price",
                "listPrice",
                "currency",
                "sellerName",
                "sellerId",
                "soldOut",
                "inStock",
                "promotions",
                "images");

        PageRecipe {
            fields = Map.copyOf(fields);
            if (!FIELDS.containsAll(fields.keySet())) {
                throw new IllegalArgumentException("fields of a recipe are " + FIELDS + ", not " + fields.keySet());
            }
        }

        boolean reads(PageAddress address) {
            return (host == null || covers(host, address.host()))
                    && (path == null
                            || Pattern.compile(path).matcher(address.path()).find());
        }

        /** State that is there at all is the page's own; elements may be a few cards beside an item. */
        boolean isSure() {
            return state != null || host != null || path != null;
        }
    }

    /**
     * Where the variants of an item are.
     *
     * @param json expression whose text is the JSON of the variants, on pages read by elements
     * @param each path of the entries within the page's state, or within that JSON
     * @param sku path within an entry
     * @param title path within an entry
     * @param price path within an entry
     * @param listPrice path within an entry
     * @param inStock path within an entry to something true, or a number above zero, when it can be bought
     */
    record VariantRecipe(
            @Nullable String json,
            String each,
            @Nullable String sku,
            @Nullable String title,
            @Nullable String price,
            @Nullable String listPrice,
            @Nullable String inStock) {}

    enum Kind {
        @JsonProperty("item")
        ITEM,
        @JsonProperty("search")
        SEARCH
    }

    boolean knows(PageAddress address) {
        return hosts.stream().anyMatch(host -> covers(host, address.host()));
    }

    boolean isSigned(String source) {
        for (var sign : signs) {
            if (source.contains(sign)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(String pattern, String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        if (pattern.endsWith(".*")) {
            var name = pattern.substring(0, pattern.length() - 1);
            var rest = lower.startsWith(name) ? lower : lower.substring(lower.indexOf('.') + 1);
            return rest.startsWith(name) && rest.length() - name.length() <= 6;
        }
        return pattern.startsWith("*.")
                ? lower.endsWith(pattern.substring(1)) || lower.equals(pattern.substring(2))
                : lower.equals(pattern);
    }
}
