package holdline.pricing.registry;

import holdline.pricing.catalogue.Products;
import holdline.pricing.rulebook.Part;
import holdline.pricing.rulebook.RuleChanges;
import holdline.web.ETags;
import holdline.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Enters, changes and ends authorisations. */
@ApplicationScoped
class KeepRegistry {

    private final AuthorisedSellers sellers;
    private final Products products;
    private final RuleChanges changes;
    private final InstantSource clock;

    KeepRegistry(AuthorisedSellers sellers, Products products, RuleChanges changes, InstantSource clock) {
        this.sellers = sellers;
        this.products = products;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    public AuthorisedSeller enter(String tenant, AuthorisedSellerRequest request) {
        changes.begin(tenant, Part.REGISTRY);
        var now = now();
        check(tenant, request, now);
        var seller = new AuthorisedSeller(UUID.randomUUID(), tenant, request, now);
        sellers.persistAndFlush(seller);
        return seller;
    }

    @Transactional
    public AuthorisedSeller change(String tenant, UUID id, @Nullable String ifMatch, AuthorisedSellerRequest request) {
        changes.begin(tenant, Part.REGISTRY);
        var seller = known(tenant, id);
        ETags.require(ifMatch, seller.version);
        check(tenant, request, seller.validFrom);
        seller.change(request, seller.validFrom);
        sellers.flush();
        return seller;
    }

    @Transactional
    public void end(String tenant, UUID id) {
        changes.begin(tenant, Part.REGISTRY);
        known(tenant, id).end(now());
    }

    private AuthorisedSeller known(String tenant, UUID id) {
        return sellers.of(tenant, id).orElseThrow(() -> Problem.notFound("authorised seller", id));
    }

    private void check(String tenant, AuthorisedSellerRequest request, Instant defaultFrom) {
        var from = request.validFrom() == null ? defaultFrom : request.validFrom();
        if (request.validTo() != null && !request.validTo().isAfter(from)) {
            throw Problem.invalid("validTo", "after validFrom");
        }
        if (!products.unknown(tenant, AuthorisedSellerRequest.distinct(request.productCodes()))
                .isEmpty()) {
            throw Problem.invalid("productCodes", "codes of products in the catalogue");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
