package holdline.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.cases.gate.Gate;
import holdline.cases.gate.GateInputs;
import holdline.cases.gate.JurisdictionPack;
import holdline.cases.gate.Suspicion;
import holdline.events.CaseClosed;
import holdline.events.Evidence;
import holdline.events.Evidence.Kind;
import holdline.events.GateDecided.Outcome;
import holdline.events.Jurisdiction;
import holdline.events.Listing;
import holdline.events.SellerRelation;
import holdline.events.SellerReplied;
import holdline.events.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Tries to get from a price to a complaint, by every road there is. */
class PriceNeverComplainsTest {

    private static final Waits WAITS =
            new Waits(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(1));

    @Property
    void noEvidenceTurnsAPriceIntoAGround(
            @ForAll Jurisdiction jurisdiction,
            @ForAll @Size(min = 1, max = 5) List<@From("aboutPrice") Suspicion> suspicions,
            @ForAll("evidence") List<Evidence> held) {
        // When
        var decision = Gate.decide(new GateInputs(JurisdictionPack.shipped(jurisdiction), suspicions, held));

        // Then
        assertThat(decision.outcome()).isEqualTo(Outcome.MONITOR_ONLY);
        assertThat(decision.allowed()).isEmpty();
        assertThat(decision.reasons()).isNotEmpty();
    }

    @Property
    void whateverIsAllowedRestsOnAListingThatHasAnotherGround(
            @ForAll Jurisdiction jurisdiction,
            @ForAll("suspicions") List<Suspicion> suspicions,
            @ForAll("evidence") List<Evidence> held) {
        // When
        var decision = Gate.decide(new GateInputs(JurisdictionPack.shipped(jurisdiction), suspicions, held));

        // Then
        assertThat(decision.outcome() == Outcome.COMPLAINT_ALLOWED)
                .isEqualTo(!decision.allowed().isEmpty());
        for (var basis : decision.allowed()) {
            assertThat(basis.evidence()).isNotEmpty();
            assertThat(basis.listings())
                    .isNotEmpty()
                    .allMatch(listing -> suspicions.stream()
                            .anyMatch(
                                    suspicion -> suspicion.listing().equals(listing) && suspicion.mayFoundComplaint()));
        }
    }

    @Property
    void noSequenceOfHappeningsDraftsAComplaintAboutAPrice(
            @ForAll Jurisdiction jurisdiction,
            @ForAll("aboutPrice") Suspicion first,
            @ForAll @Size(max = 60) List<@From("walk") Step> walk) {
        // Given
        var open = new ArrayList<Suspicion>(List.of(first));
        var now = Instant.parse("2026-03-01T08:00:00Z");
        var state = CaseLifecycle.open(first, circumstances(jurisdiction, open), now)
                .to();

        for (var step : walk) {
            // When
            now = now.plus(step.pause());
            if (step.happening() instanceof Happening.Joined(var joining)) {
                open.add(joining);
            }
            var happening = step.lapse() && state.deadline().isPresent()
                    ? new Happening.Lapsed(state.deadline().get())
                    : step.happening();
            var decision = CaseLifecycle.decide(state, happening, circumstances(jurisdiction, open), now);

            // Then
            if (decision instanceof Decision.Moved(var to, var effects)) {
                assertThat(to).isNotInstanceOf(CaseState.Drafted.class);
                assertThat(effects).noneMatch(Effect.Draft.class::isInstance);
                if (state instanceof CaseState.Paused) {
                    assertThat(happening).as("what ends a pause").isNotInstanceOf(Happening.Joined.class);
                }
                state = to;
            }
        }
    }

    private static Circumstances circumstances(Jurisdiction jurisdiction, List<Suspicion> open) {
        return new Circumstances(
                WAITS,
                new GateInputs(JurisdictionPack.shipped(jurisdiction), open, List.of()),
                List.of(),
                UUID.randomUUID());
    }

    @Provide
    Arbitrary<List<Suspicion>> suspicions() {
        return suspicion(Arbitraries.of(Signal.class), Arbitraries.of(SellerRelation.class))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Suspicion> aboutPrice() {
        return Arbitraries.oneOf(
                suspicion(
                        Arbitraries.of(Signal.LOW_PRICE, Signal.LIVE_ROOM_PRICE, Signal.UNAUTHORISED_SELLER),
                        Arbitraries.of(SellerRelation.class)),
                suspicion(
                        Arbitraries.of(Signal.CROSS_REGION),
                        Arbitraries.of(SellerRelation.STRANGER, SellerRelation.FORMER_DEALER)));
    }

    @Provide
    Arbitrary<List<Evidence>> evidence() {
        return Arbitraries.of(Kind.class)
                .map(kind -> new Evidence(kind, "words", "ab".repeat(32), null, Instant.EPOCH))
                .list()
                .ofMaxSize(Kind.values().length);
    }

    @Provide
    Arbitrary<Step> walk() {
        Arbitrary<Happening> happenings = Arbitraries.oneOf(
                Arbitraries.of(
                        new Happening.Verify(),
                        new Happening.Pause("wait"),
                        new Happening.Resume(),
                        new Happening.Ended(),
                        new Happening.NoticeAccepted(),
                        new Happening.NoticeFailed()),
                Arbitraries.of(CaseClosed.Reason.class).map(reason -> new Happening.Close(reason, "note")),
                Arbitraries.of(SellerReplied.Reply.class).map(Happening.Replied::new),
                aboutPrice().map(Happening.Joined::new),
                aboutPrice().map(Happening.EvidenceChanged::new));
        return Combinators.combine(
                        happenings,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 10).map(Duration::ofSeconds))
                .as(Step::new);
    }

    private Arbitrary<Suspicion> suspicion(Arbitrary<Signal> signals, Arbitrary<SellerRelation> relations) {
        return Combinators.combine(
                        signals, relations, evidence(), Arbitraries.integers().between(1, 5))
                .as((signal, relation, evidence, item) -> new Suspicion(
                        UUID.randomUUID(),
                        signal,
                        Listing.of("shop.example", "item-" + item, "https://shop.example/" + item),
                        relation,
                        evidence));
    }

    /** One step of a walk: time passes, then something happens, or the deadline that is waited for lapses. */
    record Step(Happening happening, boolean lapse, Duration pause) {}
}
