package holdline.crawler.frontier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How politely and how often. The defaults suit the open web; the demo and tests shorten them on their own hosts. */
@ConfigMapping(prefix = "holdline.crawler.frontier")
public interface FrontierConfig {

    /** Least pause between two requests to one host. Too short is rude and gets the fleet blocked. */
    @WithDefault("PT5S")
    Duration delay();

    /** The pause is also at least this many times the host's last response time: slow hosts get more rest. */
    @WithDefault("3")
    int responseFactor();

    /** A Crawl-delay longer than this is honoured up to here. */
    @WithDefault("PT2M")
    Duration maxCrawlDelay();

    /** Longest pause after repeated failures, of a host or of an address. Longer ones let listings go stale. */
    @WithDefault("PT6H")
    Duration maxBackoff();

    /** How long a crawler may hold a host. Must be longer than the longest visit, or work is done twice. */
    @WithDefault("PT90S")
    Duration lease();

    /** How long robots.txt is believed. RFC 9309: not more than a day. */
    @WithDefault("PT24H")
    Duration robotsFor();

    /** How long a robots.txt that could not be fetched keeps the host closed before it is asked for again. */
    @WithDefault("PT10M")
    Duration robotsRetry();
}
