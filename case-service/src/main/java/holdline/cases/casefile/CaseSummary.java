package holdline.cases.casefile;

import holdline.events.CaseClosed;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case in a list. */
@Schema(title = "Case, in short")
record CaseSummary(
        UUID id,
        CaseStatus state,
        Instant since,
        Seller seller,
        SellerRelation relation,
        Instant openedAt,

        @Schema(description = "The closed case of the same seller that this one follows") @Nullable
        UUID previous,

        @Nullable DeadlineView deadline,
        CaseClosed.@Nullable Reason closeReason) {

    static CaseSummary of(CaseRow row) {
        return new CaseSummary(
                row.id(),
                row.state().status(),
                row.state().since(),
                row.seller(),
                row.relation(),
                row.openedAt(),
                row.previousId(),
                DeadlineView.of(row),
                row.state().closeReason());
    }
}
