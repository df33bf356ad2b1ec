package holdline.pricing.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Every brand's products. */
@ApplicationScoped
public class Products implements PanacheRepositoryBase<Product, UUID> {

    Optional<Product> of(String tenant, UUID id) {
        return find("tenant = ?1 and id = ?2", tenant, id).firstResultOptional();
    }

    Optional<Product> of(String tenant, String code) {
        return find("tenant = ?1 and code = ?2", tenant, code).firstResultOptional();
    }

    List<Product> after(String tenant, String code, int limit) {
        return find("tenant = ?1 and code > ?2 order by code", tenant, code)
                .page(0, limit)
                .list();
    }

    /** Which of these codes no product of the brand has. */
    public Set<String> unknown(String tenant, Collection<String> codes) {
        var unknown = new HashSet<>(codes);
        if (!unknown.isEmpty()) {
            find("tenant = ?1 and code in ?2", tenant, codes).stream()
                    .map(product -> product.code)
                    .forEach(unknown::remove);
        }
        return unknown;
    }
}
