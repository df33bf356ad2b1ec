package holdline.crawler;

import holdline.testkit.servers.LocalTimestampAuthority;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Starts the {@link Marketplace}, sends the hosts {@code shop1.test} to {@code shop40.test} to it, starts a time-stamping authority, and shortens the clocks. */
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
        return Map.of(
                "holdline.crawler.fetch.resolve", resolve + ",search.jd.com=127.0.0.1:" + marketplace.port(),
                "holdline.crawler.fetch.contact", "https://crawler.test/contact",
                "holdline.crawler.frontier.delay", "PT0.3S",
                "holdline.crawler.frontier.lease", "PT30S",
                "holdline.crawler.watch.min-interval", "PT0.5S",
                "holdline.crawler.watch.per-tenant", "50",
                "holdline.crawler.watch.quotas.tight", "2",
                "holdline.crawler.poll", "PT0.05S",
                "holdline.crawler.evidence.timestamp.authority",
                        timestamps.address().toString(),
                "holdline.crawler.evidence.directory", folder().toAbsolutePath().toString());
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
