package holdline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import holdline.testkit.Fixtures;
import holdline.testkit.Tokens;
import holdline.testkit.WithRealServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class TenancyAndPagesTest {

    @Inject
    Things things;

    private static Response whoami(String token) {
        return given().auth().oauth2(token).get("/api/things/whoami");
    }

    @Test
    void takesTheTokensOnlyTenant() {
        whoami(Tokens.named("mei", "lanting", Roles.VIEWER))
                .then()
                .statusCode(200)
                .body("tenant", equalTo("lanting"))
                .body("name", equalTo("mei"))
                .body("approver", equalTo(false));
    }

    @Test
    void letsTheHeaderChooseAmongSeveral() {
        var token = Tokens.of(List.of("lanting", "qingfeng"), Roles.ADMIN);
        given().auth()
                .oauth2(token)
                .header("Holdline-Tenant", "qingfeng")
                .get("/api/things/whoami")
                .then()
                .statusCode(200)
                .body("tenant", equalTo("qingfeng"))
                .body("approver", equalTo(true));
    }

    @Test
    void asksForTheHeaderWhenThereAreSeveral() {
        whoami(Tokens.of(List.of("lanting", "qingfeng"), Roles.VIEWER))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Holdline-Tenant"))
                .body("tenants", equalTo(List.of("lanting", "qingfeng")));
    }

    @Test
    void refusesATenantTheTokenDoesNotSpeakFor() {
        given().auth()
                .oauth2(Tokens.of("lanting", Roles.ADMIN))
                .header("Holdline-Tenant", "qingfeng")
                .get("/api/things/whoami")
                .then()
                .statusCode(403);
        whoami(Tokens.of(List.of(), Roles.ADMIN)).then().statusCode(403);
    }

    @Test
    void readsAListToItsEndPageByPage() throws Exception {
        // Given
        var tenant = Fixtures.anyTenant();
        for (var name : List.of("a", "b", "c", "d", "e")) {
            things.add(tenant, name, 0);
        }
        things.add(Fixtures.anyTenant(), "somebody else's", 0);
        var token = Tokens.of(tenant, Roles.VIEWER);

        // When
        var names = new ArrayList<String>();
        var pages = 0;
        String cursor = null;
        do {
            var request = given().auth().oauth2(token).queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page =
                    request.get("/api/things").then().statusCode(200).extract().jsonPath();
            names.addAll(page.getList("items.name"));
            cursor = page.getString("next");
            pages++;
        } while (cursor != null && pages < 10);

        // Then
        assertThat(names).containsExactly("a", "b", "c", "d", "e");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void namesABadLimitAndABadCursor() {
        var token = Tokens.of("lanting", Roles.VIEWER);
        for (var limit : List.of("0", "201", "many")) {
            given().auth()
                    .oauth2(token)
                    .queryParam("limit", limit)
                    .get("/api/things")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("limit"));
        }
        for (var cursor : List.of(
                "%%%", "bm9wZQ", Cursor.of("a", "b").encoded(), Cursor.of("x").encoded())) {
            given().auth()
                    .oauth2(token)
                    .queryParam("cursor", cursor)
                    .get("/api/things")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("cursor"));
        }
    }
}
