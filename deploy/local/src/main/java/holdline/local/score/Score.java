package holdline.local.score;

import java.util.Locale;

/**
 * One measured value.
 *
 * @param set what it was measured on
 * @param n how many pages, listings or texts
 * @param measure what was counted
 * @param value from 0 to 1
 */
public record Score(String set, int n, String measure, double value) {

    /** For people, three digits. */
    public String shown() {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static Score share(String set, int n, String measure, int right) {
        return new Score(set, n, measure, n == 0 ? 0 : (double) right / n);
    }
}
