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
 * @param hostTrouble the host itself failed or asked for rest, not only this page
 * @param crawlDelay what robots.txt asks for
 * @param retryAfter what the host asked for
 * @param reading fingerprint of what the page told; absent when it told nothing
 */
public record Visited(
        String outcome,
        @Nullable String detail,
        boolean readable,
        boolean observed,
        boolean hostTrouble,
        Instant at,
        Duration response,
        @Nullable Duration crawlDelay,
        @Nullable Duration retryAfter,
        Validators validators,
        @Nullable String reading) {

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
