package holdline.pricing.episode;

import holdline.events.Severity;
import holdline.events.ViolationCleared.Cure;
import holdline.pricing.episode.Finding.Right;
import holdline.pricing.episode.Finding.Silent;
import holdline.pricing.episode.Finding.Wrong;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where one signal of one listing stands for one brand.
 *
 * <pre>
 *            wrong                 wrong, agreed               right                   right, agreed
 *   Quiet ─────────► Suspected ───────────────► Open ─────────────────► Recovering ───────────────► Cleared
 *     ▲                  │                       ▲ ▲ ◄──────────────────────┘ wrong                   │ wrong
 *     └──────────────────┘                       │ └──────────────────────────────────── Relapsing ◄──┘
 *        right, agreed                           │             wrong, agreed                 │
 *                                                │                          right, agreed: back to Cleared
 *   Open, Recovering, Cleared, Relapsing ──retract──► Retracted ──after its expiry──► as Quiet
 * </pre>
 *
 * "Agreed" is {@link Hysteresis}: so many observations, so far apart by observation time. A suspicion ends only when
 * compliance is agreed, not at the first compliant observation; an open episode starts its recovery anew at every wrong
 * one. A price that flaps every quarter of an hour is therefore one episode that stays open. When one observation is
 * enough, the states in between are passed at once. A {@link Silent} finding changes nothing anywhere. A listing that is
 * gone needs the same agreement as a compliant one: platforms answer 404 in bad moments too.
 *
 * <p>While open, a change of severity is told at once.
 */
public sealed interface EpisodeState {

    /**
     * The state after one more observation.
     *
     * @param at when it was observed; newer than everything seen before
     * @param freshId gives the id of a new episode, asked only when one opens
     */
    Step see(Finding finding, Instant at, Hysteresis hysteresis, Supplier<UUID> freshId);

    /** Nothing wrong is known. */
    record Quiet() implements EpisodeState {

        @Override
        public Step see(Finding finding, Instant at, Hysteresis hysteresis, Supplier<UUID> freshId) {
            return switch (finding) {
                case Wrong _ -> new Suspected(null, null).see(finding, at, hysteresis, freshId);
                case Right _, Silent _ -> Step.silently(this);
            };
        }
    }

    /**
     * Something wrong was seen, not often enough to say so.
     *
     * @param right what speaks against it since the last wrong observation
     */
    record Suspected(@Nullable Agreement wrong, @Nullable Agreement right) implements EpisodeState {

        @Override
        public Step see(Finding finding, Instant at, Hysteresis hysteresis, Supplier<UUID> freshId) {
            return switch (finding) {
                case Wrong(var severity) -> {
                    var agreed = Agreement.with(wrong, at, hysteresis);
                    yield agreed.suffices(hysteresis)
                            ? open(freshId.get(), severity, at)
                            : Step.silently(new Suspected(agreed, null));
                }
                case Right _ -> {
                    var agreed = Agreement.with(right, at, hysteresis);
                    yield Step.silently(agreed.suffices(hysteresis) ? new Quiet() : new Suspected(wrong, agreed));
                }
                case Silent _ -> Step.silently(this);
            };
        }

        private static Step open(UUID episode, Severity severity, Instant at) {
            return new Step(new Open(episode, severity, at), new Move.Opened(episode, severity));
        }
    }

    /**
     * Wrong, by agreement.
     *
     * @param since when the observation that opened (or reopened) it was made
     */
    record Open(UUID episode, Severity severity, Instant since) implements EpisodeState {

        @Override
        public Step see(Finding finding, Instant at, Hysteresis hysteresis, Supplier<UUID> freshId) {
            return switch (finding) {
                case Wrong(var now) -> graded(now);
                case Right _ -> new Recovering(this, null).see(finding, at, hysteresis, freshId);
                case Silent _ -> Step.silently(this);
            };
        }

        private Step graded(Severity now) {
            var next = new Open(episode, now, since);
            if (now == severity) {
                return Step.silently(next);
            }
            return new Step(
                    next,
                    now.compareTo(severity) > 0
                            ? new Move.Worsened(episode, severity, now)
                            : new Move.Eased(episode, severity, now));
        }

        public Retracted retract(Instant at, Instant until) {
            return new Retracted(episode, at, until);
        }
    }

    /** Open, but lately nothing wrong was seen. */
    record Recovering(Open open, @Nullable Agreement right) implements EpisodeState {

        @Override
        public Step see(Finding finding, Instant at, Hysteresis hysteresis, Supplier<UUID> freshId) {
            return switch (finding) {
                case Wrong _ -> open.see(finding, at, hysteresis, freshId);
                case Right(var how) -> {
                    var agreed = Agreement.with(right, at, hysteresis);
                    yield agreed.suffices(hysteresis) ? clear(how, at) : Step.silently(new Recovering(open, agreed));
                }
                case Silent _ -> Step.silently(this);
            };
        }

        private Step clear(Cure how, Instant at) {
            return new Step(new Cleared(open.episode(), at), new Move.Cleared(open.episode(), open.severity(), how));
        }

        public Retracted retract(Instant at, Instant until) {
            return open.retract(at, until);
        }
    }

    /** Over, as far as anybody knows. */
    record Cleared(UUID episode, Instant since) implements EpisodeState {

        @Override
        public Step see(Finding finding, Instant at, Hysteresis hysteresis, Supplier<UUID> freshId) {
            return switch (finding) {
                case Wrong _ -> new Relapsing(this, null, null).see(finding, at, hysteresis, freshId);
                case Right _, Silent _ -> Step.silently(this);
            };
        }

        public Retracted retract(Instant at, Instant until) {
            return new Retracted(episode, at, until);
        }
    }

    /** Cleared, but something wrong was seen again, not often enough to say so. */
    record Relapsing(
            Cleared cleared,
            @Nullable Agreement wrong,
            @Nullable Agreement right) implements EpisodeState {

        @Override
        public Step see(Finding finding, Instant at, Hysteresis hysteresis, Supplier<UUID> freshId) {
            return switch (finding) {
                case Wrong(var severity) -> {
                    var agreed = Agreement.with(wrong, at, hysteresis);
                    yield agreed.suffices(hysteresis)
                            ? reopen(severity, at)
                            : Step.silently(new Relapsing(cleared, agreed, null));
                }
                case Right _ -> {
                    var agreed = Agreement.with(right, at, hysteresis);
                    yield Step.silently(agreed.suffices(hysteresis) ? cleared : new Relapsing(cleared, wrong, agreed));
                }
                case Silent _ -> Step.silently(this);
            };
        }

        private Step reopen(Severity severity, Instant at) {
            return new Step(new Open(cleared.episode(), severity, at), new Move.Relapsed(cleared.episode(), severity));
        }

        public Retracted retract(Instant at, Instant until) {
            return cleared.retract(at, until);
        }
    }

    /**
     * A person said that it never was a violation.
     *
     * @param until observations before this are not believed; later ones start a new story
     */
    record Retracted(UUID episode, Instant since, Instant until) implements EpisodeState {

        @Override
        public Step see(Finding finding, Instant at, Hysteresis hysteresis, Supplier<UUID> freshId) {
            return at.isBefore(until) ? Step.silently(this) : new Quiet().see(finding, at, hysteresis, freshId);
        }
    }
}
