package holdline.cases.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdline.cases.Scene;
import holdline.cases.rows.CountingRows;
import holdline.cases.timeline.TimelineEntry;
import holdline.events.NoticeRequested;
import holdline.events.Seller;
import holdline.events.Topic;
import holdline.events.ViolationCleared;
import holdline.events.ViolationEvent;
import holdline.events.ViolationOpened;
import holdline.events.ViolationRelapsed;
import holdline.events.ViolationRetracted;
import holdline.messaging.Received;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class FollowViolationsTest {

    private static final Cases.Filter ANY = new Cases.Filter(null, null, null);

    @Inject
    FollowViolations follow;

    @Inject
    Cases cases;

    @Inject
    CountingRows rows;

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @Test
    void countsCasesByTheirState() {
        // Given
        var registry = new SimpleMeterRegistry();
        var figures = new CaseFigures(cases, registry);
        figures.measure();
        var closed = registry.get("holdline.cases").tag("state", "closed").gauge();
        var before = closed.value();
        var mistaken = Scene.any().lowPrice();
        follow.follow(received(new ViolationOpened(mistaken), new ViolationRetracted(mistaken, "another product")));

        // When
        figures.measure();

        // Then
        assertThat(closed.value()).isEqualTo(before + 1);
    }

    @Test
    void takesTheSameEventInOnce() {
        // Given
        var scene = Scene.any();
        var opened = new ViolationOpened(scene.lowPrice());
        var id = UUID.randomUUID();

        // When
        topics.publish(id, opened);
        topics.publish(id, opened);
        var last = scene.otherSeller();
        topics.publish(id, opened);
        topics.publish(new ViolationOpened(last.lowPrice()));

        // Then
        await().untilAsserted(() -> assertThat(all(scene)).hasSize(2));
        var first = caseOf(scene);
        assertThat(timeline(first.id())).containsOnlyOnce("case-opened").doesNotContain("violation-joined");
        var told = topics.awaitKey(Topic.CASES, first.id().toString(), 3);
        topics.seenWithin(Topic.CASES, Duration.ofSeconds(1));
        assertThat(topics.awaitKey(Topic.CASES, first.id().toString(), 3))
                .hasSameSizeAs(told)
                .filteredOn(NoticeRequested.class::isInstance)
                .hasSize(1);
    }

    @Test
    void buriesABrokenMessageAndHearsItsNeighbours() {
        // Given
        var before = Scene.any();
        var after = before.otherSeller();
        var key = before.listing().id();

        // When
        topics.publish(new ViolationOpened(before.lowPrice()));
        topics.publishRaw(Topic.VIOLATIONS, key, "{\"type\":\"violation-opened\",".getBytes(UTF_8));
        topics.publish(new ViolationOpened(after.lowPrice()));

        // Then
        await().untilAsserted(() -> assertThat(all(before)).hasSize(2));
        assertThat(topics.awaitRaw("case-service.pricing.violations.v1.dlq", key, 1))
                .hasSize(1);
    }

    @Test
    void buriesAnEventItCannotStoreAndHearsItsNeighbours() {
        // Given
        var before = Scene.any();
        var after = before.otherSeller();
        var unstorable = new Scene(before.tenant(), new Seller("shop.example", "nul-\u0000", null), before.listing());

        // When
        topics.publish(new ViolationOpened(before.lowPrice()));
        topics.publish(new ViolationOpened(unstorable.lowPrice()));
        topics.publish(new ViolationOpened(after.lowPrice()));

        // Then
        await().untilAsserted(() -> assertThat(all(before)).hasSize(2));
        assertThat(topics.awaitRaw(
                        "case-service.pricing.violations.v1.dlq",
                        before.listing().id(),
                        1))
                .hasSize(1);
    }

    @Test
    void letsTheViolationsOfOneSellerJoinOneCase() {
        // Given
        var scene = Scene.any();

        // When
        follow.follow(received(
                new ViolationOpened(scene.lowPrice()),
                new ViolationOpened(scene.falseClaim()),
                new ViolationOpened(scene.otherSeller().lowPrice())));
        follow.follow(received(new ViolationOpened(scene.otherListing().lowPrice())));

        // Then
        assertThat(all(scene))
                .extracting(row -> cases.violations(row.id(), 10).size())
                .containsExactlyInAnyOrder(3, 1);
    }

    @Test
    void keepsBrandsApartThatShareASeller() {
        // Given
        var scene = Scene.any();
        var other = new Scene(Scene.any().tenant(), scene.seller(), scene.listing());

        // When
        follow.follow(received(new ViolationOpened(scene.lowPrice()), new ViolationOpened(other.lowPrice())));

        // Then
        assertThat(all(scene)).hasSize(1);
        assertThat(all(other)).hasSize(1);
    }

    @Test
    void goesThroughALifeWithinOneBatch() {
        // Given
        var scene = Scene.any();
        var cheap = scene.lowPrice();

        // When
        follow.follow(received(
                new ViolationOpened(cheap),
                new ViolationCleared(cheap, ViolationCleared.Cure.COMPLIANT),
                new ViolationRelapsed(cheap)));

        // Then
        var found = all(scene);
        assertThat(found)
                .extracting(row -> row.state().status())
                .containsExactlyInAnyOrder(CaseStatus.CLOSED, CaseStatus.OPENED);
        var closed = found.stream()
                .filter(row -> row.state().status() == CaseStatus.CLOSED)
                .findFirst()
                .orElseThrow();
        var open = found.stream()
                .filter(row -> row.state().status() == CaseStatus.OPENED)
                .findFirst()
                .orElseThrow();
        assertThat(open.previousId()).isEqualTo(closed.id());
    }

    @Test
    void sendsAsManyStatementsForAHundredEventsAsForOne() {
        // Given
        var one = received(new ViolationOpened(Scene.any().lowPrice()));
        var hundred = received(IntStream.range(0, 100)
                .mapToObj(_ -> new ViolationOpened(Scene.any().lowPrice()))
                .toArray(ViolationEvent[]::new));
        var joining = joining(hundred);
        var joiningOne = joining(one);

        // When
        var forOne = rows.during(() -> follow.follow(one));
        var forHundred = rows.during(() -> follow.follow(hundred));
        var forJoiningOne = rows.during(() -> follow.follow(joiningOne));
        var forJoiningHundred = rows.during(() -> follow.follow(joining));

        // Then
        assertThat(forHundred).isEqualTo(forOne).isLessThan(10);
        assertThat(forJoiningHundred).isEqualTo(forJoiningOne).isLessThan(10);
    }

    @Test
    void opensOneCaseWhenTwoInstancesOpenItAtTheSameMoment() throws Exception {
        // Given
        var scenes = IntStream.range(0, 20).mapToObj(_ -> Scene.any()).toList();
        var together = new CyclicBarrier(2);

        // When
        try (var instances = Executors.newFixedThreadPool(2)) {
            var runs = List.of(
                    instances.submit(() -> openAll(scenes, together)),
                    instances.submit(() -> openAll(scenes, together)));
            for (var run : runs) {
                run.get();
            }
        }

        // Then
        for (var scene : scenes) {
            assertThat(all(scene)).hasSize(1);
            assertThat(cases.violations(all(scene).getFirst().id(), 10)).hasSize(2);
        }
    }

    private boolean openAll(List<Scene> scenes, CyclicBarrier together) throws Exception {
        for (var scene : scenes) {
            var batch = received(new ViolationOpened(scene.lowPrice()));
            together.await();
            try {
                follow.follow(batch);
            } catch (RuntimeException _) {
                // Somebody else was quicker; the intake tries contention again.
                follow.follow(batch);
            }
        }
        return true;
    }

    /** One more violation for every seller of a batch. */
    private static List<Received<ViolationEvent>> joining(List<Received<ViolationEvent>> batch) {
        return received(batch.stream()
                .map(received -> received.event().violation())
                .map(violation -> new Scene(violation.tenant(), violation.seller(), violation.listing()))
                .map(scene -> new ViolationOpened(scene.falseClaim()))
                .toArray(ViolationEvent[]::new));
    }

    private CaseRow caseOf(Scene scene) {
        return all(scene).stream()
                .filter(row -> row.shopId().equals(scene.seller().shopId()))
                .findFirst()
                .orElseThrow();
    }

    private List<CaseRow> all(Scene scene) {
        return cases.page(scene.tenant(), ANY, null, 100);
    }

    private List<String> timeline(UUID id) {
        return rows
                .read(TimelineEntry.class, "SELECT to_jsonb(t) FROM timeline t WHERE case_id = ? ORDER BY entry", id)
                .stream()
                .map(TimelineEntry::what)
                .toList();
    }

    static List<Received<ViolationEvent>> received(ViolationEvent... events) {
        return Arrays.stream(events)
                .map(event -> {
                    var id = UUID.randomUUID();
                    return new Received<ViolationEvent>(id, Scene.SEEN, id, event);
                })
                .toList();
    }
}
