package holdline.pricing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import holdline.testkit.WithRealServers;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@WithRealServers
class PackagedServiceIT {

    @Test
    void startsAndAnswers() {
        // Given
        var brand = Brand.withAFloor("selective");
        // Then
        brand.get("/api/policies").statusCode(200).body("items", hasSize(1));
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
