package holdline.crawler.visit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** This process's part of the fleet. */
@ConfigMapping(prefix = "holdline.crawler")
interface CrawlConfig {

    /** Off: serves REST and hears rechecks, but visits nothing. */
    @WithDefault("true")
    boolean enabled();

    /** Visits under way at once. Each holds at most one page in memory. */
    @WithDefault("32")
    int parallelVisits();

    /** Pause between looks for due work when there is none. Shorter costs idle queries. */
    @WithDefault("PT0.2S")
    Duration poll();

    /** How long a stopping process waits for visits under way. */
    @WithDefault("PT8S")
    Duration farewell();
}
