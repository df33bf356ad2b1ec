package holdline.crawler.watch;

import holdline.web.Problem;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A watch somebody asks for, checked and completed.
 *
 * @param url in normal form
 * @param every absent for what is never visited
 */
record Wish(WatchKind kind, String url, @Nullable Duration every, Reach reach) {

    /**
     * Checks what was asked for.
     *
     * @throws Problem 400 naming the field
     */
    static Wish of(WatchRequest request, WatchConfig config) {
        if (request.kind() == WatchKind.CAPTURED) {
            throw Problem.invalid("kind", "another kind: what people capture is handed in at /api/person-captures");
        }
        var every = interval(request.every(), config);
        var url = WatchAddress.normal(request.url());
        var reach = Reach.of(request.kind(), request.pages(), request.listings(), request.follow(), config);
        return new Wish(request.kind(), url, every, reach);
    }

    /** What nobody chose the details of: a lead's address, visited at the usual interval. */
    static Wish listing(String url, WatchConfig config) {
        return new Wish(WatchKind.LISTING, WatchAddress.normal(url), config.defaultInterval(), new Reach(1, 1, false));
    }

    /** What a person captured. */
    static Wish captured(String url) {
        return new Wish(WatchKind.CAPTURED, WatchAddress.normal(url), null, new Reach(1, 1, false));
    }

    private static Duration interval(@Nullable Duration asked, WatchConfig config) {
        var every = Objects.requireNonNullElse(asked, config.defaultInterval());
        if (every.compareTo(config.minInterval()) < 0 || every.compareTo(config.maxInterval()) > 0) {
            throw Problem.invalid("every", "a duration from " + config.minInterval() + " to " + config.maxInterval());
        }
        return every;
    }
}
