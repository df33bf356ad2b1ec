package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a price was shown: on the shelf page, or in a live room (直播间). */
public enum Channel {
    @JsonProperty("shelf")
    SHELF,
    @JsonProperty("live")
    LIVE
}
