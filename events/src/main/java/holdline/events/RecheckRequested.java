package holdline.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The case needs fresh observations of these listings. Rechecks jump the crawler's queue, not its manners.
 *
 * @param from the first visit is due then
 * @param until no visit is asked for after that
 * @param every how far apart the visits are
 */
public record RecheckRequested(CaseRef subject, List<Listing> listings, Instant from, Instant until, Duration every)
        implements CaseEvent {

    public RecheckRequested {
        Required.part("subject", subject);
        listings = Required.list(listings);
        Required.part("from", from);
        Required.part("until", until);
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until is before from: " + until + " < " + from);
        }
        if (!Required.part("every", every).isPositive()) {
            throw new IllegalArgumentException("every must be longer than nothing: " + every);
        }
    }
}
