package holdline.crawler.listing;

import holdline.events.Capture;
import holdline.events.Listing;
import holdline.events.ListingGone;
import holdline.events.ListingObserved;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a listing was last seen. */
public sealed interface LastSeen {

    Listing listing();

    /** The visit's outcome, as people read it. */
    String outcome();

    Instant at();

    /** It was read. */
    record Read(ListingObserved event, String outcome) implements LastSeen {

        @Override
        public Listing listing() {
            return event.listing();
        }

        @Override
        public Instant at() {
            return event.observedAt();
        }
    }

    /**
     * It was not read.
     *
     * @param gone set when it is no longer offered
     */
    record Unread(
            Listing listing,
            String outcome,
            String detail,
            Instant at,
            @Nullable Capture capture,
            ListingGone.@Nullable Reason gone)
            implements LastSeen {}

    static LastSeen observed(ListingObserved event, String outcome) {
        return new Read(event, outcome);
    }

    static LastSeen unread(Listing listing, String outcome, String detail, Instant at) {
        return new Unread(listing, outcome, detail, at, null, null);
    }

    static LastSeen unread(
            Listing listing,
            String outcome,
            String detail,
            Instant at,
            @Nullable Capture capture,
            ListingGone.@Nullable Reason gone) {
        return new Unread(listing, outcome, detail, at, capture, gone);
    }
}
