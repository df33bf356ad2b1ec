package holdline.crawler.extract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one site, as data. A new site needs a new file and no Java.
 *
 * @param name short, used as provenance: {@code recipe:<name>}
 * @param platform the marketplace's name in listing ids, such as {@code jd.com}
 * @param hosts host names the recipe is for; {@code *.jd.com} means any below
 * @param currency what a bare amount is
 * @param items how an item's id stands in an address
 * @param pages how pages of the site are read
 */
record Recipe(
        String name,
        String platform,
        List<String> hosts,
        @Nullable String currency,
        List<ItemAddress> items,
        List<PageRecipe> pages) {

    Recipe {
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
     * @param host which host, or absent for all of the recipe's
     * @param path pattern the path must contain, or absent
     * @param state text in a script right before the JSON that carries the page, instead of elements
     * @param each selector or JSON path of the cards of a search page; absent on an item page
     * @param itemUrl address of an item with {@code {id}} in place of its id, for cards without a usable one
     * @param fields field name to expressions, tried from left to right: {@code css@attribute | css}, or JSON paths
     */
    record PageRecipe(
            Kind kind,
            @Nullable String host,
            @Nullable String path,
            @Nullable String state,
            @Nullable String each,
            @Nullable String itemUrl,
            Map<String, String> fields) {

        PageRecipe {
            fields = Map.copyOf(fields);
        }

        boolean reads(PageAddress address) {
            return (host == null || covers(host, address.host()))
                    && (path == null
                            || Pattern.compile(path).matcher(address.path()).find());
        }
    }

    enum Kind {
        @JsonProperty("item")
        ITEM,
        @JsonProperty("search")
        SEARCH
    }

    boolean knows(PageAddress address) {
        return hosts.stream().anyMatch(host -> covers(host, address.host()));
    }

    private static boolean covers(String pattern, String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        return pattern.startsWith("*.")
                ? lower.endsWith(pattern.substring(1)) || lower.equals(pattern.substring(2))
                : lower.equals(pattern);
    }
}
