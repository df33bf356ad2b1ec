package holdline.crawler.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import holdline.crawler.fetch.Exchange;
import holdline.crawler.fetch.Fetched;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a capture was made: what a court asks before it looks at the page. Kept inside the record, so sealed with it.
 *
 * @param operator who runs the crawler
 * @param software and its version
 * @param timeSource what sets the clock the times below come from
 * @param asked the address the visit was for
 * @param steps every request, redirects first
 * @param sha256 of the page's bytes, content encoding undone
 * @param truncated why the bytes are only the start of what was sent, in the words of WARC 1.1
 * @param sameBytesAs when the record holding the bytes was made, for a visit that found them unchanged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Procedure(
        String operator,
        String software,
        String timeSource,
        String asked,
        Instant answeredAt,
        List<Step> steps,
        String sha256,
        int size,
        @Nullable String truncated,
        @Nullable Instant sameBytesAs) {

    /** Who makes captures. */
    record Maker(String operator, String software, String timeSource) {}

    static Procedure of(
            Maker maker, String asked, Fetched.Answered answered, String sha256, @Nullable Instant sameBytesAs) {
        var truncated = answered.body().truncated();
        return new Procedure(
                maker.operator(),
                maker.software(),
                maker.timeSource(),
                asked,
                answered.at(),
                answered.exchanges().stream().map(Step::of).toList(),
                sha256,
                answered.body().size(),
                truncated == null ? null : truncated.name().toLowerCase(Locale.ROOT),
                sameBytesAs);
    }

    /**
     * One request and how it was answered.
     *
     * @param connectedTo address and port
     * @param robots the robots.txt that allowed the request
     * @param redirectedTo as the answer said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String address,
            Instant sentAt,
            @Nullable String connectedTo,
            String protocol,
            Exchange.@Nullable Tls tls,
            @Nullable RobotsDecision robots,
            int status,
            @Nullable String redirectedTo) {

        static Step of(Exchange exchange) {
            var robots = exchange.robots();
            return new Step(
                    exchange.address(),
                    exchange.sentAt(),
                    text(exchange.connectedTo()),
                    exchange.protocol(),
                    exchange.tls(),
                    robots == null ? null : new RobotsDecision("allowed", robots.status(), robots.fetchedAt()),
                    exchange.status(),
                    exchange.responseHeaders().stream()
                            .filter(header -> header.name().equalsIgnoreCase("Location"))
                            .map(Exchange.Header::value)
                            .findFirst()
                            .orElse(null));
        }

        private static @Nullable String text(@Nullable InetSocketAddress socket) {
            return socket == null || socket.getAddress() == null
                    ? null
                    : socket.getAddress().getHostAddress() + " port " + socket.getPort();
        }
    }

    /** What robots.txt said, and which robots.txt: how the host had answered for it, and when. */
    record RobotsDecision(String decision, int status, Instant fetchedAt) {}
}
