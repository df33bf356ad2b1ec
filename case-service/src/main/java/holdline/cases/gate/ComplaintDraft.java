package holdline.cases.gate;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A complaint for a person to check. It cannot be written down without the gate's allowance.
 *
 * @param basis what the gate allowed
 */
public record ComplaintDraft(UUID id, AllowedGround basis, Instant draftedAt) {

    public ComplaintDraft {
        Objects.requireNonNull(id);
        Objects.requireNonNull(basis);
        Objects.requireNonNull(draftedAt);
    }
}
