package holdline.crawler.visit;

import holdline.crawler.frontier.Frontier;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The steady loop for the time of one test. The application the tests share visits nothing by itself; a test that wants
 * visits starts this one on an empty frontier, so that nobody visits what other tests left due.
 */
@ApplicationScoped
public class LiveCrawl {

    private final CrawlConfig config;
    private final Frontier frontier;
    private final VisitTarget visit;
    private final MeterRegistry metrics;
    private final InstantSource clock;
    private final AgroalDataSource database;
    private Crawl crawl;

    LiveCrawl(
            CrawlConfig config,
            Frontier frontier,
            VisitTarget visit,
            MeterRegistry metrics,
            InstantSource clock,
            AgroalDataSource database) {
        this.config = config;
        this.frontier = frontier;
        this.visit = visit;
        this.metrics = metrics;
        this.clock = clock;
        this.database = database;
    }

    public void start() throws SQLException {
        try (var connection = database.getConnection();
                var forget = connection.createStatement()) {
            forget.execute("TRUNCATE watch, sighting, listing, target, lane, host CASCADE");
        }
        crawl = new Crawl(new Enabled(config), frontier, visit, metrics, clock);
        crawl.start(new StartupEvent());
    }

    public void stop() throws InterruptedException {
        crawl.stop(new ShutdownEvent());
    }

    private record Enabled(CrawlConfig config) implements CrawlConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public int parallelVisits() {
            return config.parallelVisits();
        }

        @Override
        public Duration poll() {
            return config.poll();
        }

        @Override
        public Duration farewell() {
            return config.farewell();
        }
    }
}
