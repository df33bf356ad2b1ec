package holdline.pricing.violation;

import static holdline.events.Topic.LISTINGS;
import static holdline.events.Topic.VIOLATIONS;
import static holdline.testkit.Fixtures.anyListing;
import static holdline.testkit.Fixtures.anySeller;
import static holdline.testkit.Fixtures.cny;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import holdline.events.Event;
import holdline.events.Evidence;
import holdline.events.Identifiers;
import holdline.events.Listing;
import holdline.events.ListingObserved;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import holdline.events.Severity;
import holdline.events.Signal;
import holdline.events.ViolationCleared;
import holdline.events.ViolationCleared.Cure;
import holdline.events.ViolationEvent;
import holdline.events.ViolationOpened;
import holdline.events.ViolationRetracted;
import holdline.pricing.Brand;
import holdline.testkit.Fixtures;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
class ListingsToViolationsTest {

    private static final Instant T0 = Instant.parse("2026-03-01T08:00:00.123456789Z");

    @AutoClose
    private final TopicProbe topics = TopicProbe.open();

    private final Listing listing = anyListing();
    private final Seller seller = anySeller();

    @Test
    void aLowPriceSeenTwiceBecomesAViolationAndIsClearedByACompliantOne() {
        // Given
        var brand = Brand.withAFloor("open");
        // When
        topics.publish(seen(brand, "89.00", 0));
        topics.publish(seen(brand, "89.00", 10));
        topics.publish(seen(brand, "129.00", 20));
        topics.publish(seen(brand, "129.00", 30));
        // Then
        var events = topics.awaitKey(VIOLATIONS, listing.id(), 2);
        assertThat(events).hasExactlyElementsOfTypes(ViolationOpened.class, ViolationCleared.class);
        var opened = ((ViolationOpened) events.getFirst()).violation();
        assertThat(opened.tenant()).isEqualTo(brand.tenant());
        assertThat(opened.signal()).isEqualTo(Signal.LOW_PRICE);
        assertThat(opened.relation()).isEqualTo(SellerRelation.STRANGER);
        assertThat(opened.severityBefore()).isNull();
        assertThat(opened.severityAfter()).isEqualTo(Severity.SEVERE);
        assertThat(opened.waterfall().unitPrice()).isEqualTo(cny("89"));
        assertThat(opened.waterfall().floor()).isEqualTo(cny("129"));
        assertThat(opened.policy().version()).isEqualTo(1);
        assertThat(opened.match().code()).isEqualTo("SERUM");
        assertThat(opened.evidence()).extracting(Evidence::kind).contains(Evidence.Kind.PAGE_CAPTURE);
        assertThat(opened.explanation()).contains("31.0 % below the floor of 129.00 CNY (policy 'Shelf floor' v1)");
        var cleared = (ViolationCleared) events.get(1);
        assertThat(cleared.cure()).isEqualTo(Cure.COMPLIANT);
        assertThat(cleared.violation().id()).isEqualTo(opened.id());
        brand.get("/api/violations?listing={l}", listing.id())
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("cleared"))
                .body("items[0].clearedAt", notNullValue());
    }

    @Test
    void aFalseClaimCarriesTheStatementAndWhatTheRegistrySaid() {
        // Given
        var brand = Brand.withAFloor("selective");
        var claiming = new Seller(seller.platform(), seller.shopId(), "蓝汀官方授权店");
        // When
        topics.publish(seen(brand, claiming, "199.00", 0));
        topics.publish(seen(brand, claiming, "199.00", 10));
        // Then
        var events = topics.awaitKey(VIOLATIONS, listing.id(), 2);
        assertThat(events)
                .extracting(event -> ((ViolationEvent) event).violation().signal())
                .containsExactlyInAnyOrder(Signal.UNAUTHORISED_SELLER, Signal.FALSE_AUTHORISATION_CLAIM);
        var claim = events.stream()
                .map(event -> ((ViolationEvent) event).violation())
                .filter(violation -> violation.signal() == Signal.FALSE_AUTHORISATION_CLAIM)
                .findFirst()
                .orElseThrow();
        assertThat(claim.evidence())
                .extracting(Evidence::kind)
                .containsExactly(Evidence.Kind.PAGE_CAPTURE, Evidence.Kind.STATEMENT, Evidence.Kind.REGISTRY_ENTRY);
    }

    @Test
    void aListingThatIsGoneTwiceClears() {
        // Given
        var brand = Brand.withAFloor("open");
        topics.publish(seen(brand, "89.00", 0));
        topics.publish(seen(brand, "89.00", 10));
        // When
        topics.publish(Fixtures.blocked(listing, brand.tenant(), at(15)));
        topics.publish(Fixtures.gone(listing, brand.tenant(), at(20)));
        topics.publish(Fixtures.gone(listing, brand.tenant(), at(30)));
        // Then
        var events = topics.awaitKey(VIOLATIONS, listing.id(), 2);
        var cleared = (ViolationCleared) events.get(1);
        assertThat(cleared.cure()).isEqualTo(Cure.GONE);
        assertThat(cleared.violation().title()).isEqualTo(Brand.TITLE);
        assertThat(cleared.violation().severityBefore()).isEqualTo(Severity.SEVERE);
        assertThat(cleared.violation().severityAfter()).isNull();
    }

    @Test
    void deliveringEverythingTwiceChangesNothing() {
        // Given
        var brand = Brand.withAFloor("open");
        var first = seen(brand, "89.00", 0);
        var second = seen(brand, "89.00", 10);
        var firstId = UUID.randomUUID();
        var secondId = UUID.randomUUID();
        // When
        topics.publish(firstId, first);
        topics.publish(firstId, first);
        topics.publish(secondId, second);
        topics.publish(firstId, first);
        topics.publish(secondId, second);
        topics.publish(seen(brand, "129.00", 20));
        topics.publish(secondId, second);
        topics.publish(seen(brand, "129.00", 30));
        // Then
        topics.awaitKey(VIOLATIONS, listing.id(), 2);
        assertThat(mine(topics.seenWithin(VIOLATIONS, Duration.ofSeconds(2))))
                .hasExactlyElementsOfTypes(ViolationOpened.class, ViolationCleared.class);
    }

    @Test
    void aBadRecordIsBuriedAndItsNeighboursGoThrough() {
        // Given
        var brand = Brand.withAFloor("open");
        var poison = "{\"type\":\"listing-observed\",\"title\":".getBytes(UTF_8);
        // When
        topics.publish(seen(brand, "89.00", 0));
        topics.publishRaw(LISTINGS, listing.id(), poison);
        topics.publish(seen(brand, "89.00", 10));
        // Then
        assertThat(topics.awaitKey(VIOLATIONS, listing.id(), 1)).hasOnlyElementsOfType(ViolationOpened.class);
        var buried = topics.awaitRaw("pricing-service.crawler.listings.v1.dlq", listing.id(), 1);
        assertThat(buried.getFirst().value()).isEqualTo(poison);
    }

    @Test
    void aBrandHearsNothingOfWhatAnotherWatches() {
        // Given
        var brand = Brand.withAFloor("open");
        var other = Brand.withAFloor("open");
        // When
        topics.publish(seen(brand, "89.00", 0));
        topics.publish(seen(brand, "89.00", 10));
        topics.awaitKey(VIOLATIONS, listing.id(), 1);
        // Then
        String id = brand.get("/api/violations").extract().path("items[0].id");
        brand.get("/api/violations/{id}", id).statusCode(200);
        other.get("/api/violations/{id}", id).statusCode(404);
        other.post("/api/violations/" + id + "/retract", Map.of("reason", "not mine"))
                .statusCode(404);
        other.get("/api/violations").body("items", hasSize(0));
        other.get("/api/prices?listing={l}", listing.id()).statusCode(404);
    }

    @Test
    void whatAPersonRetractsStaysFalse() {
        // Given
        var brand = Brand.withAFloor("open");
        topics.publish(seen(brand, "89.00", 0));
        topics.publish(seen(brand, "89.00", 10));
        topics.awaitKey(VIOLATIONS, listing.id(), 1);
        String id = brand.get("/api/violations").extract().path("items[0].id");
        // When
        brand.post("/api/violations/" + id + "/retract", Map.of("reason", "A used sample"))
                .statusCode(200)
                .body("state", equalTo("retracted"))
                .body("retractReason", equalTo("A used sample"));
        topics.publish(seen(brand, "79.00", 20));
        topics.publish(seen(brand, "79.00", 30));
        // Then
        awaitUnitPrice(brand, "79.00");
        assertThat(mine(topics.seenWithin(VIOLATIONS, Duration.ofSeconds(1))))
                .hasExactlyElementsOfTypes(ViolationOpened.class, ViolationRetracted.class);
        brand.post("/api/violations/" + id + "/retract", Map.of("reason", "again"))
                .statusCode(409)
                .body("detail", containsString("retracted"));
    }

    @Test
    void aPolicyChangeHoldsFromTheNextObservationOn() {
        // Given
        var brand = Brand.withAFloor("open");
        topics.publish(seen(brand, "89.00", 0));
        awaitUnitPrice(brand, "89.00");
        String policy = brand.get("/api/policies").extract().path("items[0].id");
        // When
        brand.put(
                        "/api/policies/" + policy,
                        Map.of(
                                "name", "Lower floor",
                                "productCode", "SERUM",
                                "floor", Map.of("amount", "80.00", "currency", "CNY")),
                        "\"1\"")
                .statusCode(200)
                .body("version", equalTo(2));
        topics.publish(seen(brand, "89.00", 10));
        // Then
        await().untilAsserted(() -> brand.get("/api/prices?listing={l}", listing.id())
                .statusCode(200)
                .body("policy.version", equalTo(2))
                .body("verdicts.find { it.signal == 'low-price' }.verdict", equalTo("compliant")));
    }

    @Test
    void showsThePriceWaterfallOfAListing() {
        // Given
        var brand = Brand.withAFloor("open");
        var seen = seen(brand, "139.00", 0);
        // When
        topics.publish(new ListingObserved(
                seen.listing(),
                seen.tenants(),
                seen.observedAt(),
                seen.title(),
                seen.seller(),
                seen.availability(),
                seen.pagePrice(),
                null,
                seen.channel(),
                seen.identifiers(),
                List.of("平台立减20元"),
                List.of(),
                seen.reading(),
                seen.capture()));
        // Then
        awaitUnitPrice(brand, "139.00");
        brand.get("/api/prices?listing={l}", listing.id())
                .body("price.outcome", equalTo("exact"))
                .body("price.waterfall.finalPrice.amount", equalTo("119.00"))
                .body("price.waterfall.steps[0].funder", equalTo("platform"))
                .body("match.outcome", equalTo("matched"))
                .body("verdicts.verdict", hasItem("compliant"));
    }

    private void awaitUnitPrice(Brand brand, String amount) {
        await().untilAsserted(() -> brand.get("/api/prices?listing={l}", listing.id())
                .statusCode(200)
                .body("price.waterfall.unitPrice.amount", equalTo(amount)));
    }

    private List<Event> mine(List<Event> events) {
        return events.stream().filter(event -> event.key().equals(listing.id())).toList();
    }

    private ListingObserved seen(Brand brand, String yuan, int minutes) {
        return seen(brand, seller, yuan, minutes);
    }

    private ListingObserved seen(Brand brand, Seller by, String yuan, int minutes) {
        return Fixtures.observed(listing, brand.tenant(), by, Brand.TITLE, Identifiers.NONE, yuan, at(minutes));
    }

    private static Instant at(int minutes) {
        return T0.plus(Duration.ofMinutes(minutes));
    }
}
