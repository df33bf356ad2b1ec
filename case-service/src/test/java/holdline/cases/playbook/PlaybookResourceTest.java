package holdline.cases.playbook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import holdline.testkit.Fixtures;
import holdline.testkit.Tokens;
import holdline.testkit.WithRealServers;
import holdline.web.Roles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithRealServers
class PlaybookResourceTest {

    private static final Map<String, String> SOUND =
            Map.of("jurisdiction", "EU", "answerWithin", "P14D", "recheckWindow", "P2D", "recheckEvery", "PT1H");

    @Test
    void answersTheDefaultUntilOneIsSet() {
        given().auth()
                .oauth2(Tokens.of(Fixtures.anyTenant(), Roles.VIEWER))
                .get("/api/playbook")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("jurisdiction", is("CN"))
                .body("gatherFor", is("PT1S"))
                .body("answerWithin", is("PT168H"))
                .body("recheckWindow", is("PT24H"))
                .body("recheckEvery", is("PT15M"));
    }

    @Test
    void remembersWhatWasSetAndRefusesAChangeOfAnOldVersion() {
        // Given
        var tenant = Fixtures.anyTenant();

        // When
        put(tenant, SOUND, "\"0\"").statusCode(200).header("ETag", "\"1\"").body("jurisdiction", is("EU"));
        put(tenant, SOUND, "\"0\"").statusCode(412);

        // Then
        given().auth()
                .oauth2(Tokens.of(tenant, Roles.VIEWER))
                .get("/api/playbook")
                .then()
                .body("answerWithin", is("PT336H"));
    }

    @ParameterizedTest
    @CsvSource({
        "gatherFor, P8D",
        "answerWithin, PT0.5S",
        "answerWithin, P61D",
        "answerWithin, soon",
        "recheckWindow, P15D",
        "recheckEvery, P3D",
        "recheckEvery, -PT1S",
        "jurisdiction, MOON",
    })
    void namesTheFieldThatIsOutOfBounds(String field, String value) {
        // Given
        var wrong = new HashMap<>(SOUND);
        wrong.put(field, value);

        // When
        var answer = put(Fixtures.anyTenant(), wrong, "*");

        // Then
        answer.statusCode(400).body("errors.field", hasItem(field));
    }

    private static ValidatableResponse put(String tenant, Map<String, String> playbook, String ifMatch) {
        return given().auth()
                .oauth2(Tokens.of(tenant, Roles.OPERATOR))
                .header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(playbook)
                .put("/api/playbook")
                .then();
    }
}
