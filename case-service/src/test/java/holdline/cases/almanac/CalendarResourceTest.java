package holdline.cases.almanac;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import holdline.testkit.Fixtures;
import holdline.testkit.Tokens;
import holdline.testkit.WithRealServers;
import holdline.web.Roles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithRealServers
class CalendarResourceTest {

    @Test
    void countsADeadlineAndExplainsIt() {
        // When
        var answer = get("/api/calendar/deadline?from=2026-09-30&days=3&unit=working&jurisdiction=CN");

        // Then
        answer.statusCode(200)
                .body("from", is("2026-09-30"))
                .body("date", is("2026-10-10"))
                .body("safeDate", is("2026-10-09"))
                .body("mayRollTo", is((Object) null))
                .body("provisional", is(false))
                .body("calendar", startsWith("CN/2018-2026/"))
                .body("explanation", hasSize(10))
                .body("explanation.findAll { it.counts }.date", contains("2026-10-08", "2026-10-09", "2026-10-10"))
                .body("explanation[0].why", is("国庆节 (国办发明电〔2025〕7号)"));
    }

    @Test
    void takesAMomentForTheDayItIsThere() {
        // Half past midnight in Shanghai, though not yet in London.
        get("/api/calendar/deadline?from=2026-09-29T16:30:00Z&days=3")
                .statusCode(200)
                .body("from", is("2026-09-30"));
        get("/api/calendar/deadline?from=2026-09-29T16:30:00Z&days=3&jurisdiction=UK")
                .statusCode(200)
                .body("from", is("2026-09-29"));
    }

    @Test
    void showsWhichYearsAreKnown() {
        // When
        var answer = get("/api/calendar/notices");

        // Then
        answer.statusCode(200)
                .body("years.year", contains(2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026))
                .body("years[8].papers", contains("国办发明电〔2025〕7号"));
    }

    @ParameterizedTest
    @CsvSource({
        "from, days=3",
        "from, from=tomorrow&days=3",
        "from, from=9999-01-01&days=3",
        "days, from=2026-09-30",
        "days, from=2026-09-30&days=0",
        "days, from=2026-09-30&days=367",
        "unit, from=2026-09-30&days=3&unit=weeks",
        "jurisdiction, from=2026-09-30&days=3&jurisdiction=MOON",
    })
    void namesTheParameterThatIsWrong(String field, String query) {
        get("/api/calendar/deadline?" + query).statusCode(400).body("errors.field", hasItem(field));
    }

    private static ValidatableResponse get(String path) {
        return given().auth()
                .oauth2(Tokens.of(Fixtures.anyTenant(), Roles.VIEWER))
                .urlEncodingEnabled(false)
                .get(path)
                .then();
    }
}
