package holdline.notification.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a delivery stands.
 *
 * <pre>
 *   needs-contact ──► pending ──► sending ──► delivered
 *        │  ▲            ▲           ├──► pending, unknown (tried again later)
 *        │  └────────────┼───────────┤    (its contact is gone)
 *        │               │           └──► bounced, given-up ──► pending (a person asks)
 *        └──► delivered (a person passed it on), withdrawn (the case is over)
 *   refused: the wording lint stopped it before it could be sent
 * </pre>
 */
public enum DeliveryState {
    /** Nobody told us the seller's address: a person adds a contact, or copies the text into the platform's chat. */
    @JsonProperty("needs-contact")
    NEEDS_CONTACT("needs-contact"),
    @JsonProperty("pending")
    PENDING("pending"),
    @JsonProperty("sending")
    SENDING("sending"),
    /** The last attempt got no answer; the next one repeats it under the same id. */
    @JsonProperty("unknown")
    UNKNOWN("unknown"),
    @JsonProperty("delivered")
    DELIVERED("delivered"),
    /** The other side refused for good. */
    @JsonProperty("bounced")
    BOUNCED("bounced"),
    /** Every attempt failed. */
    @JsonProperty("given-up")
    GIVEN_UP("given-up"),
    /** The lint refused the wording; never sent. */
    @JsonProperty("refused")
    REFUSED("refused"),
    /** Not needed any more: the case was closed, or the subscription ended. */
    @JsonProperty("withdrawn")
    WITHDRAWN("withdrawn");

    private final String wireName;

    DeliveryState(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static DeliveryState named(String wireName) {
        for (var state : values()) {
            if (state.wireName.equals(wireName)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state of a delivery is named " + wireName);
    }
}
