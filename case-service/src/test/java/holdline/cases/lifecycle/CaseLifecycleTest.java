package holdline.cases.lifecycle;

import static holdline.cases.lifecycle.Worlds.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import holdline.cases.lifecycle.CaseState.Closed;
import holdline.cases.lifecycle.CaseState.Drafted;
import holdline.cases.lifecycle.CaseState.Monitoring;
import holdline.cases.lifecycle.CaseState.Noticing;
import holdline.cases.lifecycle.CaseState.Opened;
import holdline.cases.lifecycle.CaseState.Paused;
import holdline.cases.lifecycle.CaseState.Rechecking;
import holdline.cases.lifecycle.CaseState.Waiting;
import holdline.cases.lifecycle.Circumstances.Ending;
import holdline.cases.lifecycle.Decision.Ignored;
import holdline.cases.lifecycle.Decision.Moved;
import holdline.cases.lifecycle.Decision.Refused;
import holdline.events.CaseClosed;
import holdline.events.Ground;
import holdline.events.SellerReplied;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseLifecycleTest {

    @Test
    void gathersBeforeItSpeaks() {
        // When
        var move = CaseLifecycle.open(Worlds.lowPrice(), Worlds.open(Worlds.lowPrice()), NOW);

        // Then
        assertThat(move.to()).isEqualTo(new Opened(NOW, NOW.plusSeconds(1)));
        assertThat(move.effects()).isEmpty();
    }

    @Test
    void watchesADealerWithTheGatesReasonsAndWritesNothing() {
        // Given
        var dealers = Worlds.dealersLowPrice();

        // When
        var move = CaseLifecycle.open(dealers, Worlds.open(dealers), NOW);

        // Then
        assertThat(move.to()).asInstanceOf(type(Monitoring.class)).satisfies(monitoring -> {
            assertThat(monitoring.noticed()).isFalse();
            assertThat(monitoring.reasons()).isNotEmpty();
        });
        assertThat(move.effects()).hasOnlyElementsOfType(Effect.RecordGate.class);
    }

    @Test
    void writesOnceAStrangersViolationJoinsADealersCase() {
        // Given
        var watched = new Monitoring(NOW, List.of("dealer"), false);
        var strange = Worlds.lowPrice();

        // When
        var decision = CaseLifecycle.decide(
                watched, new Happening.Joined(strange), Worlds.open(Worlds.dealersLowPrice(), strange), NOW);

        // Then
        assertThat(moved(decision).to()).isInstanceOf(Noticing.class);
        assertThat(moved(decision).effects()).hasOnlyElementsOfType(Effect.AskNotice.class);
    }

    @Test
    void doesNotAskTheGateAboutAPriceThatJoins() {
        // Given
        var watched = new Monitoring(NOW, List.of("price"), true);
        var cheap = Worlds.lowPrice();

        // When
        var decision = CaseLifecycle.decide(watched, new Happening.Joined(cheap), Worlds.open(cheap), NOW);

        // Then
        assertThat(decision).isInstanceOf(Ignored.class);
    }

    @Test
    void ignoresADeadlineThatIsNotItsOwn() {
        // Given
        var waiting = new Waiting(NOW.minusSeconds(60), NOW);
        var stale = new Deadline(Deadline.Kind.SELLER_ANSWER, NOW.minusSeconds(1));

        // When
        var decision = CaseLifecycle.decide(waiting, new Happening.Lapsed(stale), Worlds.open(Worlds.lowPrice()), NOW);

        // Then
        assertThat(decision).isInstanceOf(Ignored.class);
    }

    @Test
    void neverLetsADeadlinePassEarly() {
        // Given
        var waiting = new Waiting(NOW, NOW.plusMillis(1));

        // When
        var decision = CaseLifecycle.decide(
                waiting, new Happening.Lapsed(waiting.deadline().orElseThrow()), Worlds.open(Worlds.lowPrice()), NOW);

        // Then
        assertThat(decision).isInstanceOf(Ignored.class);
    }

    @Test
    void keepsWhatWasLeftOfTheSellersTimeOverAPause() {
        // Given
        var waiting = new Waiting(NOW, NOW.plus(Duration.ofDays(7)));
        var paused = waiting.pause(Paused.Cause.BY_HAND, "wait", NOW.plus(Duration.ofDays(2)));

        // When
        var decision = CaseLifecycle.decide(
                paused, new Happening.Resume(), Worlds.open(Worlds.lowPrice()), NOW.plus(Duration.ofDays(5)));

        // Then
        assertThat(moved(decision).to()).isEqualTo(new Waiting(NOW, NOW.plus(Duration.ofDays(10))));
    }

    @Test
    void asksForFreshVisitsWhenItResumesARecheck() {
        // Given
        var paused = new Rechecking(NOW, NOW.plusSeconds(60)).pause(Paused.Cause.BY_HAND, "wait", NOW.plusSeconds(10));

        // When
        var decision = CaseLifecycle.decide(
                paused, new Happening.Resume(), Worlds.open(Worlds.lowPrice()), NOW.plusSeconds(100));

        // Then
        assertThat(moved(decision).effects())
                .containsExactly(
                        new Effect.AskRecheck(NOW.plusSeconds(100), NOW.plusSeconds(150), Worlds.WAITS.recheckEvery()));
    }

    @Test
    void looksSoonWhenTheSellerSaysItIsFixedButNotBeyondItsTime() {
        // Given
        var waiting = new Waiting(NOW, NOW.plusSeconds(30));

        // When
        var decision = CaseLifecycle.decide(
                waiting, new Happening.Replied(SellerReplied.Reply.FIXED), Worlds.open(Worlds.lowPrice()), NOW);

        // Then
        assertThat(moved(decision).to()).isEqualTo(waiting);
        assertThat(moved(decision).effects())
                .containsExactly(new Effect.AskRecheck(NOW, NOW.plusSeconds(30), Worlds.WAITS.recheckEvery()));
    }

    @Test
    void closesAsGoneOnlyWhenEverythingIsGone() {
        assertThat(closing(Ending.GONE, Ending.GONE)).isEqualTo(CaseClosed.Reason.LISTING_GONE);
        assertThat(closing(Ending.GONE, Ending.COMPLIANT)).isEqualTo(CaseClosed.Reason.CURED);
        assertThat(closing(Ending.GONE, Ending.RETRACTED)).isEqualTo(CaseClosed.Reason.LISTING_GONE);
        assertThat(closing(Ending.RETRACTED, Ending.COMPLIANT)).isEqualTo(CaseClosed.Reason.CURED);
        assertThat(closing(Ending.RETRACTED)).isEqualTo(CaseClosed.Reason.RETRACTED);
    }

    @Test
    void dropsTheDraftOfACaseThatCloses() {
        // Given
        var drafted = new Drafted(NOW, UUID.randomUUID(), Ground.FALSE_AUTHORISATION);

        // When
        var decision = CaseLifecycle.decide(
                drafted.pause(Paused.Cause.BY_HAND, "wait", NOW),
                new Happening.Ended(),
                Worlds.circumstances(List.of(), Ending.COMPLIANT),
                NOW);

        // Then
        assertThat(moved(decision).effects())
                .containsExactly(new Effect.DropDraft(drafted.complaintId(), "the case is closed"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CURED", "LISTING_GONE", "RETRACTED"})
    void letsNobodySayByHandWhatOnlyObservationCanSay(CaseClosed.Reason reason) {
        assertThat(close(reason)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"WON", "LOST"})
    void neitherWinsNorLosesWhatWasNotComplainedAbout(CaseClosed.Reason reason) {
        assertThat(close(reason)).isInstanceOf(Refused.class);
    }

    private static Decision close(CaseClosed.Reason reason) {
        return CaseLifecycle.decide(
                new Waiting(NOW, NOW.plusSeconds(1)),
                new Happening.Close(reason, "note"),
                Worlds.open(Worlds.lowPrice()),
                NOW);
    }

    private static CaseClosed.Reason closing(Ending... endings) {
        var decision = CaseLifecycle.decide(
                new Waiting(NOW, NOW.plusSeconds(1)),
                new Happening.Ended(),
                Worlds.circumstances(List.of(), endings),
                NOW);
        return ((Closed) moved(decision).to()).reason();
    }

    private static Moved moved(Decision decision) {
        assertThat(decision).isInstanceOf(Moved.class);
        return (Moved) decision;
    }
}
