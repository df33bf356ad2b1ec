package holdline.cases.lifecycle;

import holdline.cases.gate.GateInputs;
import holdline.cases.gate.Suspicion;
import holdline.events.CaseClosed;
import java.util.List;
import java.util.UUID;

/**
 * What a decision about a case rests on beside its state.
 *
 * @param gate the open violations and what else the gate looks at
 * @param endings how the others ended
 * @param freshId for a complaint, should one be drafted
 */
public record Circumstances(Waits waits, GateInputs gate, List<Ending> endings, UUID freshId) {

    public Circumstances {
        endings = List.copyOf(endings);
    }

    /** How a violation ended. */
    public enum Ending {
        /** The listing was read and complies. */
        COMPLIANT,
        GONE,
        /** It never was a violation. */
        RETRACTED
    }

    boolean nothingOpen() {
        return gate.suspicions().isEmpty();
    }

    /** Whether there is a violation a notice may be written about: dealers get none by default. */
    boolean someoneToWriteTo() {
        return !gate.suspicions().stream().allMatch(Suspicion::byDealer);
    }

    /** Retracted when nothing true remains; gone when all that was true is gone. */
    CaseClosed.Reason closingReason() {
        var real = endings.stream().filter(ending -> ending != Ending.RETRACTED).toList();
        if (real.isEmpty()) {
            return CaseClosed.Reason.RETRACTED;
        }
        return real.contains(Ending.COMPLIANT) ? CaseClosed.Reason.CURED : CaseClosed.Reason.LISTING_GONE;
    }
}
