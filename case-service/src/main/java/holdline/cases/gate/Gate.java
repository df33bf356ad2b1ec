package holdline.cases.gate;

import holdline.events.Evidence;
import holdline.events.Evidence.Kind;
import holdline.events.GateDecided.GroundFinding;
import holdline.events.GateDecided.Outcome;
import holdline.events.Ground;
import holdline.events.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The legal-basis gate. See the package for what it protects against. */
public final class Gate {

    private Gate() {}

    /**
     * Whether the case may go beyond notices. A ground counts only where one violation has all of its evidence, together
     * with what the case holds: pieces of different listings do not add up.
     */
    public static GateDecision decide(GateInputs inputs) {
        var exams = examine(inputs);
        var allowed = exams.stream()
                .filter(Exam::complete)
                .map(exam -> exam.allow(inputs))
                .toList();
        var outcome = outcome(exams, allowed);
        return new GateDecision(
                outcome,
                exams.stream().map(Exam::finding).toList(),
                allowed,
                reasons(inputs, exams),
                warnings(inputs, exams),
                inputs.pack().name(),
                inputs.sha256());
    }

    private static Outcome outcome(List<Exam> exams, List<AllowedGround> allowed) {
        if (!allowed.isEmpty()) {
            return Outcome.COMPLAINT_ALLOWED;
        }
        return exams.isEmpty() ? Outcome.MONITOR_ONLY : Outcome.EVIDENCE_MISSING;
    }

    private static List<Exam> examine(GateInputs inputs) {
        var byGround = new TreeMap<Ground, List<Suspicion>>(Comparator.comparingInt(Gate::strength));
        for (var suspicion : inputs.suspicions()) {
            for (var ground : SignalGrounds.of(suspicion.signal(), suspicion.relation())) {
                byGround.computeIfAbsent(ground, _ -> new ArrayList<>()).add(suspicion);
            }
        }
        return byGround.entrySet().stream()
                .map(entry -> new Exam(
                        entry.getKey(),
                        entry.getValue(),
                        leastMissing(entry.getKey(), entry.getValue(), inputs.held())))
                .toList();
    }

    private static List<Kind> leastMissing(Ground ground, List<Suspicion> suspicions, List<Evidence> held) {
        return suspicions.stream()
                .map(suspicion -> Requirement.of(ground).missingFrom(together(suspicion.evidence(), held)))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    /** Which ground a platform upholds most readily: hard registrations and reports first, general clauses last. */
    private static int strength(Ground ground) {
        return switch (ground) {
            case COUNTERFEIT -> 1;
            case TRADEMARK_MISUSE -> 2;
            case COPYRIGHT -> 3;
            case PATENT -> 4;
            case FALSE_AUTHORISATION -> 5;
            case FALSE_ADVERTISING -> 6;
            case PORTRAIT -> 7;
            case CONTRACT -> 8;
            case UNFAIR_COMPETITION -> 9;
        };
    }

    private static List<String> reasons(GateInputs inputs, List<Exam> exams) {
        var reasons = new LinkedHashSet<String>();
        for (var exam : exams) {
            reasons.add(exam.reason());
        }
        for (var suspicion : inputs.suspicions()) {
            if (!suspicion.mayFoundComplaint()) {
                reasons.add(whyNoGround(suspicion, inputs.pack()));
            }
        }
        if (reasons.isEmpty()) {
            reasons.add("No violation is open: there is nothing to act on.");
        }
        return List.copyOf(reasons);
    }

    private static String whyNoGround(Suspicion suspicion, JurisdictionPack pack) {
        return switch (suspicion.signal()) {
            case LOW_PRICE, LIVE_ROOM_PRICE -> pack.onPrice();
            case UNAUTHORISED_SELLER -> suspicion.byDealer() ? pack.onDealers() : pack.onResale();
            case CROSS_REGION ->
                "Selling across regions breaks a dealer's contract; against a seller that signed none it is no ground.";
            case FALSE_AUTHORISATION_CLAIM, TRADEMARK_MISUSE, PICTURE_THEFT, COUNTERFEIT_SUSPICION, FALSE_ADVERTISING ->
                pack.onDealers();
        };
    }

    private static List<String> warnings(GateInputs inputs, List<Exam> exams) {
        var warnings = new ArrayList<String>();
        if (inputs.suspicions().stream().anyMatch(Suspicion::byDealer)) {
            warnings.add(inputs.pack().onDealers());
        }
        if (inputs.held().stream().noneMatch(piece -> piece.kind() == Kind.NOTICE_HISTORY)) {
            warnings.add("No notice is known to have reached this seller.");
        }
        for (var exam : exams) {
            if (exam.ground() == Ground.CONTRACT) {
                warnings.add(inputs.pack().onTerritory());
            }
            if (exam.ground() == Ground.COUNTERFEIT && !exam.complete()) {
                warnings.add("Suspicion of a fake is a score, not proof.");
            }
        }
        if (inputs.suspicions().stream().anyMatch(Gate::aboutPrice)) {
            warnings.add("Price may rank this case; it must not be worded into a notice or a complaint.");
        }
        return warnings;
    }

    private static boolean aboutPrice(Suspicion suspicion) {
        return suspicion.signal() == Signal.LOW_PRICE || suspicion.signal() == Signal.LIVE_ROOM_PRICE;
    }

    private static List<Evidence> together(List<Evidence> own, List<Evidence> held) {
        var all = new ArrayList<>(own);
        all.addAll(held);
        return all;
    }

    /** One ground under the gate, with the violations that could support it. */
    private record Exam(Ground ground, List<Suspicion> suspicions, List<Kind> missing) {

        boolean complete() {
            return missing.isEmpty();
        }

        GroundFinding finding() {
            return new GroundFinding(ground, complete(), missing);
        }

        String reason() {
            return complete()
                    ? "Ground " + wire(ground) + " stands: its evidence is complete."
                    : "Ground " + wire(ground) + " is possible, but evidence is missing: "
                            + String.join(", ", missing.stream().map(Gate::wire).toList()) + ".";
        }

        AllowedGround allow(GateInputs inputs) {
            var requirement = Requirement.of(ground);
            var proven = suspicions.stream()
                    .filter(suspicion -> requirement
                            .missingFrom(together(suspicion.evidence(), inputs.held()))
                            .isEmpty())
                    .toList();
            var evidence = new LinkedHashSet<Evidence>();
            for (var suspicion : proven) {
                evidence.addAll(requirement.relevantIn(suspicion.evidence()));
            }
            evidence.addAll(requirement.relevantIn(inputs.held()));
            return new AllowedGround(
                    ground, proven.stream().map(Suspicion::listing).distinct().toList(), List.copyOf(evidence));
        }
    }

    /** As on the wire: kebab-case. */
    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
