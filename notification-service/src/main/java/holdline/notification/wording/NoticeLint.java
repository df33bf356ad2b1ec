package holdline.notification.wording;

import holdline.events.Jurisdiction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Refuses notices to sellers that demand a price or tie a sanction to one.
 *
 * <p>Source of the rule: Anti-Monopoly Law of China Art. 18; price floors as hardcore restrictions in the EU and the
 * UK; in the US a policy may be announced one-sidedly, but neither negotiated nor confirmed. It reads for meaning
 * only as far as patterns can, and errs towards refusing: a refused notice waits for a person, a wrong one is out.
 */
public final class NoticeLint {

    private NoticeLint() {}

    /** Reads a notice as the law of this place wants it read. Both languages are looked for in every text. */
    public static Verdict check(Jurisdiction jurisdiction, String text) {
        var refused = refusedIn(jurisdiction);
        var findings = new ArrayList<Finding>();
        var before = "";
        for (var sentence : Sentences.of(text)) {
            for (var pattern : PriceTalk.PATTERNS) {
                if (refused.contains(pattern.rule()) && pattern.phrase().isIn(sentence)) {
                    findings.add(new Finding(pattern.rule(), sentence));
                    break;
                }
            }
            if (refused.contains(Rule.SANCTION_TIED_TO_PRICE) && PriceTalk.tiesSanctionToPrice(before, sentence)) {
                findings.add(new Finding(Rule.SANCTION_TIED_TO_PRICE, sentence));
            }
            before = sentence;
        }
        return findings.isEmpty() ? new Verdict.Clean() : new Verdict.Refused(List.copyOf(findings));
    }

    private static Set<Rule> refusedIn(Jurisdiction jurisdiction) {
        return switch (jurisdiction) {
            case CN, EU, UK -> Set.of(Rule.values());
            case US -> Set.of(Rule.PRICE_DEMANDED, Rule.ASSURANCE_ASKED);
        };
    }

    /** What the lint says about a text. */
    public sealed interface Verdict {

        /** May be sent. */
        record Clean() implements Verdict {}

        /** Must not be sent. */
        record Refused(List<Finding> findings) implements Verdict {

            /** For people: which rules, and where. */
            public String reason() {
                var first = findings.getFirst();
                return "wording refused, " + first.rule().saying + ": \"" + Shown.line(first.sentence(), Shown.TITLE)
                        + "\"";
            }
        }
    }

    /** One sentence that must not be sent. */
    public record Finding(Rule rule, String sentence) {}

    /** What a notice may not do. */
    public enum Rule {
        /** Asks for another price, or for an end of discounts. */
        PRICE_DEMANDED("it demands a price"),
        /** Tells a floor: allowed in the US as a one-sided announcement. */
        FLOOR_STATED("it states a price floor"),
        /** Names a complaint, a delisting, an end of supply in one breath with a price. */
        SANCTION_TIED_TO_PRICE("it ties a sanction to a price"),
        /** Asks for an agreement or a promise about price. */
        ASSURANCE_ASKED("it asks for an assurance about price");

        private final String saying;

        Rule(String saying) {
            this.saying = saying;
        }
    }
}
