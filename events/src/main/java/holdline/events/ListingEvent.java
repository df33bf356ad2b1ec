package holdline.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/**
 * How one visit to one listing ended, as far as others need to know (domain rule: exactly one outcome per visit). A
 * visit that brought the same bytes again is told as an observation too: agreeing observations are what opens and
 * clears a violation.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ListingObserved.class, name = "listing-observed"),
    @JsonSubTypes.Type(value = ListingGone.class, name = "listing-gone"),
    @JsonSubTypes.Type(value = ListingUnreadable.class, name = "listing-unreadable")
})
public sealed interface ListingEvent extends Event permits ListingObserved, ListingGone, ListingUnreadable {

    Listing listing();

    /** The tenants that watch the listing; one visit serves them all. */
    List<String> tenants();

    /** When the platform answered. */
    Instant observedAt();

    @Override
    default String key() {
        return listing().id();
    }
}
