package holdline.local.demo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that should happen, and how to see that it did.
 *
 * @param expected in plain words
 * @param where it can be looked up
 * @param log the log to read when it does not happen
 * @param look finds out, from nothing but the APIs; answers the same again when asked again later
 */
record Step(String expected, String where, String log, Look look) {

    /** A look at the services as they are now. */
    interface Look {
        Optional<Seen> now();
    }

    /**
     * What was seen.
     *
     * @param line one sentence for people
     * @param quote more of it, shown indented: a waterfall, a mail
     */
    record Seen(String line, @Nullable String quote) {

        static Optional<Seen> of(String line) {
            return Optional.of(new Seen(line, null));
        }

        static Optional<Seen> of(String line, String quote) {
            return Optional.of(new Seen(line, quote));
        }
    }
}
