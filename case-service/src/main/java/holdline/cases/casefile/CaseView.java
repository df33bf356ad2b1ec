package holdline.cases.casefile;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.cases.complaint.ComplaintView;
import holdline.cases.complaint.StoredDraft;
import holdline.cases.lifecycle.CaseLifecycle;
import holdline.events.CaseClosed;
import holdline.events.Evidence;
import holdline.events.GateDecided.GroundFinding;
import holdline.events.GateDecided.Outcome;
import holdline.events.Ground;
import holdline.events.Jurisdiction;
import holdline.events.Listing;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import holdline.events.Severity;
import holdline.events.Signal;
import holdline.events.ViolationCleared;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case in full. */
@Schema(title = "Case")
record CaseView(
        UUID id,
        @Schema(description = "Where it stands") CaseStatus state,
        Instant since,
        Seller seller,
        SellerRelation relation,
        Jurisdiction jurisdiction,
        Instant openedAt,

        @Schema(description = "The closed case of the same seller that this one follows") @Nullable
        UUID previous,

        @Schema(description = "Its next deadline; none while it is paused, watched or closed") @Nullable
        DeadlineView deadline,

        @Schema(description = "Why it is only watched, in `monitoring`") @Nullable
        List<String> reasons,

        @Schema(description = "Where a paused case goes back to") @Nullable
        CaseStatus resumeTo,

        StateColumns.@Nullable PauseCause pauseCause,
        CaseClosed.@Nullable Reason closeReason,

        @Schema(description = "Why it is paused or closed, in words") @Nullable
        String note,

        @Schema(description = "The first 200, open ones first")
        List<ViolationView> violations,

        @Schema(description = "What the legal-basis gate said last") @Nullable
        GateView gate,

        List<ComplaintView> complaints,

        @Schema(description = "The commands that are legal now")
        List<String> legalMoves) {

    static final int MOST_VIOLATIONS = 200;

    static CaseView of(
            CaseRow row, List<ViolationRow> violations, Optional<GateRow> decision, List<StoredDraft> complaints) {
        var state = row.state();
        return new CaseView(
                row.id(),
                state.status(),
                state.since(),
                row.seller(),
                row.relation(),
                row.jurisdiction(),
                row.openedAt(),
                row.previousId(),
                DeadlineView.of(row),
                state.reasons(),
                state.resumeTo(),
                state.pauseCause(),
                state.closeReason(),
                state.note(),
                violations.stream().map(ViolationView::of).toList(),
                decision.map(GateView::of).orElse(null),
                complaints.stream().map(ComplaintView::of).toList(),
                CaseLifecycle.legalMoves(state.state()));
    }

    /** One violation of the case. */
    @Schema(title = "Violation in a case")
    record ViolationView(
            UUID id,
            Signal signal,
            Listing listing,
            String title,
            @Nullable String product,
            SellerRelation relation,
            @Nullable Severity severity,
            State state,
            ViolationCleared.@Nullable Cure cure,
            String explanation,
            List<Evidence> evidence,
            Instant joinedAt,
            @Nullable Instant endedAt) {

        static ViolationView of(ViolationRow row) {
            return new ViolationView(
                    row.violationId(),
                    row.signal(),
                    row.listing(),
                    row.title(),
                    row.product(),
                    row.relation(),
                    row.severity(),
                    switch (row.standing()) {
                        case OPEN -> State.OPEN;
                        case COMPLIANT, GONE -> State.CLEARED;
                        case RETRACTED -> State.RETRACTED;
                    },
                    switch (row.standing()) {
                        case COMPLIANT -> ViolationCleared.Cure.COMPLIANT;
                        case GONE -> ViolationCleared.Cure.GONE;
                        case OPEN, RETRACTED -> null;
                    },
                    row.explanation(),
                    row.evidence(),
                    row.joinedAt(),
                    row.endedAt());
        }

        /** Whether it still is one. */
        enum State {
            @JsonProperty("open")
            OPEN,
            @JsonProperty("cleared")
            CLEARED,
            @JsonProperty("retracted")
            RETRACTED
        }
    }

    /** A decision of the gate. */
    @Schema(title = "Decision of the legal-basis gate")
    record GateView(
            Outcome outcome,
            List<String> reasons,
            List<String> warnings,
            List<FindingView> findings,

            @Schema(description = "Jurisdiction pack and version", examples = "CN/1")
            String pack,

            String inputsSha256,
            Instant decidedAt) {

        static GateView of(GateRow row) {
            return new GateView(
                    row.outcome(),
                    row.reasons(),
                    row.warnings(),
                    row.findings().stream().map(FindingView::of).toList(),
                    row.pack(),
                    row.inputsSha256(),
                    row.decidedAt());
        }
    }

    /** One ground under the gate. */
    @Schema(title = "Ground under the gate")
    record FindingView(
            Ground ground,
            boolean complete,

            @Schema(description = "Kinds of evidence without which it may not be used")
            List<Evidence.Kind> missing) {

        static FindingView of(GroundFinding finding) {
            return new FindingView(finding.ground(), finding.complete(), finding.missing());
        }
    }
}
