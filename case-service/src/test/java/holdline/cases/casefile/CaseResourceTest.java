package holdline.cases.casefile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import holdline.cases.Scene;
import holdline.cases.rows.Rows;
import holdline.events.Violation;
import holdline.events.ViolationEvent;
import holdline.events.ViolationOpened;
import holdline.testkit.Tokens;
import holdline.testkit.WithRealServers;
import holdline.web.Roles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithRealServers
class CaseResourceTest {

    @Inject
    FollowViolations follow;

    @Inject
    Cases cases;

    @Inject
    Rows rows;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/cases/{id}",
                "/api/cases/{id}/timeline",
                "/api/complaints/{id}",
            })
    void hidesEveryThingFromOtherTenants(String path) {
        // Given
        var scene = Scene.any();
        var id = open(scene);

        // When
        var answer = as(Scene.any(), Roles.ADMIN).get(path, id).then();

        // Then
        answer.statusCode(404).contentType("application/problem+json");
    }

    @Test
    void letsAnotherTenantNeitherListNorCommandACase() {
        // Given
        var scene = Scene.any();
        var id = open(scene);
        var stranger = Scene.any();

        // When
        var commanded = command(stranger, id, Map.of("command", "pause"));

        // Then
        commanded.statusCode(404);
        as(stranger, Roles.ADMIN).get("/api/cases").then().statusCode(200).body("items", hasSize(0));
        as(stranger, Roles.ADMIN)
                .get("/api/complaints?case={id}", id)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        assertThat(cases.find(scene.tenant(), id).orElseThrow().state().status())
                .isNotEqualTo(CaseStatus.PAUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/api/complaints", "/api/playbook"})
    void answersNobodyWithoutAToken(String path) {
        given().get(path).then().statusCode(401);
    }

    @Test
    void letsAViewerLookButNotCommand() {
        // Given
        var scene = Scene.any();
        var id = open(scene);

        // When
        var answer = as(scene, Roles.VIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of("command", "pause"))
                .post("/api/cases/{id}/commands", id)
                .then();

        // Then
        answer.statusCode(403);
        as(scene, Roles.VIEWER).get("/api/cases/{id}", id).then().statusCode(200);
    }

    @Test
    void pausesResumesAndClosesWithWhoAndWhyOnTheTimeline() {
        // Given
        var scene = Scene.any();
        var id = openDealers(scene);

        // When
        command(scene, id, Map.of("command", "pause", "reason", "the seller called"))
                .statusCode(200)
                .body("state", is("paused"))
                .body("resumeTo", is("monitoring"))
                .body("deadline", nullValue())
                .body("legalMoves", is(List.of("resume", "close")));
        command(scene, id, Map.of("command", "resume")).statusCode(200).body("state", is("monitoring"));
        command(scene, id, Map.of("command", "close", "reason", "withdrawn", "note", "they asked nicely"))
                .statusCode(200)
                .body("state", is("closed"))
                .body("closeReason", is("withdrawn"))
                .body("note", is("they asked nicely"));

        // Then
        as(scene, Roles.VIEWER)
                .get("/api/cases/{id}/timeline", id)
                .then()
                .body(
                        "items.what",
                        is(List.of("case-opened", "gate-decided", "paused", "resumed", "closing-asked", "case-closed")))
                .body("items.who", hasItems("pricing", "tester"))
                .body("items.why", hasItem("the seller called"))
                .body("items.entry", is(List.of(1, 2, 3, 4, 5, 6)));
    }

    @Test
    void sendsTheNoticeAtOnceWhenAPersonVerifies() {
        // Given
        var scene = Scene.any();
        var id = open(scene);
        // The person is quicker than the clock.
        rows.update("DELETE FROM timer WHERE case_id = ?", id);

        // When
        var answer = command(scene, id, Map.of("command", "verify"));

        // Then
        answer.statusCode(200).body("state", is("noticing")).body("deadline.kind", is("seller-answer"));
        command(scene, id, Map.of("command", "verify"))
                .statusCode(409)
                .body("reason", is("the case counts as verified already"))
                .body("legalMoves", is(List.of("pause", "close")));
    }

    @ParameterizedTest
    @CsvSource({
        "cured, only an observed compliant price",
        "listing-gone, only an observed compliant price",
        "retracted, retract the violations",
        "won, nothing has been complained about",
    })
    void refusesToCloseWithAReasonThatNobodyCanGive(String reason, String why) {
        // Given
        var scene = Scene.any();
        var id = open(scene);

        // When
        var answer = command(scene, id, Map.of("command", "close", "reason", reason));

        // Then
        answer.statusCode(409).body("detail", containsString(why));
    }

    @ParameterizedTest
    @CsvSource({
        "complain, , , command",
        "close, because, , reason",
        "close, , , reason",
        "close, abandoned, , note",
        "'', , , command",
    })
    void namesTheFieldThatIsWrong(String command, String reason, String note, String field) {
        // Given
        var scene = Scene.any();
        var id = open(scene);
        var body = new HashMap<String, String>();
        body.put("command", command);
        body.put("reason", reason);
        body.put("note", note);

        // When
        var answer = command(scene, id, body);

        // Then
        answer.statusCode(400).body("errors.field", hasItem(field));
    }

    @Test
    void refusesACommandThatIsBasedOnAnOldVersion() {
        // Given
        var scene = Scene.any();
        var id = open(scene);
        var etag = as(scene, Roles.VIEWER).get("/api/cases/{id}", id).header("ETag");
        command(scene, id, Map.of("command", "pause")).statusCode(200);

        // When
        var answer = as(scene, Roles.OPERATOR)
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body(Map.of("command", "resume"))
                .post("/api/cases/{id}/commands", id)
                .then();

        // Then
        answer.statusCode(412);
    }

    @Test
    void repeatsTheAnswerToARepeatedCommandInsteadOfRefusingIt() {
        // Given
        var scene = Scene.any();
        var id = open(scene);

        // When
        var answers = IntStream.range(0, 2)
                .mapToObj(_ -> as(scene, Roles.OPERATOR)
                        .header("Idempotency-Key", "k-" + id)
                        .contentType(ContentType.JSON)
                        .body(Map.of("command", "pause"))
                        .post("/api/cases/{id}/commands", id)
                        .statusCode())
                .toList();

        // Then
        assertThat(answers).containsExactly(200, 200);
    }

    @Test
    void listsNewestFirstPageByPage() {
        // Given
        var scene = Scene.any();
        follow.follow(FollowViolationsTest.received(IntStream.range(0, 5)
                .mapToObj(_ -> new ViolationOpened(scene.otherSeller().lowPrice()))
                .toArray(ViolationEvent[]::new)));

        // When
        var first = as(scene, Roles.VIEWER).get("/api/cases?limit=3").then().statusCode(200);
        var second = as(scene, Roles.VIEWER)
                .get("/api/cases?limit=3&cursor={next}", first.extract().<String>path("next"))
                .then()
                .statusCode(200);

        // Then
        first.body("items", hasSize(3));
        second.body("items", hasSize(2)).body("next", nullValue());
        assertThat(first.extract().<List<String>>path("items.id"))
                .doesNotContainAnyElementsOf(second.extract().path("items.id"));
    }

    @Test
    void namesAStateItDoesNotKnow() {
        as(Scene.any(), Roles.VIEWER)
                .get("/api/cases?state=angry")
                .then()
                .statusCode(400)
                .body("detail", containsString("state must be one of opened, noticing"));
    }

    private UUID open(Scene scene) {
        return open(scene, scene.lowPrice());
    }

    /** One that no clock moves. */
    private UUID openDealers(Scene scene) {
        return open(scene, scene.dealersLowPrice());
    }

    private UUID open(Scene scene, Violation first) {
        follow.follow(FollowViolationsTest.received(new ViolationOpened(first)));
        return cases.page(scene.tenant(), new Cases.Filter(null, null, null), null, 1)
                .getFirst()
                .id();
    }

    private static ValidatableResponse command(Scene scene, UUID id, Map<String, String> command) {
        return as(scene, Roles.OPERATOR)
                .contentType(ContentType.JSON)
                .body(command)
                .post("/api/cases/{id}/commands", id)
                .then();
    }

    private static RequestSpecification as(Scene scene, String role) {
        return given().auth().oauth2(Tokens.of(scene.tenant(), role));
    }
}
