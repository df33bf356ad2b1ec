package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listing is no longer offered: this cures a violation. */
public record ListingGone(
        Listing listing,
        List<String> tenants,
        Instant observedAt,
        Reason reason,
        @Nullable Capture capture) implements ListingEvent {

    public ListingGone {
        Required.part("listing", listing);
        tenants = Required.list(tenants);
        Required.part("observedAt", observedAt);
        Required.part("reason", reason);
    }

    /** How the platform said so. */
    public enum Reason {
        /** HTTP 404 or 410. */
        @JsonProperty("not-found")
        NOT_FOUND,
        /** A page that says the item was taken off the shelf (商品已下架). */
        @JsonProperty("delisted")
        DELISTED
    }
}
