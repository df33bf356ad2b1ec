package holdline.cases.casefile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import holdline.cases.Scene;
import holdline.events.CaseClosed;
import holdline.events.CaseEvent;
import holdline.events.CaseOpened;
import holdline.events.ComplaintDrafted;
import holdline.events.DeadlineMissed;
import holdline.events.DeliveryEvent;
import holdline.events.Evidence;
import holdline.events.GateDecided;
import holdline.events.Ground;
import holdline.events.NoticeDelivered;
import holdline.events.NoticeRequested;
import holdline.events.RecheckRequested;
import holdline.events.SellerReplied;
import holdline.events.Signal;
import holdline.events.Topic;
import holdline.events.ViolationCleared;
import holdline.events.ViolationOpened;
import holdline.events.ViolationRelapsed;
import holdline.events.ViolationRetracted;
import holdline.events.ViolationWorsened;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import holdline.web.Roles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class CaseStoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @Test
    void asksForANoticeThenClosesTheCaseOnceTheSellerPutsItRight() {
        // Given
        var scene = Scene.any();
        playbook(scene, "PT60S", "PT2S");
        var cheap = scene.lowPrice();
        topics.publish(new ViolationOpened(cheap));
        var id = awaitState(scene, "noticing");
        deliver(scene, id);
        awaitState(scene, "waiting");

        // When
        topics.publish(new ViolationCleared(cheap, ViolationCleared.Cure.COMPLIANT));

        // Then
        awaitState(scene, "closed");
        show(scene, id)
                .body("closeReason", is("cured"))
                .body("violations[0].state", is("cleared"))
                .body("legalMoves", hasSize(0));
        var told = told(id, 4);
        assertThat(told)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("CaseOpened", "NoticeRequested", "DeadlineSet", "CaseClosed");
        assertThat(told).extracting(event -> event.subject().transition()).containsExactly(1, 2, 2, 4);
        assertThat(of(told, CaseClosed.class).reason()).isEqualTo(CaseClosed.Reason.CURED);
        as(scene)
                .get("/api/cases/{id}/timeline", id)
                .then()
                .statusCode(200)
                .body("items.what", hasItems("case-opened", "notice-requested", "notice-delivered", "case-closed"))
                .body("items.find { it.what == 'notice-delivered' }.stateBefore", is("noticing"))
                .body("items.find { it.what == 'notice-delivered' }.stateAfter", is("waiting"));
    }

    @Test
    void writesOneNoticeAboutEverythingThatComesTogether() {
        // Given
        var scene = Scene.any();
        playbook(scene, "PT60S", "P7D", "PT1S");

        // When
        topics.publishAll(List.of(
                new ViolationOpened(scene.lowPrice()),
                new ViolationOpened(scene.falseClaim()),
                new ViolationOpened(scene.otherListing().lowPrice())));
        var id = awaitState(scene, "opened");
        await().atMost(PATIENCE).untilAsserted(() -> show(scene, id).body("violations", hasSize(3)));
        command(scene, id, Map.of("command", "verify")).statusCode(200);

        // Then
        awaitState(scene, "noticing");
        var notice = of(told(id, 3), NoticeRequested.class);
        assertThat(notice.matters()).hasSize(2);
        assertThat(notice.matters())
                .filteredOn(matter -> matter.listing().equals(scene.listing()))
                .flatExtracting(NoticeRequested.Matter::signals)
                .containsExactlyInAnyOrder(Signal.LOW_PRICE, Signal.FALSE_AUTHORISATION_CLAIM);
        assertThat(Duration.between(notice.requestedAt(), notice.answerBy())).isEqualTo(Duration.ofDays(7));
        as(scene).get("/api/cases").then().body("items", hasSize(1));
        show(scene, id).body("deadline.kind", is("seller-answer"));
    }

    @Test
    void draftsAComplaintAgainstAFalseClaimThatIsIgnored() {
        // Given
        var scene = Scene.any();
        playbook(scene, "PT1S", "PT1S");

        // When
        topics.publish(new ViolationOpened(scene.lowPrice()));
        topics.publish(new ViolationOpened(scene.falseClaim()));

        // Then
        var id = awaitState(scene, "complaint-drafted");
        var told = told(id, 9);
        assertThat(told)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "CaseOpened",
                        "NoticeRequested",
                        "DeadlineSet",
                        "DeadlineMissed",
                        "RecheckRequested",
                        "DeadlineSet",
                        "DeadlineMissed",
                        "GateDecided",
                        "ComplaintDrafted");
        var complaint = of(told, ComplaintDrafted.class);
        assertThat(complaint.ground()).isEqualTo(Ground.FALSE_AUTHORISATION);
        assertThat(complaint.listings()).containsExactly(scene.listing());
        assertThat(complaint.evidence())
                .extracting(Evidence::kind)
                .contains(Evidence.Kind.STATEMENT, Evidence.Kind.REGISTRY_ENTRY, Evidence.Kind.PAGE_CAPTURE);
        told.stream()
                .filter(DeadlineMissed.class::isInstance)
                .map(DeadlineMissed.class::cast)
                .forEach(missed -> assertThat(missed.missedAt()).isAfterOrEqualTo(missed.dueAt()));
        var recheck = of(told, RecheckRequested.class);
        assertThat(Duration.between(recheck.from(), recheck.until())).isEqualTo(Duration.ofSeconds(1));
        show(scene, id)
                .body("gate.outcome", is("complaint-allowed"))
                .body("complaints[0].ground", is("false-authorisation"))
                .body("complaints[0].state", is("drafted"));
        as(scene)
                .get("/api/complaints?case={id}", id)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].evidence.kind", hasItems("statement", "registry-entry"));
    }

    @Test
    void holdsAPriceOnlyCaseAtMonitoringAndSaysWhy() {
        // Given
        var scene = Scene.any();
        playbook(scene, "PT1S", "PT1S");
        var cheap = scene.lowPrice();

        // When
        topics.publish(new ViolationOpened(cheap));

        // Then
        var id = awaitState(scene, "monitoring");
        var decision = of(told(id, 8), GateDecided.class);
        assertThat(decision.outcome()).isEqualTo(GateDecided.Outcome.MONITOR_ONLY);
        assertThat(decision.pack()).isEqualTo("CN/1");
        assertThat(decision.inputsSha256()).matches("[0-9a-f]{64}");
        show(scene, id)
                .body("reasons", hasItem(containsString("Anti-Monopoly Law Art. 18")))
                .body("gate.outcome", is("monitor-only"))
                .body("gate.warnings", hasItem("No notice is known to have reached this seller."))
                .body("complaints", hasSize(0));

        // A non-price violation that joins now makes the case ask the gate again.
        topics.publish(new ViolationOpened(scene.otherListing().falseClaim()));
        awaitState(scene, "complaint-drafted");
        assertThat(of(told(id, 10), ComplaintDrafted.class).ground()).isEqualTo(Ground.FALSE_AUTHORISATION);
    }

    @Test
    void saysWhichEvidenceIsMissingAndDraftsOnceItIsThere() {
        // Given
        var scene = Scene.any();
        playbook(scene, "PT1S", "PT1S");
        var claim = scene.falseClaimWithoutRegistryEntry();
        topics.publish(new ViolationOpened(claim));
        var id = awaitState(scene, "monitoring");
        show(scene, id)
                .body("gate.outcome", is("evidence-missing"))
                .body("gate.findings[0].ground", is("false-authorisation"))
                .body("gate.findings[0].complete", is(false))
                .body("gate.findings[0].missing", hasItems("registry-entry"))
                .body("reasons[0]", containsString("registry-entry"));

        // When
        topics.publish(new ViolationWorsened(
                Scene.with(claim, List.of(Scene.capture(), Scene.statement(), Scene.registryEntry()))));

        // Then
        awaitState(scene, "complaint-drafted");
    }

    @Test
    void dropsADraftWhoseGroundIsGoneWhileThePriceIsStillLow() {
        // Given
        var scene = Scene.any();
        playbook(scene, "PT1S", "PT1S");
        var claim = scene.falseClaim();
        topics.publish(new ViolationOpened(claim));
        topics.publish(new ViolationOpened(scene.lowPrice()));
        var id = awaitState(scene, "complaint-drafted");

        // When
        topics.publish(new ViolationCleared(claim, ViolationCleared.Cure.COMPLIANT));

        // Then
        awaitState(scene, "monitoring");
        show(scene, id)
                .body("gate.outcome", is("monitor-only"))
                .body("complaints[0].state", is("dropped"))
                .body("complaints[0].droppedWhy", notNullValue());
    }

    @Test
    void watchesAnAuthorisedDealerWithoutWriting() {
        // Given
        var scene = Scene.any();

        // When
        topics.publish(new ViolationOpened(scene.dealersLowPrice()));

        // Then
        var id = awaitState(scene, "monitoring");
        show(scene, id).body("relation", is("authorised-dealer")).body("gate.outcome", is("monitor-only"));
        assertThat(told(id, 2)).noneMatch(NoticeRequested.class::isInstance);
    }

    @Test
    void opensANewLinkedCaseWhenAClosedOneRelapses() {
        // Given
        var scene = Scene.any();
        var cheap = scene.lowPrice();
        topics.publish(new ViolationOpened(cheap));
        topics.publish(new ViolationCleared(cheap, ViolationCleared.Cure.GONE));
        var first = awaitState(scene, "closed");
        show(scene, first).body("closeReason", is("listing-gone"));

        // When
        topics.publish(new ViolationRelapsed(cheap));

        // Then
        var second = awaitState(scene, "noticing");
        assertThat(second).isNotEqualTo(first);
        assertThat(of(told(second, 1), CaseOpened.class).previous()).isEqualTo(first);
        show(scene, second).body("previous", is(first.toString()));
    }

    @Test
    void closesAsRetractedWhenTheOnlyViolationNeverWasOne() {
        // Given
        var scene = Scene.any();
        var cheap = scene.lowPrice();
        topics.publish(new ViolationOpened(cheap));

        // When
        topics.publish(new ViolationRetracted(cheap, "another product"));

        // Then
        var id = awaitState(scene, "closed");
        show(scene, id).body("closeReason", is("retracted")).body("violations[0].state", is("retracted"));
        assertThat(told(id, 2)).noneMatch(NoticeRequested.class::isInstance);
    }

    @Test
    void standsStillWhileTheSellerDisputesUntilAPersonResumes() {
        // Given
        var scene = Scene.any();
        playbook(scene, "PT2S", "PT60S");
        topics.publish(new ViolationOpened(scene.lowPrice()));
        var id = awaitState(scene, "noticing");

        // When
        topics.publish(new SellerReplied(delivery(scene, id), SellerReplied.Reply.CLAIMS_AUTHORISATION, Scene.SEEN));

        // Then
        awaitState(scene, "paused");
        // The answer was due two seconds after the notice was asked for.
        await().during(Duration.ofMillis(2_500))
                .atMost(PATIENCE)
                .untilAsserted(() -> show(scene, id).body("state", is("paused")).body("pauseCause", is("disputed")));
        command(scene, id, Map.of("command", "verify"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("legalMoves", is(List.of("resume", "close")));
        command(scene, id, Map.of("command", "resume")).statusCode(200).body("state", is("noticing"));
        awaitState(scene, "rechecking");
    }

    private UUID awaitState(Scene scene, String state) {
        await("case of " + scene.seller().shopId() + " in " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> as(scene)
                        .get(
                                "/api/cases?state={state}&shopId={shop}",
                                state,
                                scene.seller().shopId())
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1)));
        return UUID.fromString(as(scene)
                .get(
                        "/api/cases?state={state}&shopId={shop}",
                        state,
                        scene.seller().shopId())
                .path("items[0].id"));
    }

    private void playbook(Scene scene, String answerWithin, String recheckWindow) {
        playbook(scene, "PT1S", answerWithin, recheckWindow);
    }

    private void playbook(Scene scene, String gatherFor, String answerWithin, String recheckWindow) {
        as(scene)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "jurisdiction",
                        "CN",
                        "gatherFor",
                        gatherFor,
                        "answerWithin",
                        answerWithin,
                        "recheckWindow",
                        recheckWindow,
                        "recheckEvery",
                        "PT1S"))
                .put("/api/playbook")
                .then()
                .statusCode(200)
                .body("answerWithin", is(Duration.parse(answerWithin).toString()));
    }

    private void deliver(Scene scene, UUID id) {
        topics.publish(new NoticeDelivered(delivery(scene, id), "<1@example>", Scene.SEEN));
    }

    private static DeliveryEvent.Delivery delivery(Scene scene, UUID id) {
        return new DeliveryEvent.Delivery(UUID.randomUUID(), id, scene.tenant(), 2, DeliveryEvent.Channel.EMAIL);
    }

    private static ValidatableResponse command(Scene scene, UUID id, Map<String, String> command) {
        return as(scene)
                .contentType(ContentType.JSON)
                .body(command)
                .post("/api/cases/{id}/commands", id)
                .then();
    }

    private static ValidatableResponse show(Scene scene, UUID id) {
        return as(scene).get("/api/cases/{id}", id).then().statusCode(200);
    }

    private static RequestSpecification as(Scene scene) {
        return given().auth().oauth2(Tokens.of(scene.tenant(), Roles.OPERATOR));
    }

    private List<CaseEvent> told(UUID id, int atLeast) {
        return topics.awaitKey(Topic.CASES, id.toString(), atLeast).stream()
                .map(CaseEvent.class::cast)
                .toList();
    }

    private static <E extends CaseEvent> E of(List<CaseEvent> events, Class<E> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
