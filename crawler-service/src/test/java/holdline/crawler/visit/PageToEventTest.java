package holdline.crawler.visit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import holdline.crawler.LocalMarketplace;
import holdline.crawler.Marketplace;
import holdline.crawler.picture.DrawnPictures;
import holdline.events.Availability;
import holdline.events.ListingGone;
import holdline.events.ListingObserved;
import holdline.events.ListingUnreadable;
import holdline.events.Money;
import holdline.events.Topic;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
@WithTestResource(LocalMarketplace.class)
class PageToEventTest {

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
    void aWatchedPageBecomesAnEventWithItsCapture() {
        // Given
        marketplace.page("shop1.test/item/1", Marketplace.product("蓝庭面霜 50ml", "129.00", "悦美小店"));

        // When
        watch("lanting", "listing", "https://shop1.test/item/1", "PT1H");

        // Then
        var seen = (ListingObserved)
                topics.awaitKey(Topic.LISTINGS, "shop1.test:/item/1", 1).getFirst();
        assertThat(seen.tenants()).containsExactly("lanting");
        assertThat(seen.title()).isEqualTo("蓝庭面霜 50ml");
        assertThat(seen.pagePrice().amount()).isEqualTo(Money.of("129.00", "CNY"));
        assertThat(seen.seller().shopId()).isEqualTo("shop-1");
        assertThat(seen.seller().shopName()).isEqualTo("悦美小店");
        assertThat(seen.identifiers().gtin()).isEqualTo("6901234567892");
        assertThat(seen.pictures()).containsExactly("https://shop1.test/img/1.jpg");
        assertThat(seen.availability()).isEqualTo(Availability.IN_STOCK);
        assertThat(seen.reading().source()).isEqualTo("json-ld");
        var page = given().auth()
                .oauth2(Tokens.of("lanting", "viewer"))
                .get(seen.capture().href())
                .then()
                .statusCode(200)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + seen.capture().sha256() + ".bin\"")
                .extract()
                .asByteArray();
        assertThat(new String(page, java.nio.charset.StandardCharsets.UTF_8)).contains("蓝庭面霜");
        given().auth()
                .oauth2(Tokens.of("another", "viewer"))
                .get(seen.capture().href())
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.of("lanting", "viewer"))
                .get("/api/listings/{id}", "shop1.test:/item/1")
                .then()
                .statusCode(200)
                .body("price.amount", equalTo("129.00"))
                .body("lastOutcome", equalTo("observed"))
                .body("seller.shopName", equalTo("悦美小店"));
        given().auth()
                .oauth2(Tokens.of("another", "viewer"))
                .get("/api/listings/{id}", "shop1.test:/item/1")
                .then()
                .statusCode(404);
        await().untilAsserted(() -> assertThat(
                        given().get("/q/metrics").then().extract().asString())
                .containsPattern("holdline_crawler_visits_total\\{outcome=\"observed\",tier=\"full\"\\}")
                .contains("holdline_crawler_bytes_total", "holdline_crawler_extraction_confidence_bucket"));
    }

    @Test
    void aPageWatchedByTwoTenantsIsFetchedOnceForBoth() {
        // Given
        marketplace.page("shop2.test/item/2", Marketplace.product("蓝庭精华", "88.00", "小店"));
        watch("lanting", "listing", "https://shop2.test/item/2", "PT1S");

        // When
        watch("huayu", "listing", "https://shop2.test/item/2", "PT1H");

        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(topics.awaitKey(Topic.LISTINGS, "shop2.test:/item/2", 1).stream()
                                .map(event -> ((ListingObserved) event).tenants()))
                        .contains(List.of("huayu", "lanting")));
        assertThat(marketplace.log("shop2.test").stream()
                        .filter(access -> access.path().equals("/robots.txt")))
                .hasSize(1);
    }

    @Test
    void anUnchangedPageIsObservedAgainWithoutBeingReadAgain() {
        // Given
        marketplace.serve(
                "shop3.test/item/3",
                200,
                Marketplace.product("蓝庭乳液", "66.00", "小店"),
                Map.of("Content-Type", "text/html; charset=utf-8", "ETag", "\"v1\""));

        // When
        watch("lanting", "listing", "https://shop3.test/item/3", "PT0.5S");

        // Then
        var seen = topics.awaitKey(Topic.LISTINGS, "shop3.test:/item/3", 3);
        assertThat(seen)
                .allSatisfy(event -> assertThat(
                                ((ListingObserved) event).pagePrice().amount())
                        .isEqualTo(Money.of("66.00", "CNY")));
        assertThat(((ListingObserved) seen.get(2)).observedAt()).isAfter(((ListingObserved) seen.get(0)).observedAt());
        assertThat(marketplace.log("shop3.test")).anyMatch(Marketplace.Access::conditional);
        given().auth()
                .oauth2(Tokens.of("lanting", "viewer"))
                .get("/api/listings/{id}", "shop3.test:/item/3")
                .then()
                .body("lastOutcome", equalTo("not-modified"));
    }

    @Test
    void blockedAndChallengedPagesAreUnreadableAndNeverGone() {
        // Given
        marketplace.serve("shop4.test/item/4", 403, "no", Map.of());
        marketplace.page("shop5.test/item/5", "<html><title>安全验证</title><body>请完成验证</body></html>");
        marketplace.serve("shop6.test/robots.txt", 200, "User-agent: *\nDisallow: /item", Map.of());

        // When
        watch("lanting", "listing", "https://shop4.test/item/4", "PT1H");
        watch("lanting", "listing", "https://shop5.test/item/5", "PT1H");
        watch("lanting", "listing", "https://shop6.test/item/6", "PT1H");

        // Then
        assertThat(unreadable("shop4.test:/item/4").obstacle()).isEqualTo(ListingUnreadable.Obstacle.BLOCKED);
        assertThat(unreadable("shop4.test:/item/4").detail()).contains("403");
        assertThat(unreadable("shop5.test:/item/5").obstacle()).isEqualTo(ListingUnreadable.Obstacle.CHALLENGE);
        assertThat(unreadable("shop6.test:/item/6").obstacle()).isEqualTo(ListingUnreadable.Obstacle.BLOCKED);
        assertThat(unreadable("shop6.test:/item/6").detail()).contains("robots.txt");
        assertThat(marketplace.log("shop6.test"))
                .extracting(Marketplace.Access::path)
                .containsOnly("/robots.txt");
    }

    @Test
    void theMainPictureIsLookedAtOnceOnATurnOfItsOwnAndToldFromThenOn() {
        // Given
        var png = DrawnPictures.png(DrawnPictures.scene(1, 120, 80));
        marketplace.page("shop31.test/item/31", Marketplace.product("蓝庭唇膏", "45.00", "小店"));
        marketplace.serve("shop31.test/img/1.jpg", 200, png, Map.of("Content-Type", "image/png"));

        // When
        watch("lanting", "listing", "https://shop31.test/item/31", "PT0.5S");

        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(last("shop31.test:/item/31").mainPicture())
                        .isNotNull()
                        .satisfies(look -> {
                            assertThat(look.picture()).isEqualTo("https://shop31.test/img/1.jpg");
                            assertThat(look.algorithm()).isEqualTo("phash-dct-64");
                        }));
        assertThat(((ListingObserved) topics.awaitKey(Topic.LISTINGS, "shop31.test:/item/31", 1)
                                .getFirst())
                        .mainPicture())
                .as("no observation waits for a picture")
                .isNull();
        var log = marketplace.log("shop31.test");
        assertThat(log.stream().filter(access -> access.path().equals("/img/1.jpg")))
                .hasSize(1);
        for (var at = 1; at < log.size(); at++) {
            assertThat(Duration.between(log.get(at - 1).at(), log.get(at).at()))
                    .as("the pause before %s", log.get(at).path())
                    .isGreaterThanOrEqualTo(Duration.ofMillis(290));
        }
    }

    @Test
    void aPictureThatCannotBeReadHoldsNothingUp() {
        // Given
        marketplace.page("shop32.test/item/32", Marketplace.product("蓝庭眉笔", "39.00", "小店"));
        marketplace.serve(
                "shop32.test/img/1.jpg", 200, "<html>no picture</html>", Map.of("Content-Type", "image/jpeg"));

        // When
        watch("lanting", "listing", "https://shop32.test/item/32", "PT0.5S");

        // Then
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(marketplace.log("shop32.test"))
                    .extracting(Marketplace.Access::path)
                    .containsOnlyOnce("/img/1.jpg")
                    .endsWith("/item/32", "/item/32");
            assertThat(given().get("/q/metrics").then().extract().asString())
                    .contains("holdline_crawler_pictures_total{outcome=\"unrecognised\"}");
        });
        assertThat(last("shop32.test:/item/32").mainPicture()).isNull();
    }

    private ListingObserved last(String listing) {
        return topics.seenWithin(Topic.LISTINGS, Duration.ofMillis(400)).stream()
                .filter(event -> event instanceof ListingObserved seen
                        && seen.listing().id().equals(listing))
                .map(ListingObserved.class::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Test
    void aMissingPageIsGone() {
        // When
        watch("lanting", "listing", "https://shop7.test/item/7", "PT1H");

        // Then
        var seen = topics.awaitKey(Topic.LISTINGS, "shop7.test:/item/7", 1);
        assertThat(seen.getFirst())
                .isInstanceOfSatisfying(
                        ListingGone.class, gone -> assertThat(gone.reason()).isEqualTo(ListingGone.Reason.NOT_FOUND));
    }

    @Test
    void aSearchPageGivesEveryCardItsOwnListing() {
        // Given
        marketplace.page("search.jd.com/Search?keyword=lanting", """
                <html><body><div id="J_goodsList"><ul>
                <li class="gl-item" data-sku="1001"><div class="p-price"><strong data-price="99.00"><i>99.00</i></strong></div>
                  <div class="p-name"><a><em>蓝庭 面霜</em></a></div><div data-venid="77"></div></li>
                <li class="gl-item" data-sku="1002"><div class="p-price"><strong><i>89.50</i></strong></div>
                  <div class="p-name"><a><em>蓝庭 乳液</em></a></div></li>
                <li class="gl-item" data-sku="1003"><div class="p-name"><a><em>广告</em></a></div></li>
                </ul></div></body></html>
                """);

        // When
        watch("lanting", "search", "https://search.jd.com/Search?keyword=lanting", "PT1H");

        // Then
        var first = (ListingObserved)
                topics.awaitKey(Topic.LISTINGS, "jd.com:1001", 1).getFirst();
        assertThat(first.pagePrice().amount()).isEqualTo(Money.of("99.00", "CNY"));
        assertThat(first.seller().shopId()).isEqualTo("77");
        assertThat(first.listing().url()).isEqualTo("https://item.jd.com/1001.html");
        assertThat(first.reading().source()).isEqualTo("recipe:jd");
        assertThat(unreadable("jd.com:1003").detail()).contains("no price");
        given().auth()
                .oauth2(Tokens.of("lanting", "viewer"))
                .get("/api/listings?platform=jd.com")
                .then()
                .statusCode(200)
                .body("items.id", hasItems("jd.com:1001", "jd.com:1002"));
    }

    @Test
    void noHostIsAskedSoonerThanItsPauseAndWeSayWhoWeAre() {
        // Given
        for (var i = 1; i <= 4; i++) {
            marketplace.page("shop8.test/item/" + i, Marketplace.product("货 " + i, "1" + i + ".00", "小店"));
            watch("lanting", "listing", "https://shop8.test/item/" + i, "PT0.5S");
        }

        // When
        await().atMost(Duration.ofSeconds(20))
                .until(() -> marketplace.log("shop8.test").size() >= 8);

        // Then
        var log = marketplace.log("shop8.test");
        for (var i = 1; i < log.size(); i++) {
            assertThat(Duration.between(log.get(i - 1).at(), log.get(i).at()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(290));
        }
        assertThat(log.getFirst().userAgent()).isEqualTo("HoldlineBot/1.0 (+https://crawler.test/contact)");
    }

    private ListingUnreadable unreadable(String listing) {
        return (ListingUnreadable) topics.awaitKey(Topic.LISTINGS, listing, 1).getFirst();
    }

    private static void watch(String tenant, String kind, String url, String every) {
        given().auth()
                .oauth2(Tokens.of(tenant, "operator"))
                .contentType(ContentType.JSON)
                .body(Map.of("kind", kind, "url", url, "every", every))
                .post("/api/watches")
                .then()
                .statusCode(201);
    }
}
