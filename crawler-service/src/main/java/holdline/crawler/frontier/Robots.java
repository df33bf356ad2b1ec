package holdline.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A host's robots.txt as last fetched.
 *
 * @param status HTTP status, or 0 when the host did not answer
 * @param body empty unless the status is 200
 */
public record Robots(int status, String body, Instant fetchedAt) {

    /** RFC 9309: more is not read. */
    public static final int MAX_BYTES = 500 * 1024;

    /** Whether it must be fetched again before the next page. */
    static boolean isStale(@Nullable Robots robots, Instant now, Duration believed, Duration retry) {
        if (robots == null) {
            return true;
        }
        var answered = robots.status() >= 200 && robots.status() < 500 && robots.status() != 429;
        return !now.isBefore(robots.fetchedAt().plus(answered ? believed : retry));
    }
}
