package holdline.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of {@link Idempotent}. */
@ConfigMapping(prefix = "holdline.idempotency")
interface IdempotencyConfig {

    /** How long a key is remembered; a request repeated later than that happens twice. */
    @WithDefault("P1D")
    Duration keep();

    /** How long a request waits for an equal one under way; longer than a request takes, shorter than a caller waits. */
    @WithDefault("PT5S")
    Duration patience();
}
