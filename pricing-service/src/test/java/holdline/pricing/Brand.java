package holdline.pricing;

import static io.restassured.RestAssured.given;

import holdline.testkit.Fixtures;
import holdline.testkit.Tokens;
import holdline.web.Roles;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** A brand that tests speak for: a tenant of its own, with REST calls that read as sentences. */
public record Brand(String tenant) {

    public static final String TITLE = "蓝汀 保湿精华液 30ml";

    /** A brand that has entered nothing. */
    public static Brand any() {
        return new Brand(Fixtures.anyTenant());
    }

    /** A brand with one product and a floor of 129 yuan for it. */
    public static Brand withAFloor(String distribution) {
        var brand = any();
        brand.post(
                        "/api/products",
                        Map.of(
                                "code", "SERUM",
                                "name", "保湿精华液 30ml",
                                "brand", "蓝汀",
                                "distribution", distribution))
                .statusCode(201);
        brand.post(
                        "/api/policies",
                        Map.of(
                                "name", "Shelf floor",
                                "productCode", "SERUM",
                                "floor", Map.of("amount", "129.00", "currency", "CNY")))
                .statusCode(201);
        return brand;
    }

    public RequestSpecification as(String... roles) {
        return given().auth().oauth2(Tokens.of(tenant, roles)).contentType(ContentType.JSON);
    }

    public ValidatableResponse post(String path, Object body) {
        return as(Roles.OPERATOR).body(body).post(path).then();
    }

    public ValidatableResponse put(String path, Object body, String ifMatch) {
        return as(Roles.OPERATOR)
                .header("If-Match", ifMatch)
                .body(body)
                .put(path)
                .then();
    }

    public ValidatableResponse get(String path, Object... parameters) {
        return as(Roles.VIEWER).get(path, parameters).then();
    }
}
