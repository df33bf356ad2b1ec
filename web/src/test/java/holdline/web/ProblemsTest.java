package holdline.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import holdline.testkit.Tokens;
import holdline.testkit.WithRealServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithRealServers
class ProblemsTest {

    private static RequestSpecification as(String... roles) {
        return given().auth().oauth2(Tokens.of("lanting", roles)).contentType(ContentType.JSON);
    }

    private static void isProblem(ValidatableResponse response, int status) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", matchesPattern(".+"))
                .body("detail", matchesPattern(".+\\."));
    }

    @Test
    void asksForATokenWhenThereIsNone() {
        var response = given().get("/api/things").then();
        isProblem(response, 401);
        response.header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void refusesTokensThatNobodyTrustsOrThatAreOver() {
        isProblem(given().auth().oauth2("rubbish").get("/api/things").then(), 401);
        isProblem(
                given().auth()
                        .oauth2(Tokens.forged("lanting", Roles.VIEWER))
                        .get("/api/things")
                        .then(),
                401);
        isProblem(
                given().auth()
                        .oauth2(Tokens.expired("lanting", Roles.VIEWER))
                        .get("/api/things")
                        .then(),
                401);
    }

    @Test
    void refusesATokenWithoutTheRole() {
        isProblem(as(Roles.VIEWER).body("{\"name\":\"x\"}").post("/api/things").then(), 403);
        isProblem(as().get("/api/things").then(), 403);
    }

    @Test
    void closesAResourceThatForgotToSayWhoMaySeeIt() {
        isProblem(as(Roles.ADMIN).get("/api/things/forgotten").then(), 403);
        isProblem(given().get("/api/things/forgotten").then(), 401);
    }

    @Test
    void saysThatThereIsNothingAtAnAddress() {
        isProblem(as(Roles.VIEWER).get("/api/nothing-here").then(), 404);
        isProblem(given().get("/nothing-here").then(), 404);
        isProblem(as(Roles.OPERATOR).put("/api/things/not-a-uuid").then(), 404);
    }

    @Test
    void saysThatAMethodIsNotTaken() {
        isProblem(as(Roles.ADMIN).delete("/api/things").then(), 405);
    }

    @Test
    void saysThatAMediaTypeIsNotTaken() {
        isProblem(
                as(Roles.ADMIN)
                        .contentType("text/plain")
                        .body("name")
                        .post("/api/things")
                        .then(),
                415);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"name":"x","delayMillis":"soon"}       | delayMillis    | must be a whole number
        {"name":"x","colour":"green"}           | colour         | must be one of dark-red, blue
        {"name":"x","every":"often"}            | every          | must be a duration such as PT3S
        {"name":"x","nmae":"y"}                 | nmae           | is not known here; known are: colour, delayMillis, every, name, parts
        {"name":"x","parts":"none"}             | parts          | must be a list
        {"name":"x","parts":[{"label":{}}]}     | parts[0].label | must be a text
        {"name":" "}                            | name           | must not be blank
        {"name":"x","delayMillis":-1}           | delayMillis    | must be greater than or equal to 0
        {"name":"x","parts":[{"label":""}]}     | parts[0].label | must not be blank
        """)
    void namesTheFieldAndWhatWouldBeRight(String body, String field, String message) {
        var response = as(Roles.OPERATOR).body(body).post("/api/things").then();
        isProblem(response, 400);
        response.body("errors[0].field", equalTo(field)).body("errors[0].message", equalTo(message));
    }

    @Test
    void saysWhereABodyStopsBeingJson() {
        var response =
                as(Roles.OPERATOR).body("{\"name\": ").post("/api/things").then();
        isProblem(response, 400);
        response.body("detail", containsString("not JSON: line 1"));
    }

    @Test
    void saysThatABodyIsMissing() {
        isProblem(as(Roles.OPERATOR).post("/api/things").then(), 400);
        isProblem(as(Roles.OPERATOR).body("[]").post("/api/things").then(), 400);
    }

    @Test
    void namesAQueryParameterThatDoesNotFit() {
        var response = as(Roles.VIEWER)
                .queryParam("since", "yesterday")
                .get("/api/things/by-time")
                .then();
        isProblem(response, 400);
        response.body("errors[0].field", equalTo("since"));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var large = "{\"name\":\"" + "x".repeat(1_100_000) + "\"}";
        var response = as(Roles.OPERATOR).body(large).post("/api/things").then();
        isProblem(response, 413);
        response.body("detail", equalTo("The body is larger than the 1048576 bytes we take."));
    }

    @Test
    void refusesABodyThatTurnsOutTooLarge() throws Exception {
        // Given
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(20_000);
            var out = new BufferedOutputStream(socket.getOutputStream());
            out.write(("POST /api/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\nAuthorization: Bearer "
                            + Tokens.of("lanting", Roles.OPERATOR) + "\r\n\r\n")
                    .getBytes(US_ASCII));

            // When
            var chunk = "x".repeat(0x10000);
            for (var sent = 0; sent < 17; sent++) {
                out.write(("10000\r\n" + (sent == 0 ? "{\"name\":\"" + chunk.substring(9) : chunk) + "\r\n")
                        .getBytes(US_ASCII));
            }
            out.flush();

            // Then
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            // Quarkus stops reading and answers by itself, without a word.
            assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void tellsARefusalWithItsLegalMoves() {
        var response = as(Roles.OPERATOR)
                .body("{\"name\":\"refuse me\"}")
                .post("/api/things")
                .then();
        isProblem(response, 409);
        response.body("detail", equalTo("It is refused.")).body("legalMoves", hasItem("close"));
    }

    @Test
    void tellsThatAThingExistsAlready() {
        var body = "{\"name\":\"" + UUID.randomUUID() + "\"}";
        as(Roles.OPERATOR).body(body).post("/api/things").then().statusCode(201);
        isProblem(as(Roles.OPERATOR).body(body).post("/api/things").then(), 409);
    }

    @Test
    void tellsThatSomebodyElseWasFaster() {
        isProblem(as(Roles.VIEWER).get("/api/things/stale").then(), 409);
    }

    @Test
    void keepsUnexpectedTroubleToItselfButNamesTheIncident() {
        var response = as(Roles.VIEWER).get("/api/things/broken").then();
        isProblem(response, 500);
        response.body("incident", matchesPattern("[0-9a-f-]{36}"))
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")));
    }

    @Test
    void wantsToKnowWhichVersionAChangeIsBasedOn() {
        var address = "/api/things/" + UUID.randomUUID();
        isProblem(as(Roles.OPERATOR).put(address).then(), 428);
        isProblem(as(Roles.OPERATOR).header("If-Match", "\"6\"").put(address).then(), 412);
        as(Roles.OPERATOR).header("If-Match", "\"7\"").put(address).then().statusCode(204);
    }

    @Test
    void describesItsProblemsAndItsSecurity() {
        var description = given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(description.getString("components.securitySchemes.bearer.scheme"))
                .isEqualTo("bearer");
        var post = "paths.'/api/things'.post.";
        assertThat(description.getList(post + "security")).isNotEmpty();
        for (var status : new String[] {"400", "401", "403", "409", "422", "500"}) {
            assertThat(description.getString(
                            post + "responses.'" + status + "'.content.'application/problem+json'.schema.$ref"))
                    .as(status)
                    .isEqualTo("#/components/schemas/Problem");
        }
        assertThat(description.getMap("components.schemas.Problem.properties"))
                .containsKeys("status", "detail", "errors");
    }
}
