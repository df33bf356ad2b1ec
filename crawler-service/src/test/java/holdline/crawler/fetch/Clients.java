package holdline.crawler.fetch;

import holdline.crawler.frontier.Robots;
import holdline.crawler.frontier.Turns;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/** Real clients without a fleet around them: every host's turn is now. */
public final class Clients {

    /** The host has no robots.txt. */
    public static final Robots OPEN = new Robots(404, "", Instant.EPOCH);

    private Clients() {}

    /** A client with these settings besides the defaults. */
    public static PoliteClient with(Map<String, String> settings) {
        return with(settings, Dns.SYSTEM, UnaryOperator.identity());
    }

    /**
     * As {@link #with(Map)}, in a small world of its own.
     *
     * @param more whose certificates are trusted besides
     */
    public static PoliteClient with(
            Map<String, String> settings, Dns resolver, UnaryOperator<OkHttpClient.Builder> more) {
        var config = config(settings);
        var clock = InstantSource.system();
        return new PoliteClient(config, new NoWaiting(), clock, new Requests(config, clock, resolver, more));
    }

    /** As {@link #with(Map)}, for servers of this machine. */
    public static PoliteClient local(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("allow-private-addresses", "true");
        return with(all);
    }

    static FetchConfig config(Map<String, String> settings) {
        var named = new HashMap<String, String>();
        settings.forEach((name, value) -> named.put("holdline.crawler.fetch." + name, value));
        return new SmallRyeConfigBuilder()
                .withMapping(FetchConfig.class)
                .withSources(new PropertiesConfigSource(named, "test", 1_000))
                .build()
                .getConfigMapping(FetchConfig.class);
    }

    /** Every turn is now. */
    private static final class NoWaiting implements Turns {
        private final Map<String, Robots> robots = new ConcurrentHashMap<>();

        @Override
        public Instant nextTurn(String host) {
            return Instant.EPOCH;
        }

        @Override
        public Optional<Robots> robots(String host) {
            return Optional.ofNullable(robots.get(host));
        }

        @Override
        public void keepRobots(String host, Robots kept) {
            robots.put(host, kept);
        }
    }
}
