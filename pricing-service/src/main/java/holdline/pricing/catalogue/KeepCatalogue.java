package holdline.pricing.catalogue;

import holdline.pricing.matching.Gtin;
import holdline.pricing.rulebook.Part;
import holdline.pricing.rulebook.RuleChanges;
import holdline.web.ETags;
import holdline.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Enters and changes products; every instance matches with them from its next batch on. */
@ApplicationScoped
class KeepCatalogue {

    private final Products products;
    private final RuleChanges changes;
    private final InstantSource clock;

    KeepCatalogue(Products products, RuleChanges changes, InstantSource clock) {
        this.products = products;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    public Product enter(String tenant, ProductRequest request) {
        check(request);
        changes.begin(tenant, Part.CATALOGUE);
        if (products.of(tenant, request.code()).isPresent()) {
            throw Problem.exists("product", request.code());
        }
        var product =
                new Product(UUID.randomUUID(), tenant, request, clock.instant().truncatedTo(ChronoUnit.MICROS));
        products.persistAndFlush(product);
        return product;
    }

    @Transactional
    public Product change(String tenant, UUID id, @Nullable String ifMatch, ProductRequest request) {
        check(request);
        changes.begin(tenant, Part.CATALOGUE);
        var product = products.of(tenant, id).orElseThrow(() -> Problem.notFound("product", id));
        ETags.require(ifMatch, product.version);
        if (!product.code.equals(request.code())) {
            throw Problem.invalid("code", "the product's code, which never changes");
        }
        product.change(request);
        products.flush();
        return product;
    }

    private static void check(ProductRequest request) {
        if (request.guidePrice() != null && request.guidePrice().isZero()) {
            throw Problem.invalid("guidePrice.amount", "more than zero");
        }
        for (var gtin : ProductRequest.orEmpty(request.gtins())) {
            if (!Gtin.isValid(gtin)) {
                throw Problem.invalid("gtins", "GTINs of 8, 12, 13 or 14 digits with a right check digit");
            }
        }
    }
}
