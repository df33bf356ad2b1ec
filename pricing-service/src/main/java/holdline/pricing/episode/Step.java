package holdline.pricing.episode;

import org.jspecify.annotations.Nullable;

/**
 * One answer of the machine.
 *
 * @param move what others hear of, or null
 */
public record Step(EpisodeState next, @Nullable Move move) {

    static Step silently(EpisodeState next) {
        return new Step(next, null);
    }
}
