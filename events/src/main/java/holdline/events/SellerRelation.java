package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the brand stands to a seller, by its registry on the day. */
public enum SellerRelation {
    /** Not in the registry. */
    @JsonProperty("stranger")
    STRANGER,
    /** In the registry, in scope and in time. */
    @JsonProperty("authorised-dealer")
    AUTHORISED_DEALER,
    /** Was in the registry; the authorisation has ended. */
    @JsonProperty("former-dealer")
    FORMER_DEALER
}
