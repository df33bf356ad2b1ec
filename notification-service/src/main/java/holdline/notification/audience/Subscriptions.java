package holdline.notification.audience;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What was asked to be heard. */
@ApplicationScoped
public class Subscriptions implements KeptByTenant<Subscription> {

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
}
