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

    /** Longest pause after repeated failures or on request (Retry-After). Longer ones let listings go stale. */
    @WithDefault("PT6H")
    Duration maxBackoff();

    /** How long a crawler may hold a host. Must be longer than the longest visit, or work is done twice. */
    @WithDefault("PT90S")
    Duration lease();

    /**
     * How long before its turn a host may be leased, so that the request leaves on the dot. Should be longer than
     * {@code holdline.crawler.poll}, or turns are used late.
     */
    @WithDefault("PT0.4S")
    Duration lookahead();

    /** How visits follow what they find. */
    Revisit revisit();

    /** How long robots.txt is believed. RFC 9309: not more than a day. */
    @WithDefault("PT24H")
    Duration robotsFor();

    /** How long a robots.txt that could not be fetched keeps the host closed before it is asked for again. */
    @WithDefault("PT10M")
    Duration robotsRetry();

    /** The bounds and steps of adaptive revisits; {@code slowest=1} and {@code fastest=1} turn them off. */
    interface Revisit {

        /** Shortest interval, as a part of what a watch asks for. Too small spends turns that others wait for. */
        @WithDefault("0.25")
        double fastest();

        /** Longest interval, as a multiple of what a watch asks for: so late may a change be seen at worst. */
        @WithDefault("4")
        double slowest();

        /** What an unchanged reading multiplies the interval by. */
        @WithDefault("1.2")
        double slower();

        /** What a changed reading multiplies it by. */
        @WithDefault("0.3")
        double faster();

        /** No interval falls below this unless the watch itself asks for a shorter one. */
        @WithDefault("PT1M")
        Duration least();
    }
}
