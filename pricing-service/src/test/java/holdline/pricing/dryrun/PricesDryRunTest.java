package holdline.pricing.dryrun;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import holdline.pricing.Brand;
import holdline.testkit.WithRealServers;
import holdline.web.Roles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class PricesDryRunTest {

    private final Brand brand = Brand.any();

    @Test
    void readsPromotionTexts() {
        post("promotions", List.of("店铺满199减20", "包邮", "买2送1", "打8折", "每满300减50"))
                .statusCode(200)
                .body("", hasSize(5))
                .body("[0][0].kind", equalTo("threshold-off"))
                .body("[0][0].threshold", equalTo(199))
                .body("[0][0].thresholdUnit", equalTo("money"))
                .body("[0][0].off", equalTo(20))
                .body("[0][0].funder", equalTo("shop"))
                .body("[0][0].items", nullValue())
                .body("[1]", empty())
                .body("[2][0].buy", equalTo(2))
                .body("[2][0].free", equalTo(1))
                .body("[3][0].payPercent", equalTo(80))
                .body("[4][0].conditions", hasItem("repeats"));
    }

    @Test
    void refusesTooManyTextsAndTextsThatAreMissing() {
        post("promotions", Collections.nCopies(5_001, "8折")).statusCode(413);
        post("promotions", Collections.singletonList(null)).statusCode(400).body("detail", containsString("[0]"));
        brand.as().body("[]").post("/api/dry-run/promotions").then().statusCode(403);
    }

    @Test
    void pricesABasketWithTheTermsItReads() {
        post("waterfall", """
                        {"items":[{"id":"a","unitPrice":100,"quantity":2},{"id":"b","unitPrice":"50.00","quantity":1}],
                         "promotions":[
                           {"kind":"percent","payPercent":90,"items":["a"],"funder":"shop","allocation":"each","maxQuantity":1},
                           {"kind":"threshold-off","threshold":200,"thresholdUnit":"money","off":24,"funder":"platform"}],
                         "currency":"CNY","buyer":{"member":false},"at":"2026-03-01T08:00:00Z"}""")
                .statusCode(200)
                .body("outcome", equalTo("exact"))
                .body("total", equalTo(216.0f))
                .body("high", equalTo(216.0f))
                .body("perUnit.a", equalTo(95.0f))
                .body("perUnit.b", equalTo(50.0f))
                .body("steps.item", contains("a", "a", "b"))
                .body("steps.promotion", contains(0, 1, 1))
                .body("steps.amount", contains(10.0f, 19.0f, 5.0f))
                .body("steps.funder", contains("shop", "platform", "platform"))
                .body("steps[1].why", containsString("left out"));
    }

    @Test
    void saysWhyAPriceIsNotExact() {
        post("waterfall", """
                        {"items":[{"id":"a","unitPrice":100,"quantity":1}],
                         "promotions":[{"kind":"new-user","off":20}],"currency":"usd"}""")
                .statusCode(200)
                .body("outcome", equalTo("interval"))
                .body("total", equalTo(80.0f))
                .body("high", equalTo(100.0f))
                .body("reasons[0]", containsString("new-user"));
        post("waterfall", """
                        {"items":[{"id":"a","unitPrice":100,"quantity":1}],"promotions":[{"kind":"unspecified"}]}""")
                .statusCode(200)
                .body("outcome", equalTo("undetermined"))
                .body("total", nullValue())
                .body("steps", empty());
    }

    @Test
    void namesTheFieldThatIsWrong() {
        wrong("{\"items\":[]}", "items");
        wrong("{\"items\":[{\"id\":\"a\",\"unitPrice\":-1,\"quantity\":1}]}", "unitPrice");
        wrong("{\"items\":[{\"id\":\"a\",\"unitPrice\":1,\"quantity\":0}]}", "quantity");
        var item = "{\"items\":[{\"id\":\"a\",\"unitPrice\":1,\"quantity\":1}],";
        wrong(item + "\"promotions\":[{\"kind\":\"gratis\"}]}", "promotions[0].kind");
        wrong(item + "\"promotions\":[{\"kind\":\"percent\",\"payPercent\":120}]}", "promotions[0].payPercent");
        wrong(item + "\"currency\":\"XYZ\"}", "currency");
        wrong(item + "\"buyer\":{\"member\":\"often\"}}", "buyer.member");
    }

    private void wrong(String body, String field) {
        post("waterfall", body).statusCode(400).body("detail", containsString(field));
    }

    private ValidatableResponse post(String run, Object body) {
        return brand.as(Roles.VIEWER).body(body).post("/api/dry-run/" + run).then();
    }
}
