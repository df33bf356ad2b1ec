package holdline.pricing.episode;

import static holdline.events.Severity.MINOR;
import static holdline.events.Severity.SEVERE;
import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.ViolationCleared.Cure;
import holdline.pricing.episode.EpisodeState.Cleared;
import holdline.pricing.episode.EpisodeState.Open;
import holdline.pricing.episode.EpisodeState.Quiet;
import holdline.pricing.episode.EpisodeState.Recovering;
import holdline.pricing.episode.EpisodeState.Relapsing;
import holdline.pricing.episode.EpisodeState.Retracted;
import holdline.pricing.episode.EpisodeState.Suspected;
import holdline.pricing.episode.Finding.Right;
import holdline.pricing.episode.Finding.Silent;
import holdline.pricing.episode.Finding.Wrong;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EpisodeStateTest {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = T0.plus(Duration.ofMinutes(10));
    private static final Finding WRONG = new Wrong(MINOR);
    private static final Finding RIGHT = new Right(Cure.COMPLIANT);
    private static final Agreement ONCE = new Agreement(1, T0);
    private static final Open OPEN = new Open(ID, MINOR, T0);
    private static final Cleared CLEARED = new Cleared(ID, T0);
    private static final Retracted RETRACTED = new Retracted(ID, T0, T0.plus(Duration.ofDays(90)));

    @ParameterizedTest
    @MethodSource("transitions")
    void movesAsTheTableSays(
            EpisodeState state, Finding finding, Class<? extends EpisodeState> next, @Nullable Class<?> move) {
        // When
        var step = state.see(finding, LATER, Hysteresis.DEFAULT, () -> ID);
        // Then
        assertThat(step.next()).isInstanceOf(next);
        if (move == null) {
            assertThat(step.move()).isNull();
        } else {
            assertThat(step.move()).isInstanceOf(move);
        }
    }

    static Stream<Arguments> transitions() {
        return Stream.of(
                row(new Quiet(), WRONG, Suspected.class, null),
                row(new Quiet(), RIGHT, Quiet.class, null),
                row(new Suspected(ONCE, null), WRONG, Open.class, Move.Opened.class),
                row(new Suspected(ONCE, null), RIGHT, Suspected.class, null),
                row(new Suspected(ONCE, ONCE), RIGHT, Quiet.class, null),
                row(OPEN, WRONG, Open.class, null),
                row(OPEN, new Wrong(SEVERE), Open.class, Move.Worsened.class),
                row(new Open(ID, SEVERE, T0), WRONG, Open.class, Move.Eased.class),
                row(OPEN, RIGHT, Recovering.class, null),
                row(new Recovering(OPEN, ONCE), WRONG, Open.class, null),
                row(new Recovering(OPEN, ONCE), new Wrong(SEVERE), Open.class, Move.Worsened.class),
                row(new Recovering(OPEN, ONCE), RIGHT, Cleared.class, Move.Cleared.class),
                row(CLEARED, RIGHT, Cleared.class, null),
                row(CLEARED, WRONG, Relapsing.class, null),
                row(new Relapsing(CLEARED, ONCE, null), WRONG, Open.class, Move.Relapsed.class),
                row(new Relapsing(CLEARED, ONCE, null), RIGHT, Relapsing.class, null),
                row(new Relapsing(CLEARED, ONCE, ONCE), RIGHT, Cleared.class, null),
                row(RETRACTED, WRONG, Retracted.class, null),
                row(RETRACTED, RIGHT, Retracted.class, null));
    }

    @Test
    void theTableKnowsEveryState() {
        // Given
        var known = transitions().map(row -> row.get()[0].getClass()).collect(Collectors.toSet());
        // Then
        assertThat(known).isEqualTo(Set.of(EpisodeState.class.getPermittedSubclasses()));
    }

    @Test
    void theTableMakesEveryMove() {
        // Given
        var moves = transitions()
                .map(row -> row.get()[3])
                .filter(Class.class::isInstance)
                .map(Class.class::cast)
                .collect(Collectors.toSet());
        // Then
        assertThat(moves).isEqualTo(Set.of(Move.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("states")
    void silenceChangesNothing(EpisodeState state) {
        assertThat(state.see(new Silent(), LATER, Hysteresis.DEFAULT, () -> ID)).isEqualTo(new Step(state, null));
    }

    static Stream<EpisodeState> states() {
        return transitions().map(row -> (EpisodeState) row.get()[0]).distinct();
    }

    @Test
    void observationsTooCloseTogetherCountOnce() {
        // When
        var moves = play(List.of(wrong(0), wrong(3), wrong(6), wrong(9)));
        // Then
        assertThat(moves).isEmpty();
        assertThat(play(List.of(wrong(0), wrong(3), wrong(6), wrong(9), wrong(10))))
                .hasSize(1);
    }

    @Test
    void aPriceThatFlapsEveryQuarterOfAnHourIsOneEpisode() {
        // Given
        var flapping = new ArrayList<Seen>();
        for (var i = 0; i < 200; i++) {
            flapping.add(i % 2 == 0 ? wrong(15 * i) : right(15 * i));
        }
        // When
        var moves = play(flapping);
        // Then
        assertThat(moves).hasExactlyElementsOfTypes(Move.Opened.class);
    }

    @Test
    void aSingleWrongObservationIsForgottenWhenComplianceIsAgreed() {
        assertThat(play(List.of(wrong(0), right(10), right(20), wrong(30), right(40), right(50))))
                .isEmpty();
    }

    @Test
    void goneClearsOnlyWhenItIsGoneAgain() {
        assertThat(play(List.of(wrong(0), wrong(10), gone(20), wrong(25))))
                .hasExactlyElementsOfTypes(Move.Opened.class);
        assertThat(play(List.of(wrong(0), wrong(10), gone(20), gone(30))))
                .last()
                .isEqualTo(new Move.Cleared(ID, MINOR, Cure.GONE));
    }

    @Test
    void aRelapseKeepsItsId() {
        assertThat(play(List.of(wrong(0), wrong(10), right(20), right(30), wrong(40), wrong(50))))
                .last()
                .isEqualTo(new Move.Relapsed(ID, MINOR));
    }

    @Test
    void oneObservationIsEnoughWhereTheBrandSaysSo() {
        // When
        var step = new Quiet().see(WRONG, T0, new Hysteresis(1, Duration.ZERO), () -> ID);
        // Then
        assertThat(step).isEqualTo(new Step(new Open(ID, MINOR, T0), new Move.Opened(ID, MINOR)));
    }

    @Test
    void whatWasRetractedStartsANewStoryAfterItsExpiry() {
        // When
        var step = RETRACTED.see(WRONG, RETRACTED.until(), Hysteresis.DEFAULT, () -> ID);
        // Then
        assertThat(step.next()).isInstanceOf(Suspected.class);
    }

    private static List<Move> play(List<Seen> story) {
        EpisodeState state = new Quiet();
        var moves = new ArrayList<Move>();
        for (var seen : story) {
            var step = state.see(seen.finding, T0.plus(seen.after), Hysteresis.DEFAULT, () -> ID);
            state = step.next();
            if (step.move() != null) {
                moves.add(step.move());
            }
        }
        return moves;
    }

    private static Seen wrong(int minutes) {
        return new Seen(WRONG, Duration.ofMinutes(minutes));
    }

    private static Seen right(int minutes) {
        return new Seen(RIGHT, Duration.ofMinutes(minutes));
    }

    private static Seen gone(int minutes) {
        return new Seen(new Right(Cure.GONE), Duration.ofMinutes(minutes));
    }

    private static Arguments row(
            EpisodeState state, Finding finding, Class<? extends EpisodeState> next, @Nullable Class<?> move) {
        return Arguments.of(state, finding, next, move);
    }

    private record Seen(Finding finding, Duration after) {}
}
