package holdline.cases.gate;

import holdline.events.GateDecided.GroundFinding;
import holdline.events.GateDecided.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What the gate said and why.
 *
 * @param findings every ground looked at
 * @param allowed the complete ones, strongest first
 * @param reasons for people, never empty
 * @param warnings what to mind although it does not decide
 * @param pack name and version of the jurisdiction pack
 * @param inputsSha256 of what was decided on
 */
public record GateDecision(
        Outcome outcome,
        List<GroundFinding> findings,
        List<AllowedGround> allowed,
        List<String> reasons,
        List<String> warnings,
        String pack,
        String inputsSha256) {

    public GateDecision {
        findings = List.copyOf(findings);
        allowed = List.copyOf(allowed);
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
        if ((outcome == Outcome.COMPLAINT_ALLOWED) == allowed.isEmpty()) {
            throw new IllegalArgumentException(outcome + " with " + allowed.size() + " allowed grounds");
        }
    }

    /** The ground to complain on, where there is one. */
    public Optional<AllowedGround> strongest() {
        return allowed.stream().findFirst();
    }
}
