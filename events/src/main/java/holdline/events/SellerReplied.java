package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** The seller answered. The words stay inside notification; here is only what they amount to. */
public record SellerReplied(Delivery delivery, Reply reply, Instant repliedAt) implements DeliveryEvent {

    public SellerReplied {
        Required.part("delivery", delivery);
        Required.part("reply", reply);
        Required.part("repliedAt", repliedAt);
    }

    /** What sellers' replies fall into. */
    public enum Reply {
        @JsonProperty("fixed")
        FIXED,
        @JsonProperty("asks-for-policy")
        ASKS_FOR_POLICY,
        @JsonProperty("violation-incorrect")
        VIOLATION_INCORRECT,
        @JsonProperty("claims-authorisation")
        CLAIMS_AUTHORISATION,
        @JsonProperty("wrong-address")
        WRONG_ADDRESS,
        @JsonProperty("wants-to-join")
        WANTS_TO_JOIN
    }
}
