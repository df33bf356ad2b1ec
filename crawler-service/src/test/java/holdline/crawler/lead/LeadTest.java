package holdline.crawler.lead;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import holdline.crawler.LocalMarketplace;
import holdline.testkit.Tokens;
import holdline.testkit.WithRealServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
@WithTestResource(LocalMarketplace.class)
class LeadTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 4, 5, 6};

    @Test
    void aLeadBecomesAWatchAndTheSameAddressJoinsIt() {
        // Given
        var picture = Base64.getEncoder().encodeToString(PNG);
        var first = lead(
                        "lanting",
                        Map.of(
                                "url",
                                "https://Shop.example:443/x/../p?b=2#top",
                                "note",
                                "Far too cheap",
                                "reporter",
                                "dealer",
                                "picture",
                                picture))
                .statusCode(201)
                .body("url", equalTo("https://shop.example/p?b=2"))
                .body("reports", hasSize(1))
                .extract();
        var id = first.<Integer>path("id");
        var watch = first.<Integer>path("watch");

        // When
        lead("lanting", Map.of("url", "https://shop.example/p?b=2", "note", "Saw it too", "reporter", "consumer"))
                .statusCode(200)
                .body("id", equalTo(id))
                .body("watch", equalTo(watch))
                .body("reports", hasSize(2));
        lead("lanting", Map.of("url", "https://shop.example/p?b=2", "note", "Saw it too", "reporter", "consumer"))
                .statusCode(200)
                .body("reports", hasSize(2));

        // Then
        as("lanting", "viewer")
                .get("/api/watches/{id}", watch)
                .then()
                .statusCode(200)
                .body("kind", equalTo("listing"))
                .body("url", equalTo("https://shop.example/p?b=2"));
        var href = first.<String>path("reports[0].picture.href");
        assertThat(as("lanting", "viewer")
                        .get(href)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(PNG);
        as("lanting", "operator").get("/api/leads").then().body("items", hasSize(1));

        // And nobody else sees any of it
        as("huayu", "operator").get("/api/leads/{id}", id).then().statusCode(404);
        as("huayu", "operator").get("/api/leads").then().body("items", hasSize(0));
        as("huayu", "viewer").get(href).then().statusCode(404);
        as("lanting", "viewer").get("/api/leads").then().statusCode(403);
    }

    @Test
    void aLeadJoinsTheWatchThereIsAndStartsAnotherOnceThatEnded() {
        // Given
        var watch = as("joiner", "operator")
                .body(Map.of("kind", "search", "url", "https://shop.example/all"))
                .post("/api/watches")
                .then()
                .statusCode(201)
                .extract()
                .<Integer>path("id");
        var report = Map.<String, Object>of("url", "https://shop.example/all", "note", "Look", "reporter", "employee");
        var id = lead("joiner", report)
                .statusCode(201)
                .body("watch", equalTo(watch))
                .extract()
                .<Integer>path("id");

        // When
        as("joiner", "operator").delete("/api/watches/{id}", watch).then().statusCode(204);

        // Then
        as("joiner", "operator").get("/api/leads/{id}", id).then().body("watch", nullValue());
        var next = lead("joiner", report).statusCode(200).extract().<Integer>path("watch");
        assertThat(next).isNotNull().isNotEqualTo(watch);
    }

    @Test
    void refusesBadLeadsNamingTheField() {
        lead("bad", Map.of("url", "nowhere.example/x", "note", "x", "reporter", "dealer"))
                .statusCode(400)
                .body("errors[0].field", equalTo("url"));
        lead("bad", Map.of("url", "https://shop.example/", "note", " ", "reporter", "dealer"))
                .statusCode(400)
                .body("detail", containsString("note"));
        lead("bad", Map.of("url", "https://shop.example/", "note", "x", "reporter", "police"))
                .statusCode(400)
                .body("detail", containsString("reporter"));
        lead("bad", Map.of("url", "https://shop.example/", "note", "x", "reporter", "dealer", "picture", "PGh0bWw+"))
                .statusCode(400)
                .body("errors[0].field", equalTo("picture"));
    }

    private static ValidatableResponse lead(String tenant, Map<String, Object> body) {
        return as(tenant, "operator").body(body).post("/api/leads").then();
    }

    private static RequestSpecification as(String tenant, String role) {
        return given().auth().oauth2(Tokens.of(tenant, role)).contentType(ContentType.JSON);
    }
}
