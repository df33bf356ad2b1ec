package holdline.crawler.extract;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page: bytes, content type and address in, {@link Extraction} out. Holds no state but its recipes.
 *
 * <p>There are two ways to the same answer. {@link #quick} only looks for JSON-LD in the page's text and answers when
 * that is complete and nothing on the page speaks against it; {@link #extract} builds the page's tree and asks every
 * source. {@link #read} takes the quick way where it leads somewhere.
 */
public final class Extractor {

    /** Grows when the same bytes may be read differently than before: unchanged pages are then read anew. */
    public static final int VERSION = 4;

    /** Longer pages are cut before they are read. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Recipes recipes;
    private final Payloads payloads = Payloads.shipped();
    private final ListingIdentity identity;

    public Extractor(Recipes recipes) {
        this.recipes = recipes;
        this.identity = new ListingIdentity(recipes);
    }

    /** How much work a page took. */
    public enum Tier {
        /** JSON-LD found in the text; no tree was built. */
        QUICK,
        /** The whole page. */
        FULL
    }

    /** What a page turned out to be, and how that was found. */
    public record Read(Extraction extraction, Tier tier) {}

    /**
     * What a page of a list turned out to be.
     *
     * @param tree of the page, wherein the link to the next one stands; an API's answer has none
     */
    public record Listed(Extraction extraction, Optional<Document> tree) {}

    /**
     * Reads a page the cheapest way that gives the full answer.
     *
     * @param contentType the header as served, or null
     * @param url the page's own address, absolute
     * @throws IllegalArgumentException when the address is not an absolute http or https address
     */
    public Read read(byte[] bytes, @Nullable String contentType, String url) {
        var address = PageAddress.of(url);
        var source = Source.of(bytes, MAX_BYTES, contentType);
        return quick(source, url, address)
                .map(extraction -> new Read(extraction, Tier.QUICK))
                .orElseGet(() -> new Read(list(source, url, address).extraction(), Tier.FULL));
    }

    /**
     * Reads a page with all sources.
     *
     * @param contentType the header as served, or null
     * @param url the page's own address, absolute
     * @throws IllegalArgumentException when the address is not an absolute http or https address
     */
    public Extraction extract(byte[] bytes, @Nullable String contentType, String url) {
        return list(bytes, contentType, url).extraction();
    }

    /**
     * Reads a page that lists things, as {@link #extract} does, and hands on its tree: building one costs most.
     *
     * @param contentType the header as served, or null
     * @param url the page's own address, absolute
     * @throws IllegalArgumentException when the address is not an absolute http or https address
     */
    public Listed list(byte[] bytes, @Nullable String contentType, String url) {
        return list(Source.of(bytes, MAX_BYTES, contentType), url, PageAddress.of(url));
    }

    private Listed list(Source source, String url, PageAddress address) {
        return payloads.read(source.text(), address, url)
                .map(extraction -> new Listed(extraction, Optional.empty()))
                .orElseGet(() -> {
                    var page = Page.of(source.text(), source, url, address);
                    return new Listed(new Reading(page, recipes, identity).read(), Optional.of(page.document()));
                });
    }

    /**
     * Reads an item page by its JSON-LD alone, if that is enough: the answer then equals that of {@link #extract}.
     *
     * @throws IllegalArgumentException when the address is not an absolute http or https address
     */
    public Optional<Extraction> quick(byte[] bytes, @Nullable String contentType, String url) {
        return quick(Source.of(bytes, MAX_BYTES, contentType), url, PageAddress.of(url));
    }

    private Optional<Extraction> quick(Source source, String url, PageAddress address) {
        return QuickScan.of(source.ascii())
                .filter(_ -> recipes.of(address, source.ascii()).isEmpty())
                .flatMap(source::decoded)
                .flatMap(small -> new Reading(Page.of(small, source, url, address), recipes, identity).quick());
    }
}
