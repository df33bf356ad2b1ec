package holdline.crawler.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import holdline.crawler.LocalMarketplace;
import holdline.crawler.Marketplace;
import holdline.testkit.Tokens;
import holdline.testkit.WithRealServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithRealServers
@WithTestResource(LocalMarketplace.class)
class RestTest {

    @Test
    void aWatchIsStartedPausedResumedAndEnded() {
        // Given
        var id = as("rest", "operator")
                .body(Map.of("kind", "listing", "url", "https://item.jd.com/100.html", "every", "PT1H"))
                .post("/api/watches")
                .then()
                .statusCode(201)
                .body("listing", equalTo("jd.com:100"))
                .body("state", equalTo("active"))
                .body("every", equalTo("PT1H"))
                .extract()
                .<Integer>path("id");

        // When
        as("rest", "operator")
                .post("/api/watches/{id}/pause", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("paused"));
        as("rest", "operator")
                .post("/api/watches/{id}/resume", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("active"));
        as("other", "viewer").get("/api/watches/{id}", id).then().statusCode(404);
        as("other", "operator").delete("/api/watches/{id}", id).then().statusCode(404);
        as("rest", "viewer").delete("/api/watches/{id}", id).then().statusCode(403);
        as("rest", "operator").delete("/api/watches/{id}", id).then().statusCode(204);

        // Then
        as("rest", "viewer").get("/api/watches/{id}", id).then().statusCode(404);
    }

    @Test
    void theSameAddressInAnotherSpellingIsRefusedAsWatchedAlready() {
        // Given
        as("twice", "operator")
                .body(Map.of("kind", "listing", "url", "https://Shop.example:443/a/../p?b=2#x"))
                .post("/api/watches")
                .then()
                .statusCode(201)
                .body("url", equalTo("https://shop.example/p?b=2"));

        // When
        as("twice", "operator")
                .body(Map.of("kind", "listing", "url", "https://shop.example/p?b=2"))
                .post("/api/watches")

                // Then
                .then()
                .statusCode(409)
                .body("$", hasKey("watch"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://shop.example/x",
                "https://user:word@shop.example/",
                "/relative/path",
                "javascript:alert(1)//",
                "https://shop.example:22/",
                "http://",
                "http:"
            })
    void refusesAddressesThatAreNoneNamingTheField(String url) {
        as("rest", "operator")
                .body(Map.of("kind", "listing", "url", url))
                .post("/api/watches")
                .then()
                .statusCode(400)
                .contentType(containsString("problem+json"))
                .body("detail", containsString("url"));
    }

    @Test
    void watchesAreListedByKindStateHostAndText() {
        // Given
        var paused = started("lister", Map.of("kind", "search", "url", "https://one.example/find?q=50%25_off"));
        started("lister", Map.of("kind", "listing", "url", "https://one.example/item"));
        started("lister", Map.of("kind", "sitemap", "url", "https://two.example/sitemap.xml", "pages", 7));
        as("lister", "operator").post("/api/watches/{id}/pause", paused).then().statusCode(200);

        // When
        var all = listed("lister", "");

        // Then
        assertThat(all).hasSize(3);
        assertThat(listed("lister", "?kind=sitemap")).containsExactly("https://two.example/sitemap.xml");
        assertThat(listed("lister", "?state=paused")).hasSize(1);
        assertThat(listed("lister", "?host=ONE.example")).hasSize(2);
        assertThat(listed("lister", "?text=/ITEM")).hasSize(1);
        assertThat(listed("lister", "?text=_off")).hasSize(1);
        assertThat(listed("lister", "?text=e_ample")).isEmpty();
        assertThat(listed("stranger", "")).isEmpty();
        for (var wrong : List.of("kind=toaster", "state=asleep", "foundBy=x")) {
            as("lister", "viewer")
                    .get("/api/watches?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo(wrong.substring(0, wrong.indexOf('='))));
        }
    }

    @Test
    void boundsBelongToTheKindAndHaveTheirOwnLimits() {
        var wrong = Map.of(
                "pages", Map.of("kind", "listing", "url", "https://shop.example/1", "pages", 2),
                "listings", Map.of("kind", "search", "url", "https://shop.example/2", "listings", 5_001),
                "follow", Map.of("kind", "sitemap", "url", "https://shop.example/3", "follow", false),
                "kind", Map.of("kind", "captured", "url", "https://shop.example/4"));
        wrong.forEach((field, body) -> as("bound", "operator")
                .body(body)
                .post("/api/watches")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field)));
    }

    @Test
    void aTenantsQuotaIsNamedWhenItIsUsedUp() {
        // Given
        started("tight", Map.of("kind", "listing", "url", "https://shop.example/1"));
        started("tight", Map.of("kind", "listing", "url", "https://shop.example/2"));

        // When
        as("tight", "operator")
                .body(Map.of("kind", "listing", "url", "https://shop.example/3"))
                .post("/api/watches")

                // Then
                .then()
                .statusCode(409)
                .body("quota.name", equalTo("watches"))
                .body("quota.limit", equalTo(2));
    }

    @Test
    void aTableOfWatchesIsImportedAndItsBadRowsAreNamed() {
        // Given
        var table = """
                kind,url,every,pages,listings,follow
                listing,https://import.example/1,PT1H,,,
                listing,nowhere,PT1H,,,
                search,https://import.example/s,PT6H,3,100,true
                listing,https://import.example/2,hourly,,,
                toaster,https://import.example/3,,,,
                listing,https://IMPORT.example/1,,,,
                search,https://import.example/t,,1000,,
                """;

        // When
        imported("importer", table)
                .statusCode(200)
                .body("started", equalTo(2))
                .body("known", equalTo(1))
                .body("errors.line", equalTo(List.of(3, 5, 6, 8)))
                .body("errors.field", equalTo(List.of("url", "every", "kind", "pages")));

        // Then
        assertThat(listed("importer", "?host=import.example")).hasSize(2);
        imported("importer", table)
                .body("started", equalTo(0))
                .body("known", equalTo(3))
                .body("errors", hasSize(4));
        imported("tight-import", "kind;url\nlisting;https://import.example/9\n\"open")
                .statusCode(200)
                .body("started", equalTo(1))
                .body("errors", hasSize(1));
        imported("importer", "what\nx").statusCode(400).body("errors[0].field", equalTo("header"));
        imported("importer", "kind,url,colour\n").statusCode(400).body("detail", containsString("colour"));
        imported("importer", "kind,url\n" + "listing,https://import.example/1\n".repeat(5_001))
                .statusCode(413);
        as("importer", "viewer")
                .contentType("text/csv")
                .body(table)
                .post("/api/watches/import")
                .then()
                .statusCode(403);
    }

    @Test
    void anImportBeyondTheQuotaKeepsWhatFitsAndNamesTheRest() {
        // Given
        var table = """
                kind,url
                listing,https://quota.example/1
                listing,nowhere
                listing,https://quota.example/2
                listing,https://quota.example/3
                search,https://quota.example/1
                listing,https://quota.example/4
                """;

        // When
        imported("tight-table", table)
                .statusCode(200)
                .body("started", equalTo(2))
                .body("known", equalTo(1))
                .body("errors.line", equalTo(List.of(3, 5, 7)))
                .body("errors[0].field", equalTo("url"))
                .body("errors[1].reason", containsString("quota of 2 watches"))
                .body("errors[2].reason", containsString("quota of 2 watches"));

        // Then
        assertThat(listed("tight-table", "")).containsExactly("https://quota.example/1", "https://quota.example/2");
        imported("tight-table", table)
                .body("started", equalTo(0))
                .body("known", equalTo(3))
                .body("errors.line", equalTo(List.of(3, 5, 7)));
    }

    private static io.restassured.response.ValidatableResponse imported(String tenant, String table) {
        return as(tenant, "operator")
                .contentType("text/csv")
                .body(table)
                .post("/api/watches/import")
                .then();
    }

    private static int started(String tenant, Map<String, Object> body) {
        return as(tenant, "operator")
                .body(body)
                .post("/api/watches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static List<String> listed(String tenant, String query) {
        return as(tenant, "viewer")
                .urlEncodingEnabled(false)
                .get("/api/watches" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.url");
    }

    @Test
    void refusesAnIntervalThatIsTooShort() {
        as("rest", "operator")
                .body(Map.of("kind", "listing", "url", "https://shop.example/short", "every", "PT0.1S"))
                .post("/api/watches")
                .then()
                .statusCode(400)
                .body("detail", containsString("every"));
    }

    @Test
    void aDryRunTellsEverythingItUnderstood() {
        as("rest", "viewer")
                .contentType("text/html; charset=utf-8")
                .queryParam("url", "https://shop.example/p")
                .body(Marketplace.product("蓝庭面霜", "129.00", "小店").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/dry-run/extraction")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("observed"))
                .body("pageKind", equalTo("item"))
                .body("listings", hasSize(1))
                .body("listings[0].title", equalTo("蓝庭面霜"))
                .body("listings[0].price.amount", equalTo("129.00"))
                .body("listings[0].price.high", nullValue())
                .body("listings[0].price.kind", equalTo("price"))
                .body("listings[0]", hasKey("mpn"))
                .body("listings[0].listPrice", nullValue())
                .body("listings[0].availability", equalTo("in-stock"))
                .body("candidates[0].reason", equalTo("taken"))
                .body("$", hasKey("tookMicros"));
        as("rest", "viewer")
                .contentType("text/html")
                .body("x")
                .post("/api/dry-run/extraction")
                .then()
                .statusCode(400);
    }

    @Test
    void aDryRunReadsPriceTextsInOrder() {
        as("rest", "viewer")
                .body(List.of(
                        Map.of("text", "¥59.00起"),
                        Map.of("text", "$ 50,800", "locale", "zh-TW"),
                        Map.of("text", "5.8万+")))
                .post("/api/dry-run/price-texts")
                .then()
                .statusCode(200)
                .body("kind", equalTo(List.of("starting-from", "price", "count")))
                .body("amount", equalTo(java.util.Arrays.asList("59.00", "50800", null)))
                .body("[1].currency", equalTo("TWD"));
    }

    @Test
    void theFleetIsForCrawlerOperators() {
        as("rest", "viewer").get("/api/fleet").then().statusCode(403);
        as("rest", "crawler-operator").get("/api/fleet").then().statusCode(200).body("$", hasKey("backlog"));
        given().get("/api/fleet").then().statusCode(401);
    }

    private static RequestSpecification as(String tenant, String role) {
        return given().auth().oauth2(Tokens.of(tenant, role)).contentType(ContentType.JSON);
    }
}
