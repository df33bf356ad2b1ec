package holdline.crawler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import holdline.events.ListingObserved;
import holdline.events.Topic;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The packaged service, as it is shipped. */
@QuarkusIntegrationTest
@WithRealServers
@WithTestResource(LocalMarketplace.class)
class CrawlerServiceIT {

    Marketplace marketplace;

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @Test
    void aWatchedPageBecomesAnEvent() {
        // Given
        marketplace.page("shop20.test/item/1", Marketplace.product("Face cream", "129.00", "Shop"));

        // When
        given().auth()
                .oauth2(Tokens.of("lanting", "operator"))
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "listing", "url", "https://shop20.test/item/1"))
                .post("/api/watches")
                .then()
                .statusCode(201);

        // Then
        var seen = topics.awaitKey(Topic.LISTINGS, "shop20.test:/item/1", 1).getFirst();
        assertThat(seen).isInstanceOf(ListingObserved.class);
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
