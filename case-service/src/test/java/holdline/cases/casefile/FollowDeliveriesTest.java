package holdline.cases.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdline.cases.Scene;
import holdline.cases.rows.CountingRows;
import holdline.cases.timeline.TimelineEntry;
import holdline.events.DeliveryEvent;
import holdline.events.NoticeBounced;
import holdline.events.NoticeDelivered;
import holdline.events.NoticeGivenUp;
import holdline.events.SellerReplied;
import holdline.events.Topic;
import holdline.events.ViolationOpened;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class FollowDeliveriesTest {

    @Inject
    FollowViolations violations;

    @Inject
    Cases cases;

    @Inject
    CountingRows rows;

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @Test
    void writesTheSameDeliveryDownOnce() {
        // Given
        var scene = Scene.any();
        var id = noticed(scene);
        var delivered = new NoticeDelivered(delivery(scene, id), "<1@example>", Scene.SEEN);
        var event = UUID.randomUUID();

        // When
        topics.publish(event, delivered);
        topics.publish(event, delivered);
        topics.publish(new SellerReplied(delivery(scene, id), SellerReplied.Reply.WANTS_TO_JOIN, Scene.SEEN));

        // Then
        await().untilAsserted(() -> assertThat(timeline(id)).contains("seller-replied"));
        assertThat(timeline(id)).containsOnlyOnce("notice-delivered");
        assertThat(status(scene, id)).isEqualTo(CaseStatus.WAITING);
    }

    @Test
    void staysWhereItIsWhenTheNoticeCannotBeDeliveredAndSaysSo() {
        // Given
        var scene = Scene.any();
        var id = noticed(scene);

        // When
        topics.publish(new NoticeGivenUp(delivery(scene, id), 5, "mailbox full", Scene.SEEN));
        topics.publish(new NoticeBounced(delivery(scene, id), "no contact is known", Scene.SEEN));

        // Then
        await().untilAsserted(() -> assertThat(timeline(id)).contains("notice-given-up", "notice-bounced"));
        assertThat(status(scene, id)).isEqualTo(CaseStatus.NOTICING);
    }

    @Test
    void saysNothingAboutACaseOfAnotherTenantOrNone() {
        // Given
        var scene = Scene.any();
        var id = noticed(scene);
        var stranger = Scene.any();

        // When
        topics.publish(new NoticeDelivered(delivery(stranger, id), "<1@example>", Scene.SEEN));
        topics.publish(new NoticeDelivered(delivery(scene, UUID.randomUUID()), "<2@example>", Scene.SEEN));
        topics.publish(new NoticeBounced(delivery(scene, id), "no contact is known", Scene.SEEN));

        // Then
        await().untilAsserted(() -> assertThat(timeline(id)).contains("notice-bounced"));
        assertThat(timeline(id)).doesNotContain("notice-delivered");
    }

    @Test
    void buriesABrokenMessageAndHearsItsNeighbours() {
        // Given
        var scene = Scene.any();
        var id = noticed(scene);

        // When
        topics.publishRaw(Topic.DELIVERIES, id.toString(), "not json".getBytes(UTF_8));
        topics.publish(new NoticeDelivered(delivery(scene, id), "<1@example>", Scene.SEEN));

        // Then
        await().untilAsserted(() -> assertThat(status(scene, id)).isEqualTo(CaseStatus.WAITING));
        assertThat(topics.awaitRaw("case-service.notification.deliveries.v1.dlq", id.toString(), 1))
                .hasSize(1);
    }

    private UUID noticed(Scene scene) {
        violations.follow(FollowViolationsTest.received(new ViolationOpened(scene.lowPrice())));
        var id = cases.page(scene.tenant(), new Cases.Filter(null, null, null), null, 1)
                .getFirst()
                .id();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status(scene, id)).isEqualTo(CaseStatus.NOTICING));
        return id;
    }

    private CaseStatus status(Scene scene, UUID id) {
        return cases.find(scene.tenant(), id).orElseThrow().state().status();
    }

    private List<String> timeline(UUID id) {
        return rows
                .read(TimelineEntry.class, "SELECT to_jsonb(t) FROM timeline t WHERE case_id = ? ORDER BY entry", id)
                .stream()
                .map(TimelineEntry::what)
                .toList();
    }

    private static DeliveryEvent.Delivery delivery(Scene scene, UUID id) {
        return new DeliveryEvent.Delivery(UUID.randomUUID(), id, scene.tenant(), 2, DeliveryEvent.Channel.EMAIL);
    }
}
