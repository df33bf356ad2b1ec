package holdline.crawler;

import static java.util.Map.entry;

import holdline.testkit.servers.LocalTimestampAuthority;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Starts the {@link Marketplace}, sends the hosts {@code shop1.test} to {@code shop40.test} to it, starts a time-stamping
 * authority, and shortens the clocks. All tests share one application, whose loops are off: tests do the work themselves,
 * or start {@link holdline.crawler.visit.LiveCrawl}.
 */
public final class LocalMarketplace implements QuarkusTestResourceLifecycleManager {

    private static final int HOSTS = 40;

    @SuppressWarnings("NullAway.Init")
    private Marketplace marketplace;

    @SuppressWarnings("NullAway.Init")
    private LocalTimestampAuthority timestamps;

    @Override
    public Map<String, String> start() {
        marketplace = new Marketplace();
        timestamps = LocalTimestampAuthority.start();
        var resolve = IntStream.rangeClosed(1, HOSTS)
                .mapToObj(number -> "shop" + number + ".test=127.0.0.1:" + marketplace.port())
                .collect(Collectors.joining(","));
        return Map.ofEntries(
                entry("holdline.crawler.enabled", "false"),
                entry("holdline.crawler.fetch.resolve", resolve + ",search.jd.com=127.0.0.1:" + marketplace.port()),
                entry("holdline.crawler.fetch.contact", "https://crawler.test/contact"),
                entry("holdline.crawler.frontier.delay", "PT0.3S"),
                entry("holdline.crawler.frontier.lease", "PT30S"),
                entry("holdline.crawler.watch.min-interval", "PT0.5S"),
                entry("holdline.crawler.watch.per-tenant", "50"),
                entry("holdline.crawler.watch.quotas.tight", "2"),
                entry("holdline.crawler.watch.quotas.tight-table", "2"),
                entry("holdline.crawler.poll", "PT0.05S"),
                entry("holdline.crawler.evidence.round", "off"),
                entry(
                        "holdline.crawler.evidence.timestamp.authority",
                        timestamps.address().toString()),
                entry(
                        "holdline.crawler.evidence.directory",
                        folder().toAbsolutePath().toString()));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "captures");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        marketplace.close();
        timestamps.close();
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(marketplace, new TestInjector.MatchesType(Marketplace.class));
        testInjector.injectIntoFields(timestamps, new TestInjector.MatchesType(LocalTimestampAuthority.class));
    }
}
