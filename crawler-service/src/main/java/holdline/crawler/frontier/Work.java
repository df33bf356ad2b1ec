package holdline.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One leased host and what to do there. */
public sealed interface Work {

    Lease lease();

    /** The host's robots.txt is unknown or old: it is fetched on its own turn, so that the pause holds for it too. */
    record AskRobots(Lease lease, String url) implements Work {}

    /** A page is due. */
    record VisitPage(Lease lease, Target target, Robots robots) implements Work {}

    /** Nothing is due after all. */
    record Nothing(Lease lease) implements Work {}

    /**
     * The page.
     *
     * @param expected what the watches say is at the address
     * @param due since when its visit is due
     * @param conditional whether an unchanged page is as good as read again: its last reading was an observation
     * @param reading fingerprint of what its last reading told
     */
    record Target(
            long id,
            String url,
            String listingId,
            Expected expected,
            Instant due,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable String bodySha256,
            @Nullable String captureSha256,
            @Nullable Instant capturedAt,
            @Nullable Instant lastObservedAt,
            int readingVersion,
            boolean conditional,
            @Nullable String reading) {}

    /** A case asks for fresh looks. */
    record RecheckWindow(Instant from, Instant until, Duration every) {}
}
