package holdline.pricing.policy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** In force, for exactly this product and platform; null stands for every one. */
    List<PolicyVersion> ofScope(String tenant, @Nullable String productCode, @Nullable String platform, int limit) {
        return find(
                        "tenant = ?1 and inForce and productCode is not distinct from ?2"
                                + " and platform is not distinct from ?3 order by key.policy",
                        tenant,
                        productCode,
                        platform)
                .page(0, limit)
                .list();
    }
}
