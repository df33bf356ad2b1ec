package holdline.crawler.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How requests are made. */
@ConfigMapping(prefix = "holdline.crawler.fetch")
interface FetchConfig {

    /** The name robots.txt files address us by. */
    @WithDefault("HoldlineBot")
    String agent();

    /** Where a site's operator finds out who we are and how to reach us. A crawler nobody can reach gets blocked. */
    @WithDefault("https://holdline.example/crawler")
    String contact();

    @WithDefault("PT5S")
    Duration connectTimeout();

    /** Longest silence of a server. */
    @WithDefault("PT10S")
    Duration readTimeout();

    /** Longest time for one answer as a whole; a byte per second does not hold us. */
    @WithDefault("PT20S")
    Duration totalTimeout();

    /** Most bytes of a page, after decompression. More costs memory for each visit under way. */
    @WithDefault("2097152")
    int maxBody();

    @WithDefault("5")
    int maxRedirects();

    /** Longest wait for a turn at a host that a redirect leads to. */
    @WithDefault("PT15S")
    Duration maxTurn();

    /** Lets addresses inside private networks through. Only for tests: with it any tenant can look into your network. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /**
     * Sends requests for a host name in plain HTTP to a local address instead, with the original Host header, so that
     * saved pages keep their own hosts: {@code www.example.com=127.0.0.1:8086}, several with commas. For tests, the
     * demo and measuring only.
     */
    Optional<List<String>> resolve();
}
