package holdline.cases;

import holdline.events.Evidence;
import holdline.events.Listing;
import holdline.events.ProductMatch;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import holdline.events.Severity;
import holdline.events.Signal;
import holdline.events.Violation;
import holdline.testkit.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One brand, one seller, one listing: where a test's violations come from. */
public record Scene(String tenant, Seller seller, Listing listing) {

    public static final Instant SEEN = Instant.parse("2026-03-01T08:00:00Z");

    public static Scene any() {
        return new Scene(Fixtures.anyTenant(), Fixtures.anySeller(), Fixtures.anyListing());
    }

    /** The same seller's other offer. */
    public Scene otherListing() {
        return new Scene(tenant, seller, Fixtures.anyListing());
    }

    /** Another seller of the same brand. */
    public Scene otherSeller() {
        return new Scene(tenant, Fixtures.anySeller(), Fixtures.anyListing());
    }

    public Violation lowPrice() {
        return violation(Signal.LOW_PRICE, SellerRelation.STRANGER, List.of(capture()));
    }

    public Violation dealersLowPrice() {
        return violation(Signal.LOW_PRICE, SellerRelation.AUTHORISED_DEALER, List.of(capture()));
    }

    public Violation falseClaim() {
        return violation(
                Signal.FALSE_AUTHORISATION_CLAIM,
                SellerRelation.STRANGER,
                List.of(capture(), statement(), registryEntry()));
    }

    public Violation falseClaimWithoutRegistryEntry() {
        return violation(Signal.FALSE_AUTHORISATION_CLAIM, SellerRelation.STRANGER, List.of(capture(), statement()));
    }

    public Violation violation(Signal signal, SellerRelation relation, List<Evidence> evidence) {
        return new Violation(
                UUID.randomUUID(),
                tenant,
                signal,
                listing,
                "兰亭 Tea Set 官方授权",
                seller,
                relation,
                null,
                Severity.MODERATE,
                null,
                null,
                new ProductMatch(UUID.randomUUID(), "LT-01", "Lanting tea set", 0.98, List.of("model LT-01")),
                evidence,
                "What was seen differs from what was expected.",
                SEEN,
                SEEN);
    }

    /** The same episode with other evidence. */
    public static Violation with(Violation violation, List<Evidence> evidence) {
        return new Violation(
                violation.id(),
                violation.tenant(),
                violation.signal(),
                violation.listing(),
                violation.title(),
                violation.seller(),
                violation.relation(),
                Severity.MODERATE,
                Severity.SEVERE,
                violation.waterfall(),
                violation.policy(),
                violation.match(),
                evidence,
                violation.explanation(),
                violation.observedAt(),
                violation.judgedAt());
    }

    public static Evidence capture() {
        return Evidence.of(Fixtures.capturedAt(SEEN));
    }

    public static Evidence statement() {
        return new Evidence(Evidence.Kind.STATEMENT, "兰亭官方授权店", null, null, SEEN);
    }

    public static Evidence registryEntry() {
        return new Evidence(Evidence.Kind.REGISTRY_ENTRY, "not in the registry on 2026-03-01", null, null, SEEN);
    }
}
