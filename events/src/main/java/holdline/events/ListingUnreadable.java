package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit brought nothing that can be judged. It neither opens nor cures anything: blocked is never cured.
 *
 * @param detail one sentence for people
 */
public record ListingUnreadable(
        Listing listing,
        List<String> tenants,
        Instant observedAt,
        Obstacle obstacle,
        String detail,
        @Nullable Capture capture)
        implements ListingEvent {

    public ListingUnreadable {
        Required.part("listing", listing);
        tenants = Required.list(tenants);
        Required.part("observedAt", observedAt);
        Required.part("obstacle", obstacle);
        Required.text("detail", detail);
    }

    /** What stood in the way. */
    public enum Obstacle {
        /** HTTP 403 or 429, or robots.txt forbids the address. */
        @JsonProperty("blocked")
        BLOCKED,
        /** A captcha or login wall, also when served with status 200. Never solved, never passed. */
        @JsonProperty("challenge")
        CHALLENGE,
        /** The page came, but no price was found on it, or several that contradict each other. */
        @JsonProperty("unrecognised")
        UNRECOGNISED,
        /** No answer: name, connection, time-out, server error. */
        @JsonProperty("unreachable")
        UNREACHABLE
    }
}
