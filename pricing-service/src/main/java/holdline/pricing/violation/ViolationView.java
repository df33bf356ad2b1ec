package holdline.pricing.violation;

import com.fasterxml.jackson.annotation.JsonInclude;
import holdline.events.Evidence;
import holdline.events.Listing;
import holdline.events.PolicyRef;
import holdline.events.ProductMatch;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import holdline.events.Severity;
import holdline.events.Signal;
import holdline.events.Violation;
import holdline.events.Waterfall;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An episode as people see it.
 *
 * @param state {@code "open"}, {@code "cleared"} or {@code "retracted"}
 * @param severity now, or before it ended
 * @param changedAt when the observation that last changed it was made
 */
@Schema(title = "Violation", description = "One episode of one signal on one listing.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ViolationView(
        UUID id,
        String state,
        Signal signal,
        Severity severity,
        Listing listing,
        String title,
        Seller seller,
        SellerRelation relation,
        @Nullable Waterfall waterfall,
        @Nullable PolicyRef policy,
        @Nullable ProductMatch match,
        List<Evidence> evidence,
        String explanation,
        Instant openedAt,
        Instant changedAt,
        @Nullable Instant clearedAt,
        @Nullable Instant retractedAt,
        @Nullable String retractReason) {

    static ViolationView of(StoredViolation stored) {
        Violation last = stored.last();
        return new ViolationView(
                last.id(),
                stored.state().wireName(),
                last.signal(),
                stored.severity(),
                last.listing(),
                last.title(),
                last.seller(),
                last.relation(),
                last.waterfall(),
                last.policy(),
                last.match(),
                last.evidence(),
                last.explanation(),
                stored.openedAt(),
                stored.changedAt(),
                stored.clearedAt(),
                stored.retractedAt(),
                stored.retractReason());
    }
}
