package holdline.pricing.episode;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Observations that say the same.
 *
 * @param observations how many count
 * @param lastCountedAt when the last one that counts was made
 */
public record Agreement(int observations, Instant lastCountedAt) {

    /** One more; it counts only when it is far enough from the last one that did. */
    static Agreement with(@Nullable Agreement before, Instant at, Hysteresis hysteresis) {
        if (before == null) {
            return new Agreement(1, at);
        }
        return at.isBefore(before.lastCountedAt.plus(hysteresis.gap()))
                ? before
                : new Agreement(before.observations + 1, at);
    }

    boolean suffices(Hysteresis hysteresis) {
        return observations >= hysteresis.observations();
    }
}
