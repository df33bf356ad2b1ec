package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * The legal-basis gate was asked whether the case may go beyond notices.
 *
 * @param grounds every ground looked at
 * @param reasons for people: why this outcome
 * @param pack the jurisdiction pack and its version, such as {@code CN/1}
 * @param inputsSha256 of what was decided on, so the decision can be repeated
 */
public record GateDecided(
        CaseRef subject,
        Outcome outcome,
        List<GroundFinding> grounds,
        List<String> reasons,
        List<String> warnings,
        String pack,
        String inputsSha256,
        Instant decidedAt)
        implements CaseEvent {

    public GateDecided {
        Required.part("subject", subject);
        Required.part("outcome", outcome);
        grounds = Required.list(grounds);
        reasons = Required.list(reasons);
        warnings = Required.list(warnings);
        Required.text("pack", pack);
        Required.text("inputsSha256", inputsSha256);
        Required.part("decidedAt", decidedAt);
    }

    /** What the case may do. */
    public enum Outcome {
        /** At least one non-price ground has its evidence complete. */
        @JsonProperty("complaint-allowed")
        COMPLAINT_ALLOWED,
        /** A non-price ground exists, but its evidence has gaps. */
        @JsonProperty("evidence-missing")
        EVIDENCE_MISSING,
        /** No lawful ground: watch, and nothing else. */
        @JsonProperty("monitor-only")
        MONITOR_ONLY
    }

    /**
     * One ground under the gate.
     *
     * @param missing kinds of evidence without which it may not be used; empty when complete
     */
    public record GroundFinding(Ground ground, boolean complete, List<Evidence.Kind> missing) {

        public GroundFinding {
            Required.part("ground", ground);
            missing = Required.list(missing);
        }
    }
}
