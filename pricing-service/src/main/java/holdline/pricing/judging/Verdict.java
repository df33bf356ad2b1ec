package holdline.pricing.judging;

import holdline.events.Evidence;
import holdline.events.Severity;
import java.util.List;

/** What one observation says about one signal. */
public sealed interface Verdict {

    /** One or two sentences for people. */
    String explanation();

    /**
     * Wrong.
     *
     * @param evidence what proves it; the page capture is always among it
     */
    record Violating(Severity severity, String explanation, List<Evidence> evidence) implements Verdict {

        public Violating {
            evidence = List.copyOf(evidence);
        }
    }

    record Compliant(String explanation) implements Verdict {}

    /** Nothing can be said: neither opens nor cures. */
    record Undetermined(String explanation) implements Verdict {}
}
