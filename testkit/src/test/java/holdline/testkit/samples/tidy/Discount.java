package holdline.testkit.samples.tidy;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps every rule. */
class Discount {

    private final InstantSource clock;

    Discount(InstantSource clock) {
        this.clock = clock;
    }

    Instant since() {
        return Instant.now(Clock.systemUTC()).isBefore(clock.instant()) ? clock.instant() : Instant.EPOCH;
    }
}
