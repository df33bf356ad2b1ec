package holdline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A complaint to the platform stands ready for a person to check. Exists only on a ground the gate allowed.
 *
 * @param evidence what the ground needs, complete
 */
public record ComplaintDrafted(
        CaseRef subject,
        UUID complaintId,
        Ground ground,
        List<Listing> listings,
        List<Evidence> evidence,
        Instant draftedAt)
        implements CaseEvent {

    public ComplaintDrafted {
        Required.part("subject", subject);
        Required.part("complaintId", complaintId);
        Required.part("ground", ground);
        listings = Required.list(listings);
        evidence = Required.list(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("evidence is empty: no complaint stands without any");
        }
        Required.part("draftedAt", draftedAt);
    }
}
