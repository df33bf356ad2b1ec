package holdline.pricing.violation;

import holdline.events.ListingEvent;
import holdline.events.ListingGone;
import holdline.events.ListingObserved;
import holdline.events.ListingUnreadable;
import holdline.events.Severity;
import holdline.events.Signal;
import holdline.events.Violation;
import holdline.events.ViolationCleared.Cure;
import holdline.events.ViolationRetracted;
import holdline.messaging.Cause;
import holdline.messaging.Outgoing;
import holdline.messaging.Received;
import holdline.pricing.episode.EpisodeState;
import holdline.pricing.episode.EpisodeState.Cleared;
import holdline.pricing.episode.EpisodeState.Open;
import holdline.pricing.episode.EpisodeState.Quiet;
import holdline.pricing.episode.EpisodeState.Recovering;
import holdline.pricing.episode.EpisodeState.Relapsing;
import holdline.pricing.episode.EpisodeState.Retracted;
import holdline.pricing.episode.EpisodeState.Suspected;
import holdline.pricing.episode.Finding;
import holdline.pricing.episode.Move;
import holdline.pricing.history.JudgementView;
import holdline.pricing.judging.Judge;
import holdline.pricing.judging.Judgement;
import holdline.pricing.judging.Verdict;
import holdline.pricing.rulebook.TenantRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One listing and one brand, for the length of a batch: starts as stored, hears observations in order, and knows at the
 * end what has to be written and told.
 */
final class Story {

    private final ListingKey key;
    private final Map<Signal, EpisodeState> states = new EnumMap<>(Signal.class);
    private final Map<UUID, Violation> lastTold = new HashMap<>();
    private Instant lastObservedAt;
    private long fingerprint;

    private boolean heard;
    private final Set<Signal> changed = EnumSet.noneOf(Signal.class);
    private final Map<UUID, Episode> episodes = new HashMap<>();
    private final List<Outgoing> told = new ArrayList<>();
    private @Nullable JudgementView judged;

    Story(ListingKey key, Instant lastObservedAt, long fingerprint) {
        this.key = key;
        this.lastObservedAt = lastObservedAt;
        this.fingerprint = fingerprint;
    }

    void startsWith(Signal signal, EpisodeState state) {
        states.put(signal, state);
    }

    void startsWith(Violation told) {
        lastTold.put(told.id(), told);
    }

    /**
     * One more event, in the order in which events arrived.
     *
     * @return whether it was newer than all before and therefore heard
     */
    boolean hear(Received<ListingEvent> received, TenantRules rules, Instant now) {
        // As exact as the database keeps it; otherwise an event would be newer than itself when it comes again.
        var at = received.event().observedAt().truncatedTo(ChronoUnit.MICROS);
        if (!at.isAfter(lastObservedAt)) {
            return false;
        }
        switch (received.event()) {
            case ListingObserved seen -> observed(seen, at, received.asCause(), rules, now);
            case ListingGone gone -> gone(gone, at, received.asCause(), rules, now);
            case ListingUnreadable _ -> {
                return false;
            }
        }
        heard = true;
        lastObservedAt = at;
        return true;
    }

    private void observed(ListingObserved seen, Instant at, Cause cause, TenantRules rules, Instant now) {
        var judgement = Judge.judge(seen, rules.rulebook());
        judgement.verdicts().forEach((signal, verdict) -> {
            var move = step(signal, finding(verdict), at, rules);
            if (move != null) {
                tell(move, Telling.seen(key, signal, move, seen, judgement, now), cause);
            }
        });
        remember(Fingerprint.of(seen, judgement), seen, judgement, now);
    }

    private void gone(ListingGone gone, Instant at, Cause cause, TenantRules rules, Instant now) {
        for (var signal : List.copyOf(states.keySet())) {
            var move = step(signal, new Finding.Right(Cure.GONE), at, rules);
            if (move != null) {
                tell(move, Telling.gone(lastTold(move), move, gone, now), cause);
            }
        }
        if (fingerprint != Fingerprint.GONE) {
            fingerprint = Fingerprint.GONE;
            judged = JudgementView.of(gone, now);
        }
    }

    /**
     * A person takes an episode back; it stays false until then.
     *
     * @return false when that episode is not where the signal stands
     */
    boolean retract(Violation last, Severity severity, String reason, Instant until, Instant now) {
        var retracted = retracted(states.get(last.signal()), last.id(), now, until);
        if (retracted == null) {
            return false;
        }
        states.put(last.signal(), retracted);
        changed.add(last.signal());
        var violation = Telling.retracted(last, severity, reason, now);
        episodes.put(last.id(), Episode.retracted(severity, now, reason, violation));
        told.add(new Outgoing(new ViolationRetracted(violation, reason), null));
        return true;
    }

    private static @Nullable Retracted retracted(
            @Nullable EpisodeState state, UUID episode, Instant now, Instant until) {
        return switch (state) {
            case Open open when open.episode().equals(episode) -> open.retract(now, until);
            case Recovering recovering
            when recovering.open().episode().equals(episode) -> recovering.retract(now, until);
            case Cleared cleared when cleared.episode().equals(episode) -> cleared.retract(now, until);
            case Relapsing relapsing
            when relapsing.cleared().episode().equals(episode) -> relapsing.retract(now, until);
            case Quiet _, Suspected _, Open _, Recovering _, Cleared _, Relapsing _, Retracted _ -> null;
            case null -> null;
        };
    }

    private @Nullable Move step(Signal signal, Finding finding, Instant at, TenantRules rules) {
        var before = states.getOrDefault(signal, new Quiet());
        var step = before.see(finding, at, rules.hysteresis(), Telling::freshId);
        if (!step.next().equals(before)) {
            states.put(signal, step.next());
            changed.add(signal);
        }
        return step.move();
    }

    private static Finding finding(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Violating violating -> new Finding.Wrong(violating.severity());
            case Verdict.Compliant _ -> new Finding.Right(Cure.COMPLIANT);
            case Verdict.Undetermined _ -> new Finding.Silent();
        };
    }

    private void tell(Move move, Violation violation, Cause cause) {
        var before = episodes.get(move.episode());
        var openedAt = before == null ? violation.observedAt() : before.openedAt();
        episodes.put(
                move.episode(),
                switch (move) {
                    case Move.Opened opened -> Episode.open(opened.severity(), openedAt, violation);
                    case Move.Relapsed relapsed -> Episode.open(relapsed.severity(), openedAt, violation);
                    case Move.Worsened worsened -> Episode.open(worsened.after(), openedAt, violation);
                    case Move.Eased eased -> Episode.open(eased.after(), openedAt, violation);
                    case Move.Cleared cleared -> Episode.cleared(cleared.before(), openedAt, violation);
                });
        lastTold.put(move.episode(), violation);
        told.add(new Outgoing(Telling.event(move, violation), cause));
    }

    private Violation lastTold(Move move) {
        var last = lastTold.get(move.episode());
        if (last == null) {
            throw new IllegalStateException("episode " + move.episode() + " of " + key + " was never told");
        }
        return last;
    }

    private void remember(long now, ListingObserved seen, Judgement judgement, Instant judgedAt) {
        if (now != fingerprint) {
            fingerprint = now;
            judged = JudgementView.of(seen, judgement, judgedAt);
        }
    }

    ListingKey key() {
        return key;
    }

    boolean heard() {
        return heard;
    }

    Instant lastObservedAt() {
        return lastObservedAt;
    }

    long fingerprint() {
        return fingerprint;
    }

    /** Signals whose state is not the one it started with. */
    Map<Signal, EpisodeState> changedStates() {
        var after = new EnumMap<Signal, EpisodeState>(Signal.class);
        changed.forEach(signal -> after.put(signal, states.get(signal)));
        return after;
    }

    /** Episodes that a listing's disappearance could end. */
    List<UUID> openEpisodes() {
        return states.values().stream()
                .<UUID>mapMulti((state, ids) -> {
                    switch (state) {
                        case Open open -> ids.accept(open.episode());
                        case Recovering recovering ->
                            ids.accept(recovering.open().episode());
                        case Quiet _, Suspected _, Cleared _, Relapsing _, Retracted _ -> {}
                    }
                })
                .toList();
    }

    Iterable<Episode> episodes() {
        return episodes.values();
    }

    List<Outgoing> told() {
        return told;
    }

    @Nullable
    JudgementView judged() {
        return judged;
    }
}
