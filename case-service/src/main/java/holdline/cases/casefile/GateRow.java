package holdline.cases.casefile;

import holdline.cases.gate.GateDecision;
import holdline.events.GateDecided.GroundFinding;
import holdline.events.GateDecided.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A decision of the gate, as it was made. */
record GateRow(
        UUID caseId,
        int transition,
        String tenant,
        Outcome outcome,
        List<GroundFinding> findings,
        List<String> reasons,
        List<String> warnings,
        String pack,
        String inputsSha256,
        Instant decidedAt) {

    static GateRow of(GateDecision decision, UUID caseId, int transition, String tenant, Instant at) {
        return new GateRow(
                caseId,
                transition,
                tenant,
                decision.outcome(),
                decision.findings(),
                decision.reasons(),
                decision.warnings(),
                decision.pack(),
                decision.inputsSha256(),
                at);
    }
}
