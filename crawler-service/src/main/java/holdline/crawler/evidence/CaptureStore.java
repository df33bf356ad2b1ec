package holdline.crawler.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where records lie, each under the SHA-256 of its content. One is complete and durable, or it is not there. */
interface CaptureStore {

    /** How many shelves there are; a record lies on the one its name's first two digits say. */
    int SHELVES = 256;

    /** Most records shown of a shelf at once. */
    int PAGE = 1_000;

    /** Keeps bytes under their hash; the same bytes again change nothing. Returns once they are durable. */
    void keep(String sha256, byte[] bytes);

    /** The bytes under this hash. Nobody has checked that they still have it. */
    Optional<byte[]> find(String sha256);

    /** Forgets what lies under this name; nothing there is fine. */
    void forget(String name);

    /** Shows what lies on a shelf, unfinished leftovers included, at most {@link #PAGE} at a time. */
    void shelf(int number, Consumer<List<Stored>> page);

    /** Something that lies in the store. */
    record Stored(String name, Instant writtenAt) {}
}
