package holdline.pricing.registry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every brand's registry. */
@ApplicationScoped
class AuthorisedSellers implements PanacheRepositoryBase<AuthorisedSeller, UUID> {

    /** The smallest UUID there is: a page after it starts at the beginning of a shop. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    Optional<AuthorisedSeller> of(String tenant, UUID id) {
        return find("tenant = ?1 and id = ?2", tenant, id).firstResultOptional();
    }

    List<AuthorisedSeller> first(String tenant, int limit) {
        return after(tenant, "", "", BEFORE_ALL, limit);
    }

    List<AuthorisedSeller> after(String tenant, String platform, String shopId, UUID id, int limit) {
        return find(
                        "tenant = ?1 and (platform > ?2 or platform = ?2 and (shopId > ?3 or shopId = ?3 and id > ?4))"
                                + " order by platform, shopId, id",
                        tenant,
                        platform,
                        shopId,
                        id)
                .page(0, limit)
                .list();
    }
}
