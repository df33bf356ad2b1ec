package holdline.pricing.judging;

import holdline.events.Availability;
import holdline.events.ListingObserved;
import holdline.events.SellerRelation;
import holdline.events.Signal;
import holdline.pricing.judging.Verdict.Undetermined;
import holdline.pricing.matching.MatchResult;
import holdline.pricing.matching.MatchResult.Candidates;
import holdline.pricing.matching.MatchResult.Matched;
import holdline.pricing.matching.MatchResult.NotOurs;
import holdline.pricing.waterfall.Derivation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks every signal's policy about one observation. */
public final class Judge {

    /** The signals that are judged, in the order in which they are told. */
    public static final List<Signal> SIGNALS =
            List.of(Signal.LOW_PRICE, Signal.UNAUTHORISED_SELLER, Signal.FALSE_AUTHORISATION_CLAIM);

    private Judge() {}

    public static Judgement judge(ListingObserved seen, Rulebook rules) {
        var match = rules.catalogue().match(seen.title(), seen.identifiers());
        return switch (match) {
            case NotOurs(var reasons) -> unjudged(match, "Not ours: " + reasons.getFirst() + ".");
            case Candidates candidates ->
                unjudged(match, "A person has to look: " + candidates.reasons().getFirst() + ".");
            case Matched matched -> judge(seen, matched, rules);
        };
    }

    private static Judgement judge(ListingObserved seen, Matched matched, Rulebook rules) {
        var product = matched.product();
        var price = Derivation.derive(seen, matched.packMultiple());
        var registry = rules.sellers();
        var finding = registry.ask(seen.seller(), product, seen.channel(), seen.observedAt());
        var floor = rules.policies().at(product, Offer.of(seen, finding), seen.observedAt());
        Map<Signal, Verdict> verdicts;
        if (matched.confidence() < rules.settings().accusingConfidence()) {
            verdicts = all(_ -> new Undetermined("The match is only " + matched.confidence()
                    + " sure, and this brand accuses from "
                    + rules.settings().accusingConfidence() + "."));
        } else if (seen.availability() == Availability.OUT_OF_STOCK) {
            verdicts = all(_ -> new Undetermined("Sold out: nothing is offered that could be judged."));
        } else {
            verdicts = new EnumMap<>(Map.of(
                    Signal.LOW_PRICE, LowPricePolicy.judge(seen, price, floor, rules.settings()),
                    Signal.UNAUTHORISED_SELLER,
                            UnauthorisedSellerPolicy.judge(seen, product, finding, registry.version()),
                    Signal.FALSE_AUTHORISATION_CLAIM, FalseClaimPolicy.judge(seen, finding, registry.version())));
        }
        return new Judgement(matched, price, floor.floor().orElse(null), finding.relation(), verdicts);
    }

    private static Judgement unjudged(MatchResult match, String why) {
        return new Judgement(match, null, null, SellerRelation.STRANGER, all(_ -> new Undetermined(why)));
    }

    private static Map<Signal, Verdict> all(Function<Signal, Verdict> verdict) {
        var verdicts = new EnumMap<Signal, Verdict>(Signal.class);
        SIGNALS.forEach(signal -> verdicts.put(signal, verdict.apply(signal)));
        return verdicts;
    }
}
