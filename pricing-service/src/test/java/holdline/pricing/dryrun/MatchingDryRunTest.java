package holdline.pricing.dryrun;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import holdline.pricing.Brand;
import holdline.testkit.WithRealServers;
import holdline.web.Roles;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class MatchingDryRunTest {

    private final Brand brand = Brand.any();

    @Test
    void readsPacksAsNumbersAndNullsWhatIsNotStated() {
        brand.as(Roles.VIEWER)
                .body(List.of("海盐苏打水330ml*24瓶", "实木书架"))
                .post("/api/dry-run/packs")
                .then()
                .statusCode(200)
                .body("[0].unitValue", equalTo(330))
                .body("[0].unit", equalTo("ml"))
                .body("[0].count", equalTo(24))
                .body("[0].totalValue", equalTo(7920))
                .body("[0].totalUnit", equalTo("ml"))
                .body("[1].unitValue", nullValue())
                .body("[1].count", equalTo(1))
                .body("[1].totalUnit", nullValue());
    }

    @Test
    void comparesPairsWithFreeFields() {
        brand.as(Roles.VIEWER)
                .body(Map.of(
                        "pairs",
                        List.of(Map.of(
                                "left", Map.of("title", "Orbit OX-4410 compact camera", "brand", "Orbit", "price", ""),
                                "right", Map.of("name", "orbit ox4410 camera", "manufacturer", "", "price", 199.5)))))
                .post("/api/dry-run/similarity")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].same", equalTo(true))
                .body("[0].reasons[0]", containsString("ox4410"));
    }

    @Test
    void matchesListingsWithACatalogueOfItsCaller() {
        brand.as(Roles.VIEWER)
                .body(Map.of(
                        "catalogue",
                        List.of(
                                Map.of("id", "X1", "name", "Orbit X100 camera", "brand", "Orbit", "model", "X100"),
                                Map.of("id", "W1", "name", "Orbit 苏打水 330ml", "brand", "Orbit", "model", "")),
                        "listings",
                        List.of(
                                Map.of("id", "1", "title", "Orbit 苏打水 330ml*24瓶", "price", "59.00"),
                                Map.of("id", "2", "title", "Leather case for Orbit X100 camera"),
                                Map.of("id", "3", "title", "Orbit X100 camera, Orbit 苏打水 330ml"))))
                .post("/api/dry-run/match")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of("1", "2", "3")))
                .body("outcome", equalTo(List.of("matched", "not-ours", "candidates")))
                .body("[0].products", equalTo(List.of("W1")))
                .body("[0].packMultiple", equalTo(24))
                .body("[0].confidence", greaterThan(0.9f))
                .body("[2].products", hasSize(2));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        brand.as(Roles.VIEWER)
                .body(Map.of("pairs", List.of(Map.of("left", Map.of("title", List.of("x"))))))
                .post("/api/dry-run/similarity")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("pairs[0].left.title"));
    }
}
