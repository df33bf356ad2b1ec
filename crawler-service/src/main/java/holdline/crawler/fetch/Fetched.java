package holdline.crawler.fetch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a request ended. */
public sealed interface Fetched {

    /** How long the host took to answer; nothing when it was not asked. */
    Duration took();

    /**
     * The host answered.
     *
     * @param address where the answer finally came from, after redirects
     */
    record Answered(
            int status,
            Body body,
            @Nullable String contentType,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration retryAfter,
            String address,
            Instant at,
            Duration took)
            implements Fetched {}

    /** Nothing was sent, because a rule forbids it: robots.txt, or an address that is off limits. */
    record Forbidden(String reason, Rule rule) implements Fetched {

        @Override
        public Duration took() {
            return Duration.ZERO;
        }
    }

    /** Which rule. */
    enum Rule {
        ROBOTS,
        ADDRESS
    }

    /** No usable answer: name, connection, time, size, too many redirects. */
    record Failed(String reason, Duration took) implements Fetched {}
}
