package holdline.messaging;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids that grow with time (UUID version 7, RFC 9562 section 5.7): random ones would scatter over an index, and newest
 * first is an order of the primary key.
 */
public final class TimeOrderedIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrderedIds() {}

    /** An id nobody else has, later in order than those of earlier milliseconds. */
    public static UUID next(Instant now) {
        var version7 = 0x7000L;
        var variant = 0x8000_0000_0000_0000L;
        return new UUID(
                (now.toEpochMilli() << 16) | version7 | (RANDOM.nextLong() & 0xfff),
                variant | (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL));
    }
}
