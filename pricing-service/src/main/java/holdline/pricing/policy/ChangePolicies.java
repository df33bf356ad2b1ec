package holdline.pricing.policy;

import holdline.events.PolicyRef;
import holdline.pricing.catalogue.Products;
import holdline.pricing.judging.PolicyBook;
import holdline.pricing.judging.PricePolicy;
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
 * Makes policies and their next versions. Two of one kind and scope that could hold at the same time are refused, naming both:
 * the brand has to say which one it means.
 */
@ApplicationScoped
class ChangePolicies {

    /** Policies of one kind and scope, one after the other in time. */
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
        return keep(tenant, new PolicyRef(UUID.randomUUID(), 1), request);
    }

    @Transactional
    public PolicyVersion change(String tenant, UUID id, @Nullable String ifMatch, PolicyRequest request) {
        changes.begin(tenant, Part.POLICIES);
        var before = policies.inForce(tenant, id).orElseThrow(() -> Problem.notFound("policy", id));
        ETags.require(ifMatch, before.key.version());
        before.retire();
        policies.flush();
        return keep(tenant, new PolicyRef(id, before.key.version() + 1), request);
    }

    private PolicyVersion keep(String tenant, PolicyRef ref, PolicyRequest request) {
        var policy = request.policy(ref);
        var productCode = request.productCode();
        if (productCode != null
                && !products.unknown(tenant, List.of(productCode)).isEmpty()) {
            throw Problem.invalid("productCode", "the code of a product in the catalogue");
        }
        refuseConflict(tenant, policy);
        var version = new PolicyVersion(tenant, policy, request.zoneOrUtc(), now());
        policies.persistAndFlush(version);
        return version;
    }

    private void refuseConflict(String tenant, PricePolicy policy) {
        var same = policies.like(tenant, policy, MAX_PER_SCOPE + 1);
        if (same.size() > MAX_PER_SCOPE) {
            throw Problem.unprocessable("There are already " + MAX_PER_SCOPE + " policies of this kind and scope.");
        }
        PolicyBook.of(same.stream().map(PolicyVersion::asPolicy).toList())
                .conflict(policy)
                .ifPresent(other -> {
                    throw Problem.refused("Policy '" + policy.name() + "' and policy '" + other.name() + "' v"
                                    + other.ref().version() + " would both hold at the same time for the same offers.")
                            .with(
                                    "policies",
                                    List.of(
                                            Map.of("name", policy.name()),
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
