package holdline.crawler.frontier;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to talk to a host until a time.
 *
 * @param token fencing token: only the newest is accepted when a visit is recorded
 * @param turn when the request may leave, by this crawler's clock; hosts are leased a little early
 */
public record Lease(String host, long token, Instant until, Instant turn) {

    /** Who comes too late for its turn might meet the next one: it gives the host back unasked. */
    static final Duration GRACE = Duration.ofSeconds(1);

    /** Whether the turn has passed unused. */
    public boolean isMissed(Instant now) {
        return now.isAfter(turn.plus(GRACE));
    }
}
