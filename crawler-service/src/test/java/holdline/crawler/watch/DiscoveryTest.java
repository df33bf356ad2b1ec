package holdline.crawler.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import holdline.crawler.LocalMarketplace;
import holdline.crawler.Marketplace;
import holdline.crawler.visit.LiveCrawl;
import holdline.events.Availability;
import holdline.events.Funder;
import holdline.events.ListingObserved;
import holdline.events.Money;
import holdline.events.Topic;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
@WithTestResource(LocalMarketplace.class)
class DiscoveryTest {

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
    void aSearchTellsTheCardsOfAsManyPagesAsItReaches() {
        // Given
        marketplace.page("shop11.test/s?page=1", cards("?page=2", 1, 2));
        marketplace.page("shop11.test/s?page=2", cards("?page=3", 3, 4));
        marketplace.page("shop11.test/s?page=3", cards("?page=4", 5, 6));

        // When
        var id = watch(
                "seeker",
                Map.of("kind", "search", "url", "https://shop11.test/s?page=1", "every", "PT0.5S", "pages", 2));

        // Then
        for (var item = 1; item <= 4; item++) {
            var seen = (ListingObserved) topics.awaitKey(Topic.LISTINGS, "shop11.test:/item/" + item, 1)
                    .getFirst();
            assertThat(seen.tenants()).containsExactly("seeker");
            assertThat(seen.pagePrice().amount()).isEqualTo(Money.of(item + "0.00", "EUR"));
        }
        found("seeker", id)
                .body("items.url", contains("https://shop11.test/s?page=2"))
                .body("items.kind", contains("search"));
        found("somebody", id).body("items", hasSize(0));
        assertThat(marketplace.log("shop11.test"))
                .extracting(Marketplace.Access::path)
                .doesNotContain("/s?page=3", "/item/1");

        // And when the second page goes away
        marketplace.page("shop11.test/s?page=1", cards(null, 1, 2));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> found("seeker", id).body("items", hasSize(0)));
        as("seeker").delete("/api/watches/{id}", id).then().statusCode(204);
    }

    @Test
    void aSearchThatFollowsVisitsTheListingsThemselvesWithinItsBound() {
        // Given
        marketplace.page("shop12.test/s", cards(null, 1, 2, 3));
        marketplace.page("shop12.test/item/1", Marketplace.product("Cream", "11.00", "Shop"));
        marketplace.page("shop12.test/item/2", Marketplace.product("Milk", "12.00", "Shop"));
        marketplace.page("shop12.test/item/3", Marketplace.product("Soap", "13.00", "Shop"));

        // When
        var id = watch(
                "follower", Map.of("kind", "shop", "url", "https://shop12.test/s", "listings", 2, "follow", true));

        // Then
        var seen = (ListingObserved)
                topics.awaitKey(Topic.LISTINGS, "shop12.test:/item/1", 1).getFirst();
        assertThat(seen.pagePrice().amount()).isEqualTo(Money.of("11.00", "CNY"));
        topics.awaitKey(Topic.LISTINGS, "shop12.test:/item/2", 1);
        var first = found("follower", id)
                .body("items.url", contains("https://shop12.test/item/1", "https://shop12.test/item/2"))
                .body("items.foundBy", contains(id, id))
                .extract()
                .<Integer>path("items[0].id");
        as("follower")
                .get("/api/watches/{id}", id)
                .then()
                .body("reach.follow", equalTo(true))
                .body("discovery.listings", equalTo(3))
                .body("discovery.remarks", contains("1 more listings are beyond what a watch here follows"));
        assertThat(marketplace.log("shop12.test"))
                .extracting(Marketplace.Access::path)
                .doesNotContain("/item/3");
        as("follower").delete("/api/watches/{id}", first).then().statusCode(409).body("foundBy", equalTo(id));
        as("follower").post("/api/watches/{id}/pause", id).then().statusCode(200);
        found("follower", id).body("items.state", contains("paused", "paused"));
        as("follower").delete("/api/watches/{id}", id).then().statusCode(204);
        as("follower").get("/api/watches/{id}", first).then().statusCode(404);
    }

    @Test
    void aSitemapLeadsThroughItsIndexToListings() {
        // Given
        marketplace.serve("shop13.test/sitemap.xml", 200, """
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <sitemap><loc>https://shop13.test/products.xml.gz</loc></sitemap></sitemapindex>
                """, Map.of("Content-Type", "application/xml"));
        marketplace.serve("shop13.test/products.xml.gz", 200, gzip("""
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <url><loc>https://shop13.test/item/1</loc></url></urlset>
                """), Map.of("Content-Type", "application/x-gzip"));
        marketplace.page("shop13.test/item/1", Marketplace.product("Cream", "21.00", "Shop"));
        marketplace.serve("shop14.test/sitemap.xml", 200, gzip("0".repeat(30_000_000)), Map.of());

        // When
        var id = watch("mapper", Map.of("kind", "sitemap", "url", "https://shop13.test/sitemap.xml"));
        watch("mapper", Map.of("kind", "sitemap", "url", "https://shop14.test/sitemap.xml"));

        // Then
        var seen = (ListingObserved)
                topics.awaitKey(Topic.LISTINGS, "shop13.test:/item/1", 1).getFirst();
        assertThat(seen.pagePrice().amount()).isEqualTo(Money.of("21.00", "CNY"));
        found("mapper", id).body("items.kind", contains("sitemap", "listing"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(marketplace.log("shop14.test")).hasSize(2));
    }

    @Test
    void aFeedIsToldRowByRowAndItsBadRowsAreVisible() {
        // Given
        marketplace.serve("shop15.test/feed.csv", 200, """
                id,title,link,price,availability,seller_name
                1,Cream,https://shop15.test/item/1,31.00 EUR,in stock,Trader
                2,Milk,,32.00 EUR,in stock,Trader
                3,Soap,https://shop15.test/item/3,33.00 EUR,out of stock,Trader
                """, Map.of("Content-Type", "text/csv", "ETag", "\"v1\""));

        // When
        var id = watch("feeder", Map.of("kind", "feed", "url", "https://shop15.test/feed.csv", "every", "PT0.5S"));

        // Then
        var cream = (ListingObserved)
                topics.awaitKey(Topic.LISTINGS, "shop15.test:/item/1", 2).getFirst();
        assertThat(cream.pagePrice().amount()).isEqualTo(Money.of("31.00", "EUR"));
        assertThat(cream.seller().shopName()).isEqualTo("Trader");
        assertThat(cream.reading().source()).isEqualTo("feed");
        var soap = (ListingObserved)
                topics.awaitKey(Topic.LISTINGS, "shop15.test:/item/3", 1).getFirst();
        assertThat(soap.availability()).isEqualTo(Availability.OUT_OF_STOCK);
        as("feeder")
                .get("/api/watches/{id}", id)
                .then()
                .body("discovery.listings", equalTo(2))
                .body("discovery.badRows", equalTo(1))
                .body("discovery.remarks", contains("line 3: it has no link to the product"))
                .body("listing", equalTo(null));
        as("feeder").get("/api/listings?platform=shop15.test").then().body("items", hasSize(2));
        as("somebody").get("/api/listings?platform=shop15.test").then().body("items", hasSize(0));
        as("feeder").delete("/api/watches/{id}", id).then().statusCode(204);
    }

    @Test
    void anApiQueryIsReadByItsAdapterPageByPage() {
        // Given
        marketplace.serve(
                "shop17.test/goods?page=1",
                200,
                goods("9101", "99800", "\"coupon_discount\":5000,\"coupon_min_order_amount\":80000", "/goods?page=2"),
                Map.of("Content-Type", "application/json"));
        marketplace.serve(
                "shop17.test/goods?page=2",
                200,
                goods("9102", "1990", "\"coupon_discount\":null", "/goods?page=3"),
                Map.of("Content-Type", "application/json"));

        // When
        var id = watch("caller", Map.of("kind", "api", "url", "https://shop17.test/goods?page=1", "pages", 2));

        // Then
        var first = (ListingObserved)
                topics.awaitKey(Topic.LISTINGS, "yangkeduo.com:9101", 1).getFirst();
        assertThat(first.tenants()).containsExactly("caller");
        assertThat(first.listing().url()).isEqualTo("https://mobile.yangkeduo.com/goods.html?goods_id=9101");
        assertThat(first.reading().source()).isEqualTo("api:pdd-ddk");
        assertThat(first.pagePrice().amount()).isEqualTo(Money.of("998.00", "CNY"));
        assertThat(first.seller().shopId()).isEqualTo("77");
        assertThat(first.promotionTerms()).singleElement().satisfies(coupon -> {
            assertThat(coupon.off()).isEqualTo(Money.of("50.00", "CNY"));
            assertThat(coupon.atLeast()).isEqualTo(Money.of("800.00", "CNY"));
            assertThat(coupon.funder()).isEqualTo(Funder.SELLER);
        });
        var second = (ListingObserved)
                topics.awaitKey(Topic.LISTINGS, "yangkeduo.com:9102", 1).getFirst();
        assertThat(second.pagePrice().amount()).isEqualTo(Money.of("19.90", "CNY"));
        found("caller", id)
                .body("items.url", contains("https://shop17.test/goods?page=2"))
                .body("items.kind", contains("api"));
        assertThat(marketplace.log("shop17.test"))
                .extracting(Marketplace.Access::path)
                .doesNotContain("/goods?page=3");
    }

    private static String goods(String id, String fen, String coupon, String next) {
        return """
                {"goods_search_response":{"goods_list":[{"goods_id":%s,"goods_name":"岚汀 A3 空气净化器",
                 "min_group_price":%s,"mall_id":77,"mall_name":"岚汀旗舰店",%s}]},"next":"%s"}
                """.formatted(id, fen, coupon, next);
    }

    @Test
    void whatTwoTenantsDiscoverIsVisitedOnceAndToldToBoth() {
        // Given
        marketplace.page("shop16.test/s", cards(null, 1));
        marketplace.page("shop16.test/item/1", Marketplace.product("Cream", "41.00", "Shop"));
        var id = watch("second", Map.of("kind", "search", "url", "https://shop16.test/s", "follow", true));
        topics.awaitKey(Topic.LISTINGS, "shop16.test:/item/1", 1);

        // When
        watch("first", Map.of("kind", "listing", "url", "https://shop16.test/item/1", "every", "PT0.5S"));

        // Then
        var seen = topics.awaitKey(Topic.LISTINGS, "shop16.test:/item/1", 2);
        assertThat(((ListingObserved) seen.getFirst()).tenants()).containsExactly("second");
        assertThat(((ListingObserved) seen.get(1)).tenants()).containsExactly("first", "second");
        as("second")
                .body(Map.of("kind", "listing", "url", "https://shop16.test/item/1"))
                .post("/api/watches")
                .then()
                .statusCode(201)
                .body("foundBy", equalTo(null));
        found("second", id).body("items", hasSize(0));
        as("second").get("/api/watches?text=ITEM").then().body("items.url", contains(containsString("/item/1")));
    }

    private static String cards(String next, int... items) {
        var list = IntStream.of(items).mapToObj(item -> """
                        {"@type":"ListItem","item":{"@type":"Product","name":"Thing %1$d","url":"/item/%1$d",
                         "offers":{"@type":"Offer","price":"%1$d0.00","priceCurrency":"EUR"}}}""".formatted(item)).collect(Collectors.joining(","));
        return """
                <!doctype html><html><head><title>Things</title><script type="application/ld+json">
                {"@type":"ItemList","itemListElement":[%s,
                 {"@type":"ListItem","item":{"@type":"Product","name":"Last","url":"/item/%d","offers":{"@type":"Offer",
                  "price":"%d0.00","priceCurrency":"EUR"}}}]}
                </script></head><body><h1>Things</h1>%s</body></html>
                """.formatted(
                        list,
                        items[items.length - 1],
                        items[items.length - 1],
                        next == null ? "" : "<a href='" + next + "'>Next</a>");
    }

    private static byte[] gzip(String text) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static ValidatableResponse found(String tenant, int id) {
        return as(tenant).get("/api/watches?foundBy={id}", id).then().statusCode(200);
    }

    private static int watch(String tenant, Map<String, Object> body) {
        return as(tenant)
                .body(body)
                .post("/api/watches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification as(String tenant) {
        return given().auth().oauth2(Tokens.of(tenant, "operator")).contentType(ContentType.JSON);
    }
}
