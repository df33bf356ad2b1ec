package holdline.pricing.episode;

import java.time.Duration;

/**
 * When a brand believes what it sees.
 *
 * @param observations how many have to agree, at least 1
 * @param gap how far apart, by observation time, two have to be for both to count
 */
public record Hysteresis(int observations, Duration gap) {

    public static final Hysteresis DEFAULT = new Hysteresis(2, Duration.ofMinutes(10));

    public Hysteresis {
        if (observations < 1) {
            throw new IllegalArgumentException("observations must be at least 1: " + observations);
        }
        if (gap.isNegative()) {
            throw new IllegalArgumentException("gap is negative: " + gap);
        }
    }
}
