package holdline.pricing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import holdline.testkit.WithRealServers;
import holdline.web.Roles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithRealServers
class RulesRestTest {

    private final Brand brand = Brand.any();

    @Test
    void entersAProductAndChangesItFromTheVersionThatWasRead() {
        // Given
        var location = brand.post("/api/products", product("A"))
                .statusCode(201)
                .body("distribution", equalTo("selective"))
                .extract()
                .header("Location");
        var path = location.substring(location.indexOf("/api/"));
        var etag = brand.get(path).statusCode(200).extract().header("ETag");
        var changed = Map.of("code", "A", "name", "Other name", "aliases", List.of("别名"), "distribution", "open");
        // When
        brand.put(path, changed, etag).statusCode(200).body("name", equalTo("Other name"));
        // Then
        isProblem(brand.put(path, changed, etag), 412);
        isProblem(brand.as(Roles.OPERATOR).body(changed).put(path).then(), 428);
    }

    @Test
    void refusesASecondProductOfOneCode() {
        brand.post("/api/products", product("A")).statusCode(201);
        isProblem(brand.post("/api/products", product("A")), 409);
    }

    @Test
    void pagesThroughProducts() {
        // Given
        List.of("C", "A", "B").forEach(code -> brand.post("/api/products", product(code)));
        // When
        var first = brand.get("/api/products?limit=2")
                .statusCode(200)
                .body("items.code", equalTo(List.of("A", "B")))
                .body("next", notNullValue());
        String next = first.extract().path("next");
        // Then
        brand.get("/api/products?limit=2&cursor={c}", next)
                .body("items.code", equalTo(List.of("C")))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\"} | code",
                "{\"code\":\"A\",\"name\":\" \"} | name",
                "{\"code\":\"A\",\"name\":\"x\",\"gtins\":[\"123\"]} | gtins",
                "{\"code\":\"A\",\"name\":\"x\",\"distribution\":\"closed\"} | distribution",
                "{\"code\":\"A\",\"name\":\"x\",\"colour\":\"red\"} | colour",
                "{\"code\":\"A\\u0000\",\"name\":\"x\"} | code",
            })
    void namesTheFieldOfABadProduct(String body, String field) {
        isProblem(brand.post("/api/products", body), 400).body("detail", containsString(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\"} | floor",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"-1\",\"currency\":\"CNY\"}} | floor",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"0\",\"currency\":\"CNY\"}} | floor",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"XYZ1\"}} | floor",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"tolerancePercent\":\"100\"} | tolerancePercent",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"productCode\":\"NONE\"} | productCode",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"validFrom\":\"2026-02-01T00:00:00Z\",\"validTo\":\"2026-01-01T00:00:00Z\"} | validTo",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"maxDiscountPercent\":\"10\"} | floor",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"productCode\":\"A\",\"line\":\"L\"} | line",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"shopId\":\"1\"} | platform",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"kind\":\"promotion\",\"validFrom\":\"2026-11-01\"} | validTo",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"kind\":\"someday\"} | kind",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"zone\":\"Moon/Base\"} | zone",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"validFrom\":\"soon\"} | validFrom",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"validFrom\":\"+999999999-12-31\"} | validFrom",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"reason\":\"y\"} | reason",
                "{\"name\":\"x\",\"kind\":\"waiver\",\"validFrom\":\"2026-11-01\",\"validTo\":\"2026-11-02\"} | reason",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"reason\":\"y\",\"kind\":\"waiver\",\"validFrom\":\"2026-11-01\",\"validTo\":\"2026-11-02\"} | floor",
                "{\"name\":\"x\",\"floor\":{\"amount\":\"1\",\"currency\":\"CNY\"},\"channel\":\"radio\"} | channel",
            })
    void namesTheFieldOfABadPolicy(String body, String field) {
        isProblem(brand.post("/api/policies", body), 400).body("detail", containsString(field));
    }

    @Test
    void refusesPoliciesThatContradictEachOtherNamingBoth() {
        // Given
        brand.post("/api/policies", policy("Spring", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"))
                .statusCode(201);
        // Then
        isProblem(
                        brand.post(
                                "/api/policies", policy("Late spring", "2026-03-31T00:00:00Z", "2026-05-01T00:00:00Z")),
                        409)
                .body("detail", containsString("'Spring' v1"))
                .body("detail", containsString("'Late spring'"));
        brand.post("/api/policies", policy("Summer", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"))
                .statusCode(201);
    }

    @Test
    void takesAPromotionInItsOwnTimeZone() {
        brand.post(
                        "/api/policies",
                        Map.of(
                                "name", "Double Eleven",
                                "kind", "promotion",
                                "line", "Serums",
                                "channel", "live",
                                "maxDiscountPercent", "25",
                                "zone", "Asia/Shanghai",
                                "validFrom", "2026-11-01T20:00",
                                "validTo", "2026-11-11"))
                .statusCode(201)
                .body("validFrom", equalTo("2026-11-01T20:00:00+08:00"))
                .body("validTo", equalTo("2026-11-12T00:00:00+08:00"))
                .body("maxDiscountPercent", equalTo("25"))
                .body("floor", nullValue());
    }

    @Test
    void keepsWhatAnAuthorisationIsAbout() {
        // Given
        brand.post(
                        "/api/authorised-sellers",
                        Map.of(
                                "platform", "shop.example",
                                "shopId", "77",
                                "standing", "watched",
                                "lines", List.of("Serums"),
                                "channels", List.of("live"),
                                "regions", List.of("华东"),
                                "tier", "gold"))
                .statusCode(201);
        // Then
        brand.get("/api/authorised-sellers")
                .body("items[0].standing", equalTo("watched"))
                .body("items[0].lines", equalTo(List.of("Serums")))
                .body("items[0].channels", equalTo(List.of("live")))
                .body("items[0].regions", equalTo(List.of("华东")))
                .body("items[0].tier", equalTo("gold"));
    }

    @Test
    void keepsEveryVersionOfAPolicy() {
        // Given
        String id = brand.post("/api/policies", policy("One", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"))
                .statusCode(201)
                .extract()
                .path("id");
        // When
        brand.put("/api/policies/" + id, policy("Two", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"), "\"1\"")
                .statusCode(200);
        // Then
        brand.get("/api/policies/{id}/versions", id).body("items.name", equalTo(List.of("Two", "One")));
        brand.get("/api/policies").body("items.version", equalTo(List.of(2)));
    }

    @Test
    void endsAnAuthorisationAndKeepsTheEntry() {
        // Given
        String id = brand.post(
                        "/api/authorised-sellers",
                        Map.of("platform", "shop.example", "shopId", "1", "validFrom", "2026-01-01T00:00:00Z"))
                .statusCode(201)
                .body("validTo", nullValue())
                .extract()
                .path("id");
        // When
        brand.as(Roles.OPERATOR).delete("/api/authorised-sellers/" + id).then().statusCode(204);
        // Then
        brand.get("/api/authorised-sellers").body("items", hasSize(1)).body("items[0].validTo", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"observationsToAgree\":0} | observationsToAgree",
                "{\"observationGap\":\"soon\"} | observationGap",
                "{\"observationGap\":\"-PT1S\"} | observationGap",
                "{\"accusingConfidence\":\"1.5\"} | accusingConfidence",
                "{\"severeFromPercent\":\"90\"} | severeFromPercent",
            })
    void namesTheFieldOfBadSettings(String body, String field) {
        isProblem(brand.as(Roles.OPERATOR).body(body).put("/api/settings").then(), 400)
                .body("detail", containsString(field));
    }

    @Test
    void changesOnlyTheSettingsThatAreSent() {
        brand.get("/api/settings").body("observationGap", equalTo("PT10M")).body("accusingConfidence", equalTo("0.9"));
        brand.as(Roles.OPERATOR)
                .body(Map.of("observationGap", "PT1S"))
                .put("/api/settings")
                .then()
                .statusCode(200)
                .body("observationGap", equalTo("PT1S"))
                .body("observationsToAgree", equalTo(2));
        brand.as(Roles.OPERATOR)
                .body(Map.of("observationsToAgree", 3))
                .put("/api/settings")
                .then()
                .statusCode(200)
                .body("observationGap", equalTo("PT1S"))
                .body("observationsToAgree", equalTo(3));
    }

    @Test
    void showsNothingOfAnotherBrand() {
        // Given
        String product = brand.post("/api/products", product("A")).extract().path("id");
        String policy = brand.post("/api/policies", policy("P", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"))
                .extract()
                .path("id");
        String seller = brand.post("/api/authorised-sellers", Map.of("platform", "shop.example", "shopId", "1"))
                .extract()
                .path("id");
        var other = Brand.any();
        // Then
        for (var path :
                List.of("/api/products/" + product, "/api/policies/" + policy, "/api/authorised-sellers/" + seller)) {
            isProblem(other.get(path), 404);
        }
        for (var path : List.of("/api/products", "/api/policies", "/api/authorised-sellers", "/api/violations")) {
            other.get(path).statusCode(200).body("items", hasSize(0));
        }
        isProblem(
                other.as(Roles.OPERATOR)
                        .delete("/api/authorised-sellers/" + seller)
                        .then(),
                404);
        isProblem(other.put("/api/products/" + product, product("A"), "*"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/products",
                "/api/policies",
                "/api/authorised-sellers",
                "/api/settings",
                "/api/violations",
                "/api/prices?listing=a:b"
            })
    void asksForAToken(String path) {
        isProblem(given().get(path).then(), 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/violations?signal=loud",
                "/api/violations?state=half",
                "/api/violations?limit=0",
                "/api/violations?cursor=x",
                "/api/prices"
            })
    void refusesABadFilter(String path) {
        isProblem(brand.get(path), 400);
    }

    @Test
    void aViewerChangesNothing() {
        isProblem(
                brand.as(Roles.VIEWER).body(product("A")).post("/api/products").then(), 403);
    }

    @Test
    void happensOncePerIdempotencyKey() {
        for (var i = 0; i < 2; i++) {
            brand.as(Roles.OPERATOR)
                    .header("Idempotency-Key", "one")
                    .body(product("A"))
                    .post("/api/products")
                    .then()
                    .statusCode(201);
        }
        brand.get("/api/products").body("items", hasSize(1));
    }

    private static ValidatableResponse isProblem(ValidatableResponse response, int status) {
        return response.statusCode(status).contentType("application/problem+json");
    }

    private static Map<String, Object> product(String code) {
        return Map.of("code", code, "name", "Name of " + code);
    }

    private static Map<String, Object> policy(String name, String from, String to) {
        return Map.of(
                "name", name, "floor", Map.of("amount", "10.00", "currency", "CNY"), "validFrom", from, "validTo", to);
    }
}
