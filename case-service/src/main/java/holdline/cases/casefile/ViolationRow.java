package holdline.cases.casefile;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.cases.gate.Suspicion;
import holdline.cases.lifecycle.Circumstances.Ending;
import holdline.events.Evidence;
import holdline.events.Listing;
import holdline.events.SellerRelation;
import holdline.events.Severity;
import holdline.events.Signal;
import holdline.events.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a case knows of one violation, by the latest event about it.
 *
 * @param product the brand's product, where the listing was matched to one
 * @param severity absent once it has ended
 */
record ViolationRow(
        UUID caseId,
        UUID violationId,
        String tenant,
        Signal signal,
        Listing listing,
        String title,
        @Nullable String product,
        SellerRelation relation,
        @Nullable Severity severity,
        String explanation,
        List<Evidence> evidence,
        Standing standing,
        Instant joinedAt,
        @Nullable Instant endedAt) {

    static ViolationRow open(UUID caseId, Violation violation, Instant at) {
        return new ViolationRow(
                caseId,
                violation.id(),
                violation.tenant(),
                violation.signal(),
                violation.listing(),
                violation.title(),
                violation.match() == null ? null : violation.match().name(),
                violation.relation(),
                violation.severityAfter(),
                violation.explanation(),
                violation.evidence(),
                Standing.OPEN,
                at,
                null);
    }

    ViolationRow now(Violation violation) {
        var open = open(caseId, violation, joinedAt);
        return new ViolationRow(
                caseId,
                violationId,
                tenant,
                open.signal,
                open.listing,
                open.title,
                open.product,
                open.relation,
                open.severity,
                open.explanation,
                open.evidence,
                standing,
                joinedAt,
                endedAt);
    }

    /** The explanation of the accusation stays; only how it ended is added. */
    ViolationRow ended(Standing how, Instant at) {
        return new ViolationRow(
                caseId,
                violationId,
                tenant,
                signal,
                listing,
                title,
                product,
                relation,
                null,
                explanation,
                evidence,
                how,
                joinedAt,
                at);
    }

    boolean isOpen() {
        return standing == Standing.OPEN;
    }

    Suspicion suspicion() {
        return new Suspicion(violationId, signal, listing, relation, evidence);
    }

    Optional<Ending> ending() {
        return switch (standing) {
            case OPEN -> Optional.empty();
            case COMPLIANT -> Optional.of(Ending.COMPLIANT);
            case GONE -> Optional.of(Ending.GONE);
            case RETRACTED -> Optional.of(Ending.RETRACTED);
        };
    }

    /** Whether it still is one, or how it ended. */
    enum Standing {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("compliant")
        COMPLIANT,
        @JsonProperty("gone")
        GONE,
        @JsonProperty("retracted")
        RETRACTED
    }
}
