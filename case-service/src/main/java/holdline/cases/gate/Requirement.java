package holdline.cases.gate;

import static holdline.events.Evidence.Kind.CERTIFICATE;
import static holdline.events.Evidence.Kind.CONFUSION_REASON;
import static holdline.events.Evidence.Kind.FEATURE_COMPARISON;
import static holdline.events.Evidence.Kind.FIRST_PUBLICATION;
import static holdline.events.Evidence.Kind.MATCH_RESULT;
import static holdline.events.Evidence.Kind.NOTICE_HISTORY;
import static holdline.events.Evidence.Kind.NOT_IN_CATALOGUE;
import static holdline.events.Evidence.Kind.ORIGINAL_WORK;
import static holdline.events.Evidence.Kind.PAGE_CAPTURE;
import static holdline.events.Evidence.Kind.PROOF_OF_FALSITY;
import static holdline.events.Evidence.Kind.REGISTRY_ENTRY;
import static holdline.events.Evidence.Kind.SIGNED_TERMS;
import static holdline.events.Evidence.Kind.STATEMENT;
import static holdline.events.Evidence.Kind.TEST_PURCHASE_REPORT;
import static holdline.events.Evidence.Kind.VISIBLE_DIFFERENCES;

import holdline.events.Evidence;
import holdline.events.Evidence.Kind;
import holdline.events.Ground;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a ground needs before anything is submitted: of every choice, at least one kind.
 *
 * @param choices each a set of kinds any one of which will do
 */
record Requirement(List<Set<Kind>> choices) {

    /**
     * The table of grounds. A certificate stands for the registration a trademark, copyright or patent complaint rests
     * on. The evaluation report of a patent is asked for by some platforms only: that is a platform's rule, not the
     * ground's.
     */
    static Requirement of(Ground ground) {
        return switch (ground) {
            case TRADEMARK_MISUSE -> allOf(CERTIFICATE, PAGE_CAPTURE, CONFUSION_REASON);
            case COUNTERFEIT -> anyOf(TEST_PURCHASE_REPORT, NOT_IN_CATALOGUE, VISIBLE_DIFFERENCES);
            case COPYRIGHT -> anyOf(CERTIFICATE, FIRST_PUBLICATION).and(allOf(ORIGINAL_WORK, MATCH_RESULT));
            case PATENT -> allOf(CERTIFICATE, FEATURE_COMPARISON);
            case FALSE_AUTHORISATION, UNFAIR_COMPETITION ->
                allOf(STATEMENT, PAGE_CAPTURE).and(anyOf(REGISTRY_ENTRY, PROOF_OF_FALSITY));
            case FALSE_ADVERTISING, PORTRAIT -> allOf(STATEMENT, PAGE_CAPTURE, PROOF_OF_FALSITY);
            case CONTRACT -> allOf(SIGNED_TERMS, NOTICE_HISTORY);
        };
    }

    /** The kinds without which the ground may not be used; of an open choice, all its kinds. Empty when complete. */
    List<Kind> missingFrom(List<Evidence> evidence) {
        var present = present(evidence);
        return choices.stream()
                .filter(choice -> choice.stream().noneMatch(present::contains))
                .flatMap(Set::stream)
                .distinct()
                .toList();
    }

    /** The pieces that answer to some choice. */
    List<Evidence> relevantIn(List<Evidence> evidence) {
        return evidence.stream()
                .filter(piece -> choices.stream().anyMatch(choice -> !Collections.disjoint(choice, shownBy(piece))))
                .toList();
    }

    private static Set<Kind> present(List<Evidence> evidence) {
        var kinds = EnumSet.noneOf(Kind.class);
        evidence.forEach(piece -> kinds.addAll(shownBy(piece)));
        return kinds;
    }

    /** A statement without its words proves nothing; one that names the bytes it was read from is itself captured. */
    private static Set<Kind> shownBy(Evidence piece) {
        if (piece.kind() != STATEMENT) {
            return Set.of(piece.kind());
        }
        if (piece.text() == null || piece.text().isBlank()) {
            return Set.of();
        }
        return piece.sha256() == null ? Set.of(STATEMENT) : Set.of(STATEMENT, PAGE_CAPTURE);
    }

    private static Requirement allOf(Kind... kinds) {
        return new Requirement(Arrays.stream(kinds).map(Set::of).toList());
    }

    private static Requirement anyOf(Kind first, Kind... others) {
        return new Requirement(List.of(EnumSet.of(first, others)));
    }

    private Requirement and(Requirement other) {
        return new Requirement(
                Stream.concat(choices.stream(), other.choices.stream()).toList());
    }
}
