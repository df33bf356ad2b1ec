package holdline.notification.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.standardwebhooks.Webhook;
import holdline.events.CaseEvent.CaseRef;
import holdline.notification.Cases;
import holdline.notification.HookSink;
import holdline.notification.MailServer;
import holdline.notification.SmtpSink;
import holdline.testkit.Fixtures;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
@WithTestResource(MailServer.class)
class SubscriberTest {

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @AutoClose
    final HookSink hooks = new HookSink();

    @Inject
    AgroalDataSource database;

    SmtpSink mailServer;

    final String tenant = Fixtures.anyTenant();
    final CaseRef move = Cases.move(tenant, Fixtures.anySeller(), 4);

    @Test
    void mailsTheBrandsPeopleWhatTheyAskedFor() {
        // Given
        subscribe("""
                {"events":["gate-decided"],"channel":"email","address":"team-a@brand.example","language":"zh-CN"}""").statusCode(201).body("secret", nullValue());

        // When
        topics.publish(Cases.opened(new CaseRef(move.id(), tenant, move.seller(), 1)));
        topics.publish(Cases.monitorOnly(move));

        // Then
        await().untilAsserted(() ->
                assertThat(mailServer.mailsTo("team-a@brand.example")).hasSize(1));
        deliveries()
                .body("items", hasSize(1))
                .body("items[0].recipientKind", equalTo("subscriber"))
                .body("items[0].subject", containsString("仅监测"));
    }

    @Test
    void signsWebhookCallsSoThatAnIndependentVerifierAgrees() throws Exception {
        // Given
        var secret = subscribe(webhook(200)).statusCode(201).extract().<String>path("secret");

        // When
        topics.publish(Cases.monitorOnly(move));
        await().untilAsserted(() -> deliveries().body("items[0].state", equalTo("delivered")));

        // Then
        var call = hooks.calls().getFirst();
        var verifier = new Webhook(secret);
        assertThatCode(() -> verifier.verify(call.body(), call.headers())).doesNotThrowAnyException();
        assertThat(call.body()).contains("\"type\":\"gate-decided\"").contains("monitor-only");
        deliveries().body("items[0].messageId", equalTo(call.header("webhook-id")));
    }

    @Test
    void keepsAWebhooksSecretOutOfTheAnswerItRepeats() throws Exception {
        // Given
        var request = operator().header("Idempotency-Key", "one-" + tenant).body(webhook(200));
        var first = request.post("/api/subscriptions").then().statusCode(201).body("secret", startsWith("whsec_"));

        // When
        var second = request.post("/api/subscriptions").then();

        // Then
        second.statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(first.extract().<String>path("id")))
                .body("secret", nullValue());
        try (var connection = database.getConnection();
                var kept = connection.prepareStatement("SELECT body FROM idempotency_key WHERE tenant = ?")) {
            kept.setString(1, tenant);
            var row = kept.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).contains("gate-decided").doesNotContain("whsec_");
        }
    }

    @Test
    void endsASubscriptionWhoseEndpointAnswers410() {
        // Given
        var id = subscribe(webhook(410)).statusCode(201).extract().<String>path("id");

        // When
        topics.publish(Cases.monitorOnly(move));

        // Then
        await().untilAsserted(() -> operator()
                .get("/api/subscriptions/" + id)
                .then()
                .body("state", equalTo("disabled"))
                .body("disabledWhy", containsString("410"))
                .body("secret", nullValue()));
        assertThat(hooks.calls()).hasSize(1);
        deliveries().body("items[0].state", equalTo("withdrawn"));
    }

    @Test
    void takesARedirectForAFailureAndGivesUpInTheEnd() {
        // Given
        subscribe(webhook(302)).statusCode(201).body("secret", startsWith("whsec_"));

        // When
        topics.publish(Cases.monitorOnly(move));

        // Then
        await().untilAsserted(() -> deliveries()
                .body("items[0].state", equalTo("given-up"))
                .body("items[0].lastError", containsString("redirects are not followed")));
        assertThat(hooks.calls())
                .hasSize(3)
                .allMatch(call -> call.path().equals("/302"))
                .extracting(call -> call.header("webhook-id"))
                .containsOnly(hooks.calls().getFirst().header("webhook-id"));
    }

    @Test
    void refusesBadRequestsNamingTheField() {
        refused("""
                {"events":["case-opened"],"channel":"email","address":"a@b.example\\r\\nBcc: c@d.example","language":"en"}""", "address");
        refused("""
                {"events":["case-opened"],"channel":"email","url":"https://a.example","language":"en"}""", "url");
        refused("""
                {"events":["case-opened"],"channel":"webhook","language":"en"}""", "url");
        refused("""
                {"events":[],"channel":"email","address":"a@b.example","language":"en"}""", "events");
        refused("""
                {"events":["case-opened"],"channel":"email","address":"a@b.example","language":"fr"}""", "language");
    }

    @Test
    void showsNobodyWhatBelongsToAnotherTenant() {
        // Given
        var subscription = subscribe("""
                {"events":["gate-decided"],"channel":"email","address":"team-b@brand.example","language":"en"}""").extract().<String>path("id");
        var contact = operator()
                .body("""
                        {"platform":"shop.example","shopId":"1","email":"shop@seller.example","language":"en"}""")
                .post("/api/contacts")
                .then()
                .statusCode(201)
                .body("createdAt", notNullValue())
                .extract()
                .<String>path("id");
        topics.publish(Cases.monitorOnly(move));
        await().untilAsserted(() -> deliveries().body("items", hasSize(1)));
        var delivery = deliveries().extract().<String>path("items[0].id");

        // When
        var stranger = given().auth().oauth2(Tokens.of(Fixtures.anyTenant(), "admin"));

        // Then
        for (var path : new String[] {
            "/api/subscriptions/" + subscription, "/api/contacts/" + contact, "/api/deliveries/" + delivery
        }) {
            stranger.get(path).then().statusCode(404).contentType("application/problem+json");
        }
        for (var list : new String[] {"/api/subscriptions", "/api/contacts", "/api/deliveries"}) {
            stranger.get(list).then().statusCode(200).body("items", hasSize(0));
            given().get(list).then().statusCode(401);
        }
        stranger.delete("/api/contacts/" + contact).then().statusCode(404);
        stranger.delete("/api/subscriptions/" + subscription).then().statusCode(404);
        stranger.post("/api/deliveries/" + delivery + "/retry").then().statusCode(404);
        operator().get("/api/contacts/" + contact).then().statusCode(200);
    }

    @Test
    void writesInTheNameOnTheLetterhead() {
        // Given
        given().auth()
                .oauth2(Tokens.of(tenant, "admin"))
                .contentType(ContentType.JSON)
                .body("""
                        {"brand":"岚亭","contact":"partners@brand.example"}""")
                .put("/api/letterhead")
                .then()
                .statusCode(200);
        subscribe("""
                {"events":["gate-decided"],"channel":"email","address":"team-c@brand.example","language":"zh-CN"}""");

        // When
        topics.publish(Cases.monitorOnly(move));

        // Then
        await().untilAsserted(() -> deliveries().body("items[0].subject", startsWith("[岚亭]")));
    }

    private String webhook(int status) {
        return """
                {"events":["gate-decided"],"channel":"webhook","url":"%s","language":"en"}""".formatted(hooks.url(status));
    }

    private ValidatableResponse subscribe(String body) {
        return operator().body(body).post("/api/subscriptions").then();
    }

    private void refused(String body, String field) {
        subscribe(body).statusCode(400).contentType("application/problem+json").body("detail", containsString(field));
    }

    private RequestSpecification operator() {
        return given().auth().oauth2(Tokens.of(tenant, "operator")).contentType(ContentType.JSON);
    }

    private ValidatableResponse deliveries() {
        return operator().get("/api/deliveries?case=" + move.id()).then().statusCode(200);
    }
}
