package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a buyer can get the thing. Out of stock neither opens nor cures a violation. */
public enum Availability {
    @JsonProperty("in-stock")
    IN_STOCK,
    @JsonProperty("out-of-stock")
    OUT_OF_STOCK,
    @JsonProperty("pre-order")
    PRE_ORDER,
    @JsonProperty("unknown")
    UNKNOWN
}
