package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * The case is over.
 *
 * @param note for people
 */
public record CaseClosed(CaseRef subject, Reason reason, String note, Instant closedAt) implements CaseEvent {

    public CaseClosed {
        Required.part("subject", subject);
        Required.part("reason", reason);
        Required.text("note", note);
        Required.part("closedAt", closedAt);
    }

    /** How it ended. */
    public enum Reason {
        /** Every violation was put right. */
        @JsonProperty("cured")
        CURED,
        /** Every listing is gone. */
        @JsonProperty("listing-gone")
        LISTING_GONE,
        /** 撤诉. */
        @JsonProperty("withdrawn")
        WITHDRAWN,
        /** 收编: the seller joined the authorised network. */
        @JsonProperty("recruited")
        RECRUITED,
        /** We were mistaken. */
        @JsonProperty("retracted")
        RETRACTED,
        /** A platform, regulator or court decided for the brand. */
        @JsonProperty("won")
        WON,
        /** A platform, regulator or court decided for the seller. */
        @JsonProperty("lost")
        LOST,
        /** A person ended it. */
        @JsonProperty("abandoned")
        ABANDONED
    }
}
