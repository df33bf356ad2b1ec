package holdline.pricing.policy;

import holdline.pricing.judging.PricePolicy;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every brand's policies, with all their versions. */
@ApplicationScoped
class PolicyVersions implements PanacheRepositoryBase<PolicyVersion, PolicyVersion.Key> {

    Optional<PolicyVersion> inForce(String tenant, UUID policy) {
        return find("tenant = ?1 and key.policy = ?2 and inForce", tenant, policy)
                .firstResultOptional();
    }

    /** In force, in the order of their ids. */
    List<PolicyVersion> after(String tenant, UUID policy, int limit) {
        return find("tenant = ?1 and key.policy > ?2 and inForce order by key.policy", tenant, policy)
                .page(0, limit)
                .list();
    }

    /** All versions of one policy, newest first. */
    List<PolicyVersion> versions(String tenant, UUID policy, int below, int limit) {
        return find(
                        "tenant = ?1 and key.policy = ?2 and key.version < ?3 order by key.version desc",
                        tenant,
                        policy,
                        below)
                .page(0, limit)
                .list();
    }

    /** In force, of this policy's kind and with exactly its scope. */
    List<PolicyVersion> like(String tenant, PricePolicy policy, int limit) {
        var scope = policy.scope();
        return find(
                        "tenant = ?1 and inForce and kind = ?2 and productCode is not distinct from ?3"
                                + " and line is not distinct from ?4 and platform is not distinct from ?5"
                                + " and shopId is not distinct from ?6 and channel is not distinct from ?7"
                                + " and region is not distinct from ?8 and tier is not distinct from ?9"
                                + " order by key.policy",
                        tenant,
                        policy.kind(),
                        scope.productCode(),
                        scope.line(),
                        scope.platform(),
                        scope.shopId(),
                        scope.channel(),
                        scope.region(),
                        scope.tier())
                .page(0, limit)
                .list();
    }
}
