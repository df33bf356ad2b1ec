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

    static MannersPolicy of(FrontierConfig config) {
        return new MannersPolicy(config.delay(), config.responseFactor(), config.maxCrawlDelay(), config.maxBackoff());
    }

    /** max(own delay, Crawl-delay, k × last response time). */
    Duration pause(@Nullable Duration crawlDelay, Duration lastResponse) {
        var pause = longer(delay, lastResponse.multipliedBy(responseFactor));
        return crawlDelay == null ? pause : longer(pause, shorter(crawlDelay, maxCrawlDelay));
    }

    /** As {@link #pause}, after the host failed or asked for rest: doubled with each failure, or what it asked for. */
    Duration rest(Duration pause, int failures, @Nullable Duration retryAfter) {
        var doubled = doubled(pause, failures, longer(maxBackoff, pause));
        return retryAfter == null ? doubled : longer(pause, shorter(retryAfter, maxBackoff));
    }

    static Duration doubled(Duration start, int times, Duration most) {
        var doubled = start;
        for (var i = 0; i < times && doubled.compareTo(most) < 0; i++) {
            doubled = doubled.multipliedBy(2);
        }
        return shorter(doubled, most);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
