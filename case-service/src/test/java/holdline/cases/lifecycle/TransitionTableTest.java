package holdline.cases.lifecycle;

import static holdline.cases.lifecycle.Worlds.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import holdline.cases.gate.Suspicion;
import holdline.cases.lifecycle.CaseState.Closed;
import holdline.cases.lifecycle.CaseState.Drafted;
import holdline.cases.lifecycle.CaseState.Monitoring;
import holdline.cases.lifecycle.CaseState.Noticing;
import holdline.cases.lifecycle.CaseState.Opened;
import holdline.cases.lifecycle.CaseState.Paused;
import holdline.cases.lifecycle.CaseState.Rechecking;
import holdline.cases.lifecycle.CaseState.Waiting;
import holdline.events.CaseClosed;
import holdline.events.Ground;
import holdline.events.SellerReplied;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every state against every happening. A price-only case and one with a complete non-price ground go by the same table
 * except where the gate is asked, which the last two columns tell apart.
 */
class TransitionTableTest {

    private static final String TABLE = """
                     | Verify   | Pause  | Resume   | Close  | Joined     | EvidenceChanged | EndedAll | EndedOne   | NoticeAccepted | NoticeFailed | RepliedFixed | RepliedDispute | Lapsed     | LapsedPriceOnly
          Opened     | Noticing | Paused | refused  | Closed | ignored    | ignored         | Closed   | ignored    | ignored        | ignored      | ignored      | Paused         | Noticing   | Noticing
          Noticing   | refused  | Paused | refused  | Closed | ignored    | ignored         | Closed   | ignored    | Waiting        | ignored      | Noticing     | Paused         | Rechecking | Rechecking
          Waiting    | refused  | Paused | refused  | Closed | ignored    | ignored         | Closed   | ignored    | ignored        | ignored      | Waiting      | Paused         | Rechecking | Rechecking
          Rechecking | refused  | Paused | refused  | Closed | ignored    | ignored         | Closed   | ignored    | ignored        | ignored      | ignored      | Paused         | Drafted    | Monitoring
          Monitoring | refused  | Paused | refused  | Closed | Drafted    | Drafted         | Closed   | ignored    | ignored        | ignored      | Monitoring   | Paused         | ignored    | ignored
          Drafted    | refused  | Paused | refused  | Closed | ignored    | ignored         | Closed   | Monitoring | ignored        | ignored      | Drafted      | Paused         | ignored    | ignored
          Paused     | refused  | refused| Noticing | Closed | ignored    | ignored         | Closed   | ignored    | Paused         | ignored      | ignored      | Paused         | ignored    | ignored
          Closed     | refused  | refused| refused  | refused| ignored    | ignored         | ignored  | ignored    | ignored        | ignored      | ignored      | ignored        | ignored    | ignored
        """;

    private static final Map<String, CaseState> STATES = Stream.of(
                    new Opened(NOW.minusSeconds(1), NOW),
                    new Noticing(NOW.minusSeconds(1), NOW),
                    new Waiting(NOW.minusSeconds(1), NOW),
                    new Rechecking(NOW.minusSeconds(1), NOW),
                    new Monitoring(NOW.minusSeconds(1), List.of("because"), true),
                    new Drafted(NOW.minusSeconds(1), UUID.randomUUID(), Ground.FALSE_AUTHORISATION),
                    new Paused(
                            NOW.minusSeconds(1),
                            new Noticing(NOW.minusSeconds(2), NOW.plusSeconds(9)),
                            Paused.Cause.BY_HAND,
                            "wait"),
                    new Closed(NOW.minusSeconds(1), CaseClosed.Reason.CURED, "done"))
            .collect(Collectors.toMap(
                    state -> state.getClass().getSimpleName(), state -> state, (a, _) -> a, LinkedHashMap::new));

    @TestFactory
    Stream<DynamicTest> everyStateMovesAsTheTableSays() {
        var lines = TABLE.lines().toList();
        var happenings = cells(lines.getFirst());
        return lines.stream().skip(1).flatMap(line -> {
            var row = cells(line);
            return Stream.iterate(1, column -> column < happenings.size(), column -> column + 1)
                    .map(column -> DynamicTest.dynamicTest(
                            row.getFirst() + " on " + happenings.get(column) + ": " + row.get(column),
                            () -> assertThat(outcome(STATES.get(row.getFirst()), happenings.get(column)))
                                    .isEqualTo(row.get(column))));
        });
    }

    @Test
    void theTableKnowsEveryState() {
        assertThat(TABLE.lines().skip(1).map(line -> cells(line).getFirst()).collect(Collectors.toSet()))
                .isEqualTo(names(CaseState.class))
                .isEqualTo(STATES.keySet());
    }

    @Test
    void theTableKnowsEveryHappening() {
        var columns = cells(TABLE.lines().findFirst().orElseThrow());
        assertThat(names(Happening.class))
                .allMatch(name -> columns.stream().anyMatch(column -> column.startsWith(name)));
    }

    @Test
    void refusesWithExactlyTheMovesThatWouldBeLegal() {
        for (var state : STATES.values()) {
            for (var command : List.of("Verify", "Pause", "Resume", "Close")) {
                var legal = CaseLifecycle.legalMoves(state).contains(command.toLowerCase(Locale.ROOT));
                assertThat(outcome(state, command).equals("refused"))
                        .as("%s on %s", command, state)
                        .isNotEqualTo(legal);
            }
        }
    }

    private static String outcome(CaseState state, String happening) {
        var claim = Worlds.falseClaim();
        var both = Worlds.open(Worlds.lowPrice(), claim);
        var decision = switch (happening) {
            case "EndedAll" ->
                CaseLifecycle.decide(
                        state,
                        new Happening.Ended(),
                        Worlds.circumstances(List.of(), Circumstances.Ending.COMPLIANT),
                        NOW);
            case "EndedOne" ->
                CaseLifecycle.decide(
                        state,
                        new Happening.Ended(),
                        Worlds.circumstances(List.of(Worlds.lowPrice()), Circumstances.Ending.COMPLIANT),
                        NOW);
            case "LapsedPriceOnly" -> CaseLifecycle.decide(state, lapsed(state), Worlds.open(Worlds.lowPrice()), NOW);
            default -> CaseLifecycle.decide(state, happening(happening, state, claim), both, NOW);
        };
        return switch (decision) {
            case Decision.Moved moved -> moved.to().getClass().getSimpleName();
            case Decision.Refused _ -> "refused";
            case Decision.Ignored _ -> "ignored";
        };
    }

    private static Happening happening(String name, CaseState state, Suspicion claim) {
        return switch (name) {
            case "Verify" -> new Happening.Verify();
            case "Pause" -> new Happening.Pause("wait");
            case "Resume" -> new Happening.Resume();
            case "Close" -> new Happening.Close(CaseClosed.Reason.ABANDONED, "not worth it");
            case "Joined" -> new Happening.Joined(claim);
            case "EvidenceChanged" -> new Happening.EvidenceChanged(claim);
            case "NoticeAccepted" -> new Happening.NoticeAccepted();
            case "NoticeFailed" -> new Happening.NoticeFailed();
            case "RepliedFixed" -> new Happening.Replied(SellerReplied.Reply.FIXED);
            case "RepliedDispute" -> new Happening.Replied(SellerReplied.Reply.VIOLATION_INCORRECT);
            case "Lapsed" -> lapsed(state);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Happening lapsed(CaseState state) {
        return new Happening.Lapsed(state.deadline().orElse(new Deadline(Deadline.Kind.RECHECK, NOW.minusSeconds(60))));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }

    /** The records at the bottom of a sealed hierarchy. */
    private static Set<String> names(Class<?> type) {
        if (type.isRecord()) {
            return Set.of(type.getSimpleName());
        }
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(permitted -> names(permitted).stream())
                .collect(Collectors.toSet());
    }
}
