package holdline.pricing.violation;

import holdline.events.Event;
import holdline.events.Evidence;
import holdline.events.ListingGone;
import holdline.events.ListingObserved;
import holdline.events.ProductMatch;
import holdline.events.Severity;
import holdline.events.Signal;
import holdline.events.Violation;
import holdline.events.ViolationCleared;
import holdline.events.ViolationEased;
import holdline.events.ViolationOpened;
import holdline.events.ViolationRelapsed;
import holdline.events.ViolationWorsened;
import holdline.events.Waterfall;
import holdline.pricing.episode.Move;
import holdline.pricing.judging.Floor;
import holdline.pricing.judging.Judgement;
import holdline.pricing.judging.Verdict;
import holdline.pricing.matching.MatchResult.Candidates;
import holdline.pricing.matching.MatchResult.Matched;
import holdline.pricing.matching.MatchResult.NotOurs;
import holdline.pricing.waterfall.FinalPrice;
import holdline.pricing.waterfall.FinalPrice.Exact;
import holdline.pricing.waterfall.FinalPrice.Interval;
import holdline.pricing.waterfall.FinalPrice.Undetermined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a move of an episode into the words others hear. */
final class Telling {

    /** Titles of violations are cut here: an event stays small whatever a page says. */
    private static final int MAX_TITLE = 1_000;

    private Telling() {}

    /** The episode as the observation that moved it shows it. */
    static Violation seen(
            ListingKey key, Signal signal, Move move, ListingObserved seen, Judgement judgement, Instant now) {
        var verdict = judgement.verdicts().get(signal);
        var floor = signal == Signal.LOW_PRICE ? judgement.floor() : null;
        return new Violation(
                move.episode(),
                key.tenant(),
                signal,
                seen.listing(),
                cut(seen.title()),
                seen.seller(),
                judgement.relation(),
                before(move),
                after(move),
                waterfall(judgement.price(), floor),
                floor == null ? null : floor.ref(),
                match(judgement),
                evidence(verdict, seen),
                verdict.explanation(),
                seen.observedAt(),
                now);
    }

    /** The episode as last told, ended by a listing that is gone. */
    static Violation gone(Violation last, Move move, ListingGone gone, Instant now) {
        var evidence = new ArrayList<>(last.evidence());
        if (gone.capture() != null) {
            evidence.add(Evidence.of(gone.capture()));
        }
        var how = switch (gone.reason()) {
            case NOT_FOUND -> "the platform no longer knows it";
            case DELISTED -> "it was taken off the shelf";
        };
        return copy(
                last, before(move), after(move), evidence, "The listing is gone: " + how + ".", gone.observedAt(), now);
    }

    /** The episode as last told, taken back by a person. */
    static Violation retracted(Violation last, @Nullable Severity before, String reason, Instant now) {
        return copy(last, before, null, last.evidence(), "Retracted: " + reason, last.observedAt(), now);
    }

    static Event event(Move move, Violation violation) {
        return switch (move) {
            case Move.Opened _ -> new ViolationOpened(violation);
            case Move.Worsened _ -> new ViolationWorsened(violation);
            case Move.Eased _ -> new ViolationEased(violation);
            case Move.Cleared cleared -> new ViolationCleared(violation, cleared.cure());
            case Move.Relapsed _ -> new ViolationRelapsed(violation);
        };
    }

    private static Violation copy(
            Violation last,
            @Nullable Severity before,
            @Nullable Severity after,
            List<Evidence> evidence,
            String explanation,
            Instant observedAt,
            Instant now) {
        return new Violation(
                last.id(),
                last.tenant(),
                last.signal(),
                last.listing(),
                last.title(),
                last.seller(),
                last.relation(),
                before,
                after,
                last.waterfall(),
                last.policy(),
                last.match(),
                evidence,
                explanation,
                observedAt,
                now);
    }

    private static @Nullable Severity before(Move move) {
        return switch (move) {
            case Move.Opened _, Move.Relapsed _ -> null;
            case Move.Worsened worsened -> worsened.before();
            case Move.Eased eased -> eased.before();
            case Move.Cleared cleared -> cleared.before();
        };
    }

    private static @Nullable Severity after(Move move) {
        return switch (move) {
            case Move.Opened opened -> opened.severity();
            case Move.Relapsed relapsed -> relapsed.severity();
            case Move.Worsened worsened -> worsened.after();
            case Move.Eased eased -> eased.after();
            case Move.Cleared _ -> null;
        };
    }

    private static List<Evidence> evidence(Verdict verdict, ListingObserved seen) {
        return switch (verdict) {
            case Verdict.Violating violating -> violating.evidence();
            case Verdict.Compliant _, Verdict.Undetermined _ -> List.of(Evidence.of(seen.capture()));
        };
    }

    /** An interval is told by its highest end, the one most in the seller's favour. */
    private static @Nullable Waterfall waterfall(@Nullable FinalPrice price, @Nullable Floor floor) {
        return switch (price) {
            case Exact(var waterfall) -> judgedAgainst(waterfall, floor);
            case Interval interval -> judgedAgainst(interval.highest(), floor);
            case Undetermined _ -> null;
            case null -> null;
        };
    }

    private static Waterfall judgedAgainst(Waterfall price, @Nullable Floor floor) {
        return new Waterfall(
                price.pagePrice(),
                price.steps(),
                price.finalPrice(),
                price.units(),
                price.unitPrice(),
                floor == null ? null : floor.amount());
    }

    private static @Nullable ProductMatch match(Judgement judgement) {
        return switch (judgement.match()) {
            case Matched matched ->
                new ProductMatch(
                        matched.product().id(),
                        matched.product().code(),
                        matched.product().name(),
                        matched.confidence(),
                        matched.reasons());
            case Candidates _, NotOurs _ -> null;
        };
    }

    private static String cut(String title) {
        return title.length() > MAX_TITLE ? title.substring(0, MAX_TITLE) : title;
    }

    /** A random id for a new episode. */
    static UUID freshId() {
        return UUID.randomUUID();
    }
}
