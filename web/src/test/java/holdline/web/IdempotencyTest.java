package holdline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import holdline.testkit.Fixtures;
import holdline.testkit.Tokens;
import holdline.testkit.WithRealServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class IdempotencyTest {

    private final String tenant = Fixtures.anyTenant();
    private final String key = UUID.randomUUID().toString();

    @Inject
    Things things;

    @Inject
    IdempotencyKeys keys;

    @Inject
    InstantSource clock;

    private Response post(String tenant, String key, String body) {
        return given().auth()
                .oauth2(Tokens.of(tenant, Roles.OPERATOR))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/things");
    }

    private int count() throws Exception {
        return things.after(tenant, 0, 100).size();
    }

    @Test
    void givesTheSameAnswerAgainInsteadOfDoingItTwice() throws Exception {
        // Given
        var first = post(tenant, key, "{\"name\":\"thing\"}");

        // When
        var second = post(tenant, key, "{ \"name\" : \"thing\" }");

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .isNotNull();
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isNotNull();
        assertThat(second.contentType()).startsWith("application/json");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void givesTheSameAnswerAgainForAPlainResultWithADeclaredStatus() {
        // Given
        var request = given().auth()
                .oauth2(Tokens.of(tenant, Roles.OPERATOR))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"name\":\"thing\"}");
        var first = request.post("/api/things/plain");

        // When
        var second = request.post("/api/things/plain");

        // Then
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void keepsNoSecretAndShowsItOnce() throws Exception {
        // Given
        var request = given().auth()
                .oauth2(Tokens.of(tenant, Roles.OPERATOR))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"name\":\"thing\"}");
        var first = request.post("/api/things/guarded");

        // When
        var second = request.post("/api/things/guarded");

        // Then
        assertThat(first.jsonPath().getString("secret")).isEqualTo("whisper");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.jsonPath().getMap(""))
                .isEqualTo(Map.of("number", first.jsonPath().getInt("number")));
        assertThat(things.keptAnswer(tenant, key)).contains("number").doesNotContain("whisper");
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() throws Exception {
        // Given
        post(tenant, key, "{\"name\":\"thing\"}");

        // When
        var other = post(tenant, key, "{\"name\":\"another thing\"}");

        // Then
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.contentType()).isEqualTo("application/problem+json");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void keepsTenantsApart() {
        // Given
        post(tenant, key, "{\"name\":\"thing\"}");

        // When
        var others = post(Fixtures.anyTenant(), key, "{\"name\":\"another thing\"}");

        // Then
        assertThat(others.statusCode()).isEqualTo(201);
    }

    @Test
    void doesARacedRequestOnce() throws Exception {
        // Given
        try (var callers = Executors.newFixedThreadPool(4)) {
            // When
            var answers = IntStream.range(0, 4)
                    .mapToObj(_ -> callers.submit(() -> post(tenant, key, "{\"name\":\"thing\",\"delayMillis\":500}")))
                    .toList();

            // Then
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
                assertThat(answer.get().asString())
                        .isEqualTo(answers.getFirst().get().asString());
            }
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void doesNotWaitForeverForARacedRequest() throws Exception {
        // Given
        try (var callers = Executors.newFixedThreadPool(2)) {
            // When
            var answers = IntStream.range(0, 2)
                    .mapToObj(_ -> callers.submit(() -> post(tenant, key, "{\"name\":\"thing\",\"delayMillis\":2000}")))
                    .toList();

            // Then
            assertThat(answers.get(0).get().statusCode() + answers.get(1).get().statusCode())
                    .isEqualTo(201 + 409);
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void leavesTheKeyFreeWhenTheRequestIsRefused() throws Exception {
        // Given
        var refused = post(tenant, key, "{\"name\":\"refuse this\"}");

        // When
        var next = post(tenant, key, "{\"name\":\"thing\"}");

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(next.statusCode()).isEqualTo(201);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatIsNone() {
        var answer = post(tenant, "two words", "{\"name\":\"thing\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("Idempotency-Key");
    }

    @Test
    void forgetsOldKeysAndOnlyThose() throws Exception {
        // Given
        post(tenant, key, "{\"name\":\"thing\"}");

        // When
        keys.forget(clock.instant().minus(Duration.ofHours(1)), 1000);
        var remembered = post(tenant, key, "{\"name\":\"another thing\"}");
        keys.forget(clock.instant().plus(Duration.ofHours(1)), 1000);
        var forgotten = post(tenant, key, "{\"name\":\"another thing\"}");

        // Then
        assertThat(remembered.statusCode()).isEqualTo(422);
        assertThat(forgotten.statusCode()).isEqualTo(201);
    }
}
