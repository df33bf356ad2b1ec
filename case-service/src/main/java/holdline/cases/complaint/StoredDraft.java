package holdline.cases.complaint;

import holdline.cases.gate.ComplaintDraft;
import holdline.events.Evidence;
import holdline.events.Ground;
import holdline.events.Listing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A drafted complaint as a row.
 *
 * @param transition the case's move that drafted it
 * @param droppedAt when it stopped being usable, if it has
 */
public record StoredDraft(
        UUID id,
        UUID caseId,
        int transition,
        String tenant,
        Ground ground,
        List<Listing> listings,
        List<Evidence> evidence,
        Instant draftedAt,
        @Nullable Instant droppedAt,
        @Nullable String droppedWhy) {

    public static StoredDraft of(ComplaintDraft draft, UUID caseId, int transition, String tenant) {
        return new StoredDraft(
                draft.id(),
                caseId,
                transition,
                tenant,
                draft.basis().ground(),
                draft.basis().listings(),
                draft.basis().evidence(),
                draft.draftedAt(),
                null,
                null);
    }
}
