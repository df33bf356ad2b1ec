package holdline.crawler.frontier;

import java.time.Instant;

/**
 * The right to talk to a host until a time.
 *
 * @param token fencing token: only the newest is accepted when a visit is recorded
 */
public record Lease(String host, long token, Instant until) {}
