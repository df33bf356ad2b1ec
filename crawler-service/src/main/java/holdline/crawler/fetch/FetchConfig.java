package holdline.crawler.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How requests are made. */
@ConfigMapping(prefix = "holdline.crawler.fetch")
interface FetchConfig {

    /** The name robots.txt files address us by: letters, {@code _} and {@code -} (RFC 9309). Others would never match. */
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

    /**
     * Longest time for a visit as a whole, with its redirects and the waits for their turns. Must be shorter than the
     * frontier's lease, or the visit is not recorded.
     */
    @WithDefault("PT60S")
    Duration visitTimeout();

    /** Most bytes of a page, after decompression. More costs memory for each visit under way. */
    @WithDefault("2097152")
    int maxBody();

    /** How many times its compressed size an answer may grow, once it is over 128 KiB. Lower refuses repetitive pages. */
    @WithDefault("200")
    int maxRatio();

    @WithDefault("5")
    int maxRedirects();

    /** Connections kept open through their hosts' pauses. More cost a file handle each, fewer a handshake per request. */
    @WithDefault("256")
    int idleConnections();

    /** Longest wait for a turn at a host that a redirect leads to. */
    @WithDefault("PT15S")
    Duration maxTurn();

    /**
     * The way out of a closed network: {@code http://host:port}, with {@code user:word@} where it asks for one. Names are
     * still looked up and checked here; the proxy is asked for tunnels to checked addresses only.
     */
    Optional<URI> proxy();

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
