package holdline.cases.casefile;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids that grow with time (UUID version 7, RFC 9562 section 5.7): newest first is an order of the primary key. */
final class CaseIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private CaseIds() {}

    static UUID next(Instant now) {
        var version7 = 0x7000L;
        var variant = 0x8000_0000_0000_0000L;
        return new UUID(
                (now.toEpochMilli() << 16) | version7 | (RANDOM.nextLong() & 0xfff),
                variant | (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL));
    }
}
