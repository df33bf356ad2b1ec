package holdline.crawler.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import holdline.crawler.LocalMarketplace;
import holdline.crawler.Marketplace;
import holdline.crawler.visit.LiveCrawl;
import holdline.events.Channel;
import holdline.events.ListingObserved;
import holdline.events.ListingUnreadable;
import holdline.events.Money;
import holdline.events.Topic;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
@WithTestResource(LocalMarketplace.class)
class PersonCaptureTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3};

    private final Instant at =
            InstantSource.system().instant().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);

    Marketplace marketplace;

    @Inject
    LiveCrawl crawl;

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @BeforeEach
    void visitsGoOn() throws SQLException {
        crawl.start();
    }

    @AfterEach
    void visitsEnd() throws InterruptedException {
        crawl.stop();
    }

    @Test
    void aSavedPageIsReadKeptAndToldLikeAVisitAndNobodyVisitsIt() {
        // Given
        var url = "https://shop31.test/item/1";
        var page = mhtml(url, Marketplace.product("Cream", "51.00", "Trader"));

        // When
        var id = upload("saver", url)
                .multiPart("page", "page.mhtml", page, "application/octet-stream")
                .post("/api/person-captures")
                .then()
                .statusCode(201)
                .body("outcome", equalTo("observed"))
                .body("source", equalTo("captured-by-person+json-ld"))
                .body("listing", equalTo("shop31.test:/item/1"))
                .body("person", not(emptyString()))
                .extract()
                .<Integer>path("id");

        // Then
        var seen = (ListingObserved)
                topics.awaitKey(Topic.LISTINGS, "shop31.test:/item/1", 1).getFirst();
        assertThat(seen.tenants()).containsExactly("saver");
        assertThat(seen.observedAt()).isEqualTo(at);
        assertThat(seen.channel()).isEqualTo(Channel.SHELF);
        assertThat(seen.pagePrice().amount()).isEqualTo(Money.of("51.00", "CNY"));
        assertThat(seen.reading().source()).isEqualTo("captured-by-person+json-ld");
        assertThat(get("saver", seen.capture().href(), 200)).isEqualTo(page);
        get("other", seen.capture().href(), 404);
        get("other", "/api/person-captures/" + id, 404);
        as("saver", "viewer")
                .get("/api/watches?kind=captured&host=shop31.test")
                .then()
                .body("items", hasSize(1))
                .body("items[0].every", nullValue());
        assertThat(marketplace.log("shop31.test")).isEmpty();

        // And the same again changes nothing
        upload("saver", url)
                .multiPart("page", "again", page)
                .post("/api/person-captures")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        as("other", "viewer").get("/api/person-captures").then().body("items", hasSize(0));
        as("saver", "viewer").get("/api/person-captures").then().body("items", hasSize(1));
    }

    @Test
    void aScreenshotIsAnObservationOnlyWithAStatedPriceAndIsMarkedSo() {
        // Given
        var live = "https://shop32.test/live/7";
        var silent = "https://shop32.test/live/8";

        // When
        upload("keeper", live)
                .multiPart("screenshot", "a.png", PNG)
                .multiPart("channel", "live")
                .multiPart("title", "Cream 50 ml", "text/plain; charset=utf-8")
                .multiPart("price", "39.90")
                .multiPart("currency", "CNY")
                .multiPart("shopName", "Trader")
                .multiPart("shopId", "77")
                .post("/api/person-captures")
                .then()
                .statusCode(201)
                .body("source", equalTo("captured-by-person+stated:price,title,seller"));
        upload("keeper", silent)
                .multiPart("screenshot", "a.png", PNG)
                .post("/api/person-captures")
                .then()
                .statusCode(201)
                .body("outcome", equalTo("unrecognised"))
                .body("source", nullValue());

        // Then
        var seen = (ListingObserved)
                topics.awaitKey(Topic.LISTINGS, "shop32.test:/live/7", 1).getFirst();
        assertThat(seen.channel()).isEqualTo(Channel.LIVE);
        assertThat(seen.pagePrice().amount()).isEqualTo(Money.of("39.90", "CNY"));
        assertThat(seen.title()).isEqualTo("Cream 50 ml");
        assertThat(seen.seller().shopId()).isEqualTo("77");
        assertThat(seen.reading().confidence()).isLessThan(0.9);
        var unread = topics.awaitKey(Topic.LISTINGS, "shop32.test:/live/8", 1).getFirst();
        assertThat(unread)
                .isInstanceOfSatisfying(
                        ListingUnreadable.class,
                        told -> assertThat(told.obstacle()).isEqualTo(ListingUnreadable.Obstacle.UNRECOGNISED));
    }

    @Test
    void refusesWhatItCannotUseNamingTheField() {
        // Given
        var url = "https://shop33.test/item/1";
        var html = "<html><body>x</body></html>".getBytes(StandardCharsets.UTF_8);
        var requests = Map.ofEntries(
                Map.entry("page", upload("keeper", url)),
                Map.entry(
                        "url",
                        form("keeper").multiPart("capturedAt", at.toString()).multiPart("page", "p", html)),
                Map.entry(
                        "capturedAt",
                        form("keeper")
                                .multiPart("url", url)
                                .multiPart("page", "p", html)
                                .multiPart(
                                        "capturedAt",
                                        at.plus(Duration.ofDays(3)).toString())),
                Map.entry("screenshot", upload("keeper", url).multiPart("screenshot", "x.png", html)),
                Map.entry(
                        "channel",
                        upload("keeper", url).multiPart("page", "p", html).multiPart("channel", "tv")),
                Map.entry(
                        "price",
                        upload("keeper", url).multiPart("page", "p", html).multiPart("price", "cheap")),
                Map.entry(
                        "currency",
                        upload("keeper", url)
                                .multiPart("page", "p", html)
                                .multiPart("price", "1.00")
                                .multiPart("currency", "XYZ")));

        // When
        requests.forEach((field, request) -> request.post("/api/person-captures")

                // Then
                .then()
                .statusCode(400)
                .contentType(containsString("problem+json"))
                .body("errors[0].field", equalTo(field)));
        upload("keeper", url)
                .multiPart("page", "p", PNG)
                .post("/api/person-captures")
                .then()
                .statusCode(400)
                .body("detail", containsString("MHTML"));
        upload("keeper", url)
                .multiPart("page", "p", mhtml("https://shop34.test/other", "<html></html>"))
                .post("/api/person-captures")
                .then()
                .statusCode(400)
                .body("detail", containsString("shop34.test/other"));
        upload("keeper", url)
                .multiPart("page", "p", new byte[8 * 1024 * 1024 + 1])
                .post("/api/person-captures")
                .then()
                .statusCode(413);
        given().auth()
                .oauth2(Tokens.of("keeper", "viewer"))
                .multiPart("url", url)
                .post("/api/person-captures")
                .then()
                .statusCode(403);
    }

    private static byte[] mhtml(String url, String html) {
        var encoded = java.util.Base64.getMimeEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8));
        return List.of(
                        "From: <Saved by a browser>",
                        "Snapshot-Content-Location: " + url,
                        "MIME-Version: 1.0",
                        "Content-Type: multipart/related;",
                        "\ttype=\"text/html\";",
                        "\tboundary=\"----B----\"",
                        "",
                        "------B----",
                        "Content-Type: text/html",
                        "Content-Transfer-Encoding: base64",
                        "Content-Location: " + url,
                        "",
                        encoded,
                        "------B----",
                        "Content-Type: image/png",
                        "Content-Transfer-Encoding: base64",
                        "",
                        "iVBORw0K",
                        "------B------",
                        "")
                .stream()
                .collect(java.util.stream.Collectors.joining("\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private RequestSpecification upload(String tenant, String url) {
        return form(tenant).multiPart("url", url).multiPart("capturedAt", at.toString());
    }

    private static RequestSpecification form(String tenant) {
        return given().auth().oauth2(Tokens.of(tenant, "operator"));
    }

    private static RequestSpecification as(String tenant, String role) {
        return given().auth().oauth2(Tokens.of(tenant, role));
    }

    private static byte[] get(String tenant, String address, int status) {
        return as(tenant, "viewer")
                .get(address)
                .then()
                .statusCode(status)
                .extract()
                .asByteArray();
    }
}
