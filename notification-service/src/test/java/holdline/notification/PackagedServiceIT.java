package holdline.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import holdline.events.Signal;
import holdline.testkit.Fixtures;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The service as it is shipped. */
@QuarkusIntegrationTest
@WithRealServers
@WithTestResource(MailServer.class)
class PackagedServiceIT {

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    SmtpSink mailServer;

    @Test
    void mailsANoticeAndIsReady() {
        // Given
        var tenant = Fixtures.anyTenant();
        var seller = Fixtures.anySeller();
        var operator = given().auth().oauth2(Tokens.of(tenant, "operator")).contentType(ContentType.JSON);
        operator.body("""
                        {"platform":"%s","shopId":"%s","email":"packaged@seller.example","language":"en"}""".formatted(seller.platform(), seller.shopId()))
                .post("/api/contacts")
                .then()
                .statusCode(201);

        // When
        topics.publish(Cases.noticeAbout(Cases.move(tenant, seller, 2), "Serum", Signal.UNAUTHORISED_SELLER));

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mailServer.mailsTo("packaged@seller.example"))
                        .hasSize(1));
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
