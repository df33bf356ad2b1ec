package holdline.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdline.cases.Scene;
import holdline.cases.playbook.Playbook;
import holdline.cases.rows.CountingRows;
import holdline.cases.timer.Timer;
import holdline.events.NoticeRequested;
import holdline.events.Topic;
import holdline.events.ViolationEvent;
import holdline.events.ViolationOpened;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class LetDeadlinesPassTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    FollowViolations follow;

    @Inject
    LetDeadlinesPass deadlines;

    @Inject
    CaseFiles files;

    @Inject
    Cases cases;

    @Inject
    CountingRows rows;

    @Inject
    InstantSource clock;

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @Test
    void givesAClaimBackWhenTheProcessDiesBeforeTheCommit() {
        // Given
        var scene = Scene.any();
        var id = open(scene);

        // When
        QuarkusTransaction.begin();
        // Our lock keeps the sweeper away until the deadline has passed.
        files.lock(Set.of(id));
        await().atMost(PATIENCE)
                .until(() -> deadlines.peek(1_000).stream()
                        .anyMatch(timer -> timer.caseId().equals(id)));
        assertThat(deadlines.pass(1_000)).isPositive();
        assertThat(status(scene, id)).isEqualTo(CaseStatus.NOTICING);
        QuarkusTransaction.rollback();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(scene, id)).isEqualTo(CaseStatus.NOTICING));
        topics.awaitKey(Topic.CASES, id.toString(), 3);
        assertThat(topics.seenWithin(Topic.CASES, Duration.ofSeconds(1)))
                .filteredOn(event -> event.key().equals(id.toString()) && event instanceof NoticeRequested)
                .hasSize(1);
    }

    @Test
    void neverPassesADeadlineEarlyOrTwiceHoweverManyLook() throws Exception {
        // Given
        var scenes = IntStream.range(0, 200).mapToObj(_ -> Scene.any()).toList();
        var gatherFor = Playbook.DEFAULT.gatherFor();
        var start = clock.instant();
        follow.follow(FollowViolationsTest.received(scenes.stream()
                .map(scene -> new ViolationOpened(scene.lowPrice()))
                .toArray(ViolationEvent[]::new)));

        // When
        try (var sweepers = Executors.newFixedThreadPool(3)) {
            var rounds = new ArrayList<Future<?>>();
            for (var sweeper = 0; sweeper < 3; sweeper++) {
                rounds.add(sweepers.submit(() -> {
                    while (clock.instant().isBefore(start.plus(gatherFor).plusSeconds(1))) {
                        deadlines.pass(25);
                    }
                }));
            }
            for (var round : rounds) {
                round.get();
            }
        }

        // Then
        await().atMost(PATIENCE).until(() -> deadlines.pass(200) == 0);
        for (var scene : scenes) {
            var row = cases.page(scene.tenant(), new Cases.Filter(null, null, null), null, 2)
                    .getFirst();
            assertThat(row.state().status()).isEqualTo(CaseStatus.NOTICING);
            assertThat(row.transition()).isEqualTo(2);
            assertThat(row.state().since()).isAfterOrEqualTo(row.openedAt().plus(gatherFor));
        }
    }

    @Test
    void sendsAsManyStatementsForFiftyDeadlinesAsForOne() {
        // Given
        var few = List.of(Scene.any());
        var many = IntStream.range(0, 50).mapToObj(_ -> Scene.any()).toList();

        // When
        var forOne = statementsToPass(few);
        var forFifty = statementsToPass(many);

        // Then
        assertThat(forFifty).isEqualTo(forOne).isLessThan(12);
    }

    @Test
    void putsOffADeadlineItCannotHandleWithoutHoldingUpTheOthers() {
        // Given
        var broken = open(Scene.any());
        var sound = Scene.any();
        var id = open(sound);

        // When
        rows.update("INSERT INTO timer (case_id, kind, due_at, next_at) VALUES (?, 'nonsense', now(), now())", broken);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(sound, id)).isEqualTo(CaseStatus.NOTICING));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.read(
                                Failures.class,
                                "SELECT jsonb_build_object('failures', failures) FROM timer WHERE case_id = ? AND kind = 'nonsense'",
                                broken))
                        .allMatch(timer -> timer.failures() > 0)
                        .hasSize(1));
        rows.update("DELETE FROM timer WHERE kind = 'nonsense'");
    }

    /** Keeps the sweeper away by locking the cases, so that this thread passes exactly these deadlines. */
    private int statementsToPass(List<Scene> scenes) {
        var counted = new int[1];
        follow.follow(FollowViolationsTest.received(scenes.stream()
                .map(scene -> new ViolationOpened(scene.lowPrice()))
                .toArray(ViolationEvent[]::new)));
        var ids = scenes.stream().map(this::caseOf).toList();
        QuarkusTransaction.requiringNew().run(() -> {
            files.lock(Set.copyOf(ids));
            await().atMost(PATIENCE).until(() -> mine(ids).size() == ids.size());
            var due = mine(ids);
            counted[0] = rows.during(() -> deadlines.pass(due));
        });
        return counted[0];
    }

    private List<Timer> mine(List<UUID> ids) {
        return deadlines.peek(1_000).stream()
                .filter(timer -> ids.contains(timer.caseId()))
                .toList();
    }

    private UUID open(Scene scene) {
        follow.follow(FollowViolationsTest.received(new ViolationOpened(scene.lowPrice())));
        return caseOf(scene);
    }

    private UUID caseOf(Scene scene) {
        return cases.page(scene.tenant(), new Cases.Filter(null, null, null), null, 1)
                .getFirst()
                .id();
    }

    private CaseStatus status(Scene scene, UUID id) {
        return cases.find(scene.tenant(), id).orElseThrow().state().status();
    }

    record Failures(int failures) {}
}
