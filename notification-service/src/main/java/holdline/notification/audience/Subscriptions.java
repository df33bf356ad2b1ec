package holdline.notification.audience;

import holdline.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was asked to be heard. */
@ApplicationScoped
public class Subscriptions implements PanacheRepositoryBase<Subscription, UUID> {

    /** More subscribers than this, and one event becomes a flood. */
    static final int MOST_PER_TENANT = 50;

    /** The active subscriptions of these tenants, in one statement. */
    public List<Subscription> activeOf(Collection<String> tenants) {
        return list("tenant in ?1 and state = 'active' order by id", tenants);
    }

    /**
     * Ends a subscription whose receiver does not want it any more.
     *
     * @param why for people
     */
    public void disable(UUID id, String why) {
        update("state = 'disabled', disabledWhy = ?2 where id = ?1 and state = 'active'", id, why);
    }

    Optional<Subscription> of(String tenant, UUID id) {
        return find("tenant = ?1 and id = ?2", tenant, id).firstResultOptional();
    }

    boolean end(String tenant, UUID id) {
        return delete("tenant = ?1 and id = ?2", tenant, id) > 0;
    }

    List<Subscription> page(String tenant, PageRequest page) {
        var rows = page.cursor(2)
                .map(after -> find(
                        "tenant = ?1 and (createdAt, id) > (?2, ?3) order by createdAt, id",
                        tenant,
                        after.instant(0),
                        after.uuid(1)))
                .orElseGet(() -> find("tenant = ?1 order by createdAt, id", tenant));
        return rows.range(0, page.limit()).list();
    }
}
