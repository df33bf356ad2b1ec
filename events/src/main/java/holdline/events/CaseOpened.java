package holdline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seller's first open violation opened a case; later ones join it.
 *
 * @param violations the episodes it starts with
 * @param previous the closed case this one follows, for a repeat offender
 */
public record CaseOpened(
        CaseRef subject,
        Jurisdiction jurisdiction,
        SellerRelation relation,
        List<UUID> violations,
        @Nullable UUID previous,
        Instant openedAt)
        implements CaseEvent {

    public CaseOpened {
        Required.part("subject", subject);
        Required.part("jurisdiction", jurisdiction);
        Required.part("relation", relation);
        violations = Required.list(violations);
        Required.part("openedAt", openedAt);
    }
}
