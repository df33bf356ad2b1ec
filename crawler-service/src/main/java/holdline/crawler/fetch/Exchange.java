package holdline.crawler.fetch;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer as they went over the wire, without the body: what a procedure log tells of it.
 *
 * @param address asked for
 * @param connectedTo the address and port that answered; a proxy's, where one stands between
 * @param protocol as in ALPN: {@code http/1.1}, {@code h2}
 * @param tls absent on a connection in the clear
 * @param requestHeaders all that were sent, in order
 * @param responseHeaders all that came, in order, before any decompression
 * @param robots what allowed the request; absent when robots.txt itself was asked for
 */
public record Exchange(
        String address,
        Instant sentAt,
        @Nullable InetSocketAddress connectedTo,
        String protocol,
        @Nullable Tls tls,
        List<Header> requestHeaders,
        int status,
        String reason,
        List<Header> responseHeaders,
        @Nullable RobotsBasis robots) {

    public Exchange {
        requestHeaders = List.copyOf(requestHeaders);
        responseHeaders = List.copyOf(responseHeaders);
    }

    /** One header line. */
    public record Header(String name, String value) {}

    /**
     * How a connection was protected.
     *
     * @param subject of the server's certificate
     * @param certificateSha256 its fingerprint, in lower-case hex
     */
    public record Tls(
            String version,
            String cipher,
            @Nullable String subject,
            @Nullable String certificateSha256) {}

    /** The robots.txt that was consulted: how it had been answered, and when. */
    public record RobotsBasis(int status, Instant fetchedAt) {}
}
