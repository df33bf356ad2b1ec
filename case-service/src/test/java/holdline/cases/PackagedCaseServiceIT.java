package holdline.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import holdline.events.NoticeRequested;
import holdline.events.Topic;
import holdline.events.ViolationOpened;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import holdline.web.Roles;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@WithRealServers
class PackagedCaseServiceIT {

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @Test
    void turnsAViolationIntoANoticeWhenPackaged() {
        // Given
        var scene = Scene.any();

        // When
        topics.publish(new ViolationOpened(scene.lowPrice()));

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().auth()
                        .oauth2(Tokens.of(scene.tenant(), Roles.VIEWER))
                        .get("/api/cases?state=noticing")
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1)));
        assertThat(topics.await(Topic.CASES, 3)).hasAtLeastOneElementOfType(NoticeRequested.class);
        given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("holdline_cases{"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/cases/{id}/commands"));
    }
}
