package holdline.notification.audience;

import holdline.notification.audience.Contact.Shop;
import holdline.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The sellers we can reach. */
@ApplicationScoped
public class Contacts implements PanacheRepositoryBase<Contact, UUID> {

    private final Session database;

    Contacts(Session database) {
        this.database = database;
    }

    /** The contacts of these shops, whichever of the tenants wrote them down; one statement however many. */
    public List<Contact> of(Collection<TenantsShop> shops) {
        if (shops.isEmpty()) {
            return List.of();
        }
        return database.createNativeQuery("""
                        SELECT contact.* FROM contact
                        JOIN unnest(cast(:tenants AS text[]), cast(:platforms AS text[]), cast(:shops AS text[]))
                             AS wanted (tenant, platform, shop_id) USING (tenant, platform, shop_id)
                        """, Contact.class)
                .setParameter("tenants", shops.stream().map(TenantsShop::tenant).toArray(String[]::new))
                .setParameter(
                        "platforms",
                        shops.stream().map(it -> it.shop().platform()).toArray(String[]::new))
                .setParameter(
                        "shops", shops.stream().map(it -> it.shop().shopId()).toArray(String[]::new))
                .getResultList();
    }

    Optional<Contact> of(String tenant, UUID id) {
        return find("tenant = ?1 and id = ?2", tenant, id).firstResultOptional();
    }

    boolean has(String tenant, Shop shop) {
        return count("tenant = ?1 and platform = ?2 and shopId = ?3", tenant, shop.platform(), shop.shopId()) > 0;
    }

    boolean forget(String tenant, UUID id) {
        return delete("tenant = ?1 and id = ?2", tenant, id) > 0;
    }

    List<Contact> page(String tenant, PageRequest page) {
        var rows = page.cursor(2)
                .map(after -> find(
                        "tenant = ?1 and (createdAt, id) > (?2, ?3) order by createdAt, id",
                        tenant,
                        after.instant(0),
                        after.uuid(1)))
                .orElseGet(() -> find("tenant = ?1 order by createdAt, id", tenant));
        return rows.range(0, page.limit()).list();
    }

    /** A shop as one tenant knows it. */
    public record TenantsShop(String tenant, Shop shop) {}
}
