package holdline.cases.complaint;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.events.Evidence;
import holdline.events.Ground;
import holdline.events.Listing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A complaint, ready for a person to check. */
@Schema(title = "Drafted complaint")
public record ComplaintView(
        UUID id,
        UUID caseId,
        State state,
        Ground ground,
        List<Listing> listings,

        @Schema(description = "What the ground needs, complete")
        List<Evidence> evidence,

        Instant draftedAt,
        @Nullable Instant droppedAt,

        @Schema(description = "Why nobody may submit it any more") @Nullable
        String droppedWhy) {

    public static ComplaintView of(StoredDraft draft) {
        return new ComplaintView(
                draft.id(),
                draft.caseId(),
                draft.droppedAt() == null ? State.DRAFTED : State.DROPPED,
                draft.ground(),
                draft.listings(),
                draft.evidence(),
                draft.draftedAt(),
                draft.droppedAt(),
                draft.droppedWhy());
    }

    /** Whether it is still of use. */
    public enum State {
        @JsonProperty("drafted")
        DRAFTED,
        @JsonProperty("dropped")
        DROPPED
    }
}
