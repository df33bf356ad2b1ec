package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who pays for a cut. What the platform funds is never held against the seller. */
public enum Funder {
    @JsonProperty("seller")
    SELLER,
    @JsonProperty("platform")
    PLATFORM,
    @JsonProperty("live-room")
    LIVE_ROOM,
    @JsonProperty("unknown")
    UNKNOWN
}
