package holdline.crawler.frontier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a host is left alone after a request. Pure.
 *
 * @param delay our own least pause
 * @param responseFactor how many times its response time a host may rest
 */
record MannersPolicy(Duration delay, int responseFactor, Duration maxCrawlDelay, Duration maxBackoff) {

    /** One page may be closed to us, and three: from then on it is the host that does not want us. */
    static final int REFUSALS_OVERLOOKED = 3;

    static MannersPolicy of(FrontierConfig config) {
        return new MannersPolicy(config.delay(), config.responseFactor(), config.maxCrawlDelay(), config.maxBackoff());
    }

    /** How long, and why. */
    record Rest(Duration length, RestReason reason) {}

    /** max(own delay, Crawl-delay, k × last response time). */
    Rest pause(@Nullable Duration crawlDelay, Duration lastResponse) {
        var own = new Rest(delay, RestReason.DELAY);
        var slow = new Rest(lastResponse.multipliedBy(responseFactor), RestReason.SLOW_ANSWERS);
        var pause = longer(own, slow);
        return crawlDelay == null
                ? pause
                : longer(pause, new Rest(shorter(crawlDelay, maxCrawlDelay), RestReason.CRAWL_DELAY));
    }

    /**
     * As {@link #pause}, by how the host took the request: what it asked for with Retry-After, doubled with each failure
     * beyond the first, within a limit.
     *
     * @param failures how many requests in a row it failed or refused, this one included
     */
    Rest rest(Rest pause, Visited.Host host, int failures, @Nullable Duration retryAfter) {
        return switch (host) {
            case WELL, UNASKED -> pause;
            case REFUSING -> blocked(pause, failures - REFUSALS_OVERLOOKED);
            case FAILING ->
                retryAfter == null
                        ? blocked(pause, failures)
                        : longer(
                                longer(pause, new Rest(shorter(retryAfter, maxBackoff), RestReason.RETRY_AFTER)),
                                blocked(pause, failures - 1));
        };
    }

    private Rest blocked(Rest pause, int doublings) {
        return doublings <= 0
                ? pause
                : new Rest(
                        doubled(pause.length(), doublings, longest(maxBackoff, pause.length())), RestReason.FAILURES);
    }

    static Duration doubled(Duration start, int times, Duration most) {
        var doubled = start;
        for (var i = 0; i < times && doubled.compareTo(most) < 0; i++) {
            doubled = doubled.multipliedBy(2);
        }
        return shorter(doubled, most);
    }

    private static Rest longer(Rest a, Rest b) {
        return a.length().compareTo(b.length()) >= 0 ? a : b;
    }

    private static Duration longest(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
