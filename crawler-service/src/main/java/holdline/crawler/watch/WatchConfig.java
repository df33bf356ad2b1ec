package holdline.crawler.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** What brands may ask for. */
@ConfigMapping(prefix = "holdline.crawler.watch")
interface WatchConfig {

    /** Shortest interval a watch may ask for. Shorter ones cost requests, not manners: those are kept anyway. */
    @WithDefault("PT5M")
    Duration minInterval();

    @WithDefault("PT1H")
    Duration defaultInterval();

    /** Longest interval; longer ones are a mistake in the unit. */
    @WithDefault("P30D")
    Duration maxInterval();

    /** How many watches a tenant may have, discovered ones included: each costs visits. */
    @WithDefault("10000")
    int perTenant();

    /** The same for tenants that bought more or less: {@code holdline.crawler.watch.quotas.lanting=50000}. */
    Map<String, Integer> quotas();

    /** Pages of a shop, a search or an API query, where the watch does not say. */
    @WithDefault("3")
    int defaultPages();

    /** Files of a sitemap, where the watch does not say. */
    @WithDefault("50")
    int defaultSitemaps();

    /** Most pages or sitemap files a watch may ask for. More keep one host busy for hours. */
    @WithDefault("100")
    int maxPages();

    /** Listings of a shop, a search or an API query, where the watch does not say. */
    @WithDefault("200")
    int defaultListings();

    /** Entries of a sitemap or a feed, where the watch does not say. */
    @WithDefault("1000")
    int defaultEntries();

    /** Most listings one watch may lead to. They are told in one transaction, so more cost memory. */
    @WithDefault("5000")
    int maxListings();
}
