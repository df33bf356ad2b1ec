package holdline.pricing.policy;

import holdline.pricing.catalogue.Products;
import holdline.pricing.judging.FloorBook;
import holdline.pricing.rulebook.Part;
import holdline.pricing.rulebook.RuleChanges;
import holdline.web.ETags;
import holdline.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes policies and their next versions. Two of one scope that could hold at the same time are refused, naming both:
 * the brand has to say which one it means.
 */
@ApplicationScoped
class ChangePolicies {

    /** Policies of one product on one platform, one after the other in time. */
    private static final int MAX_PER_SCOPE = 500;

    private final PolicyVersions policies;
    private final Products products;
    private final RuleChanges changes;
    private final InstantSource clock;

    ChangePolicies(PolicyVersions policies, Products products, RuleChanges changes, InstantSource clock) {
        this.policies = policies;
        this.products = products;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    public PolicyVersion make(String tenant, PolicyRequest request) {
        changes.begin(tenant, Part.POLICIES);
        return keep(tenant, new PolicyVersion(UUID.randomUUID(), 1, tenant, request, now()), request);
    }

    @Transactional
    public PolicyVersion change(String tenant, UUID id, @Nullable String ifMatch, PolicyRequest request) {
        changes.begin(tenant, Part.POLICIES);
        var before = policies.inForce(tenant, id).orElseThrow(() -> Problem.notFound("policy", id));
        ETags.require(ifMatch, before.key.version());
        before.retire();
        policies.flush();
        return keep(tenant, new PolicyVersion(id, before.key.version() + 1, tenant, request, now()), request);
    }

    private PolicyVersion keep(String tenant, PolicyVersion policy, PolicyRequest request) {
        check(tenant, request);
        refuseConflict(tenant, policy);
        policies.persistAndFlush(policy);
        return policy;
    }

    private void check(String tenant, PolicyRequest request) {
        if (request.floor().isZero()) {
            throw Problem.invalid("floor.amount", "more than zero");
        }
        if (request.validFrom() != null
                && request.validTo() != null
                && !request.validTo().isAfter(request.validFrom())) {
            throw Problem.invalid("validTo", "after validFrom");
        }
        if (request.productCode() != null
                && !products.unknown(tenant, List.of(request.productCode())).isEmpty()) {
            throw Problem.invalid("productCode", "the code of a product in the catalogue");
        }
    }

    private void refuseConflict(String tenant, PolicyVersion policy) {
        var same = policies.ofScope(tenant, policy.productCode, policy.platform, MAX_PER_SCOPE + 1);
        if (same.size() > MAX_PER_SCOPE) {
            throw Problem.unprocessable(
                    "There are already " + MAX_PER_SCOPE + " policies for this product and platform.");
        }
        FloorBook.of(same.stream().map(PolicyVersion::asFloor).toList())
                .conflict(policy.asFloor())
                .ifPresent(other -> {
                    throw Problem.refused("Policy '" + policy.name + "' and policy '" + other.name() + "' v"
                                    + other.ref().version()
                                    + " would both hold at the same time for the same products and platforms.")
                            .with(
                                    "policies",
                                    List.of(
                                            Map.of("name", policy.name),
                                            Map.of(
                                                    "id",
                                                    other.ref().id(),
                                                    "version",
                                                    other.ref().version(),
                                                    "name",
                                                    other.name())));
                });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
