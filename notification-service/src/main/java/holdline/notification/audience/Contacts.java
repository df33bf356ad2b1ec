package holdline.notification.audience;

import holdline.notification.audience.Contact.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;

/** The sellers we can reach. */
@ApplicationScoped
public class Contacts implements KeptByTenant<Contact> {

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

    boolean has(String tenant, Shop shop) {
        return count("tenant = ?1 and platform = ?2 and shopId = ?3", tenant, shop.platform(), shop.shopId()) > 0;
    }

    /** A shop as one tenant knows it. */
    public record TenantsShop(String tenant, Shop shop) {}
}
