package holdline.crawler.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /** How many watches a tenant may have. */
    @WithDefault("10000")
    int perTenant();
}
