package holdline.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visit means for the frontier.
 *
 * @param outcome name of the outcome, for people
 * @param readable the page was read: failures are forgotten
 * @param observed the page was read and shows what it offers: an unchanged page may stand for it next time
 * @param host how the host as a whole took the request
 * @param crawlDelay what robots.txt asks for
 * @param retryAfter what the host asked for
 * @param reading fingerprint of what the page told; absent when it told nothing
 */
public record Visited(
        String outcome,
        @Nullable String detail,
        boolean readable,
        boolean observed,
        Host host,
        Instant at,
        Duration response,
        @Nullable Duration crawlDelay,
        @Nullable Duration retryAfter,
        Validators validators,
        @Nullable String reading) {

    /** How a host took a request. */
    public enum Host {
        /** It answered as hosts do; a missing page is an answer. */
        WELL,
        /** It does not want us here: 401, 403, a login or a captcha. One page may be so, or all. */
        REFUSING,
        /** It gave no answer, an error of its own, or asked for rest. */
        FAILING,
        /** Nothing was sent. */
        UNASKED
    }

    /** What lets the next visit ask "anything new?". */
    public record Validators(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable String bodySha256,
            @Nullable String captureSha256,
            @Nullable Instant capturedAt,
            int readingVersion) {

        public static final Validators NONE = new Validators(null, null, null, null, null, 0);
    }
}
