package holdline.pricing.dryrun;

import static holdline.testkit.Fixtures.anyListing;
import static holdline.testkit.Fixtures.anySeller;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import holdline.events.Identifiers;
import holdline.messaging.EventJson;
import holdline.pricing.Brand;
import holdline.testkit.Fixtures;
import holdline.testkit.WithRealServers;
import holdline.web.Roles;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class JudgementDryRunTest {

    @Test
    void judgesAnObservationAndStoresNothing() {
        // Given
        var brand = Brand.withAFloor("open");
        var seen = Fixtures.observed(
                anyListing(),
                brand.tenant(),
                anySeller(),
                Brand.TITLE,
                Identifiers.NONE,
                "89.00",
                Instant.parse("2026-03-01T08:00:00Z"));
        // When
        var answer = brand.as(Roles.VIEWER)
                .body(new String(EventJson.write(seen), StandardCharsets.UTF_8))
                .post("/api/dry-run/judgement")
                .then();
        // Then
        answer.statusCode(200)
                .body("price.waterfall.unitPrice.amount", equalTo("89.00"))
                .body("verdicts.find { it.signal == 'low-price' }.verdict", equalTo("violating"))
                .body("verdicts.find { it.signal == 'unauthorised-seller' }.verdict", equalTo("compliant"));
        brand.get("/api/prices?listing={l}", seen.listing().id()).statusCode(404);
    }

    @Test
    void namesWhatIsWrongWithAnObservation() {
        Brand.any()
                .as(Roles.VIEWER)
                .body("{\"type\":\"listing-observed\",\"listing\":{\"id\":\"x\",\"platform\":\"y\",\"url\":\"z\"}}")
                .post("/api/dry-run/judgement")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("listing"));
    }
}
