package holdline.crawler.watch;

import holdline.web.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a watch leads, at most.
 *
 * @param pages pages of the list, or sitemap files, the first included
 * @param listings listings told or followed
 * @param follow whether discovered listings get visits of their own, in place of what the list says about them
 */
record Reach(int pages, int listings, boolean follow) {

    /**
     * What was asked for, with what holds where nothing was.
     *
     * @throws Problem 400 naming the field
     */
    static Reach of(
            WatchKind kind,
            @Nullable Integer pages,
            @Nullable Integer listings,
            @Nullable Boolean follow,
            WatchConfig config) {
        return switch (kind) {
            case LISTING, CAPTURED -> {
                absent("pages", pages, kind);
                absent("listings", listings, kind);
                absent("follow", follow, kind);
                yield new Reach(1, 1, false);
            }
            case SHOP, SEARCH, API ->
                new Reach(
                        within("pages", pages, config.defaultPages(), config.maxPages()),
                        within("listings", listings, config.defaultListings(), config.maxListings()),
                        Objects.requireNonNullElse(follow, false));
            case FEED -> {
                absent("pages", pages, kind);
                yield new Reach(
                        1,
                        within("listings", listings, config.defaultEntries(), config.maxListings()),
                        Objects.requireNonNullElse(follow, false));
            }
            case SITEMAP -> {
                if (Boolean.FALSE.equals(follow)) {
                    throw Problem.invalid("follow", "true or left out: a sitemap holds nothing but addresses");
                }
                yield new Reach(
                        within("pages", pages, config.defaultSitemaps(), config.maxPages()),
                        within("listings", listings, config.defaultEntries(), config.maxListings()),
                        true);
            }
        };
    }

    private static int within(String field, @Nullable Integer asked, int otherwise, int most) {
        var value = Objects.requireNonNullElse(asked, otherwise);
        if (value < 1 || value > most) {
            throw Problem.invalid(field, "a number from 1 to " + most);
        }
        return value;
    }

    private static void absent(String field, @Nullable Object asked, WatchKind kind) {
        if (asked != null) {
            throw Problem.invalid(field, "left out: a watch of kind " + kind.wireName() + " leads nowhere else");
        }
    }
}
