package holdline.crawler.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is at a watched address. */
enum WatchKind {
    /** One thing for sale. */
    @JsonProperty("listing")
    LISTING,
    /** What a shop offers, page by page. */
    @JsonProperty("shop")
    SHOP,
    /** What a search finds, page by page. */
    @JsonProperty("search")
    SEARCH,
    /** Addresses of listings: sitemap, index, text, RSS or Atom. */
    @JsonProperty("sitemap")
    SITEMAP,
    /** Products with their prices: CSV, JSON Lines or Google Merchant XML. */
    @JsonProperty("feed")
    FEED,
    /** A platform's API, asked by a plain GET; its answer is read like a page. */
    @JsonProperty("api")
    API,
    /** What people capture and hand in; never visited. */
    @JsonProperty("captured")
    CAPTURED;

    static final List<String> NAMES =
            Arrays.stream(values()).map(WatchKind::wireName).toList();

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it leads to other addresses. */
    boolean leadsOn() {
        return switch (this) {
            case SHOP, SEARCH, SITEMAP, FEED, API -> true;
            case LISTING, CAPTURED -> false;
        };
    }

    /** Whether the address itself is a listing. */
    boolean isListing() {
        return switch (this) {
            case LISTING, CAPTURED -> true;
            case SHOP, SEARCH, SITEMAP, FEED, API -> false;
        };
    }

    /**
     * The kind of that name.
     *
     * @throws Problem 400 naming {@code kind}
     */
    static WatchKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("kind", "one of " + String.join(", ", NAMES)));
    }
}
