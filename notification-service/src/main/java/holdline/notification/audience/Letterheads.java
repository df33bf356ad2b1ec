package holdline.notification.audience;

import static java.util.stream.Collectors.toMap;

import holdline.notification.wording.Sender;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** In whose names letters are written. */
@ApplicationScoped
public class Letterheads implements PanacheRepositoryBase<Letterhead, String> {

    private final AudienceConfig config;

    Letterheads(AudienceConfig config) {
        this.config = config;
    }

    /** The sender of each of these tenants, in one statement; one that set nothing up writes under its own name. */
    public Map<String, Sender> senders(Collection<String> tenants) {
        var known = list("tenant in ?1", tenants).stream().collect(toMap(Letterhead::tenant, Letterhead::sender));
        return tenants.stream()
                .distinct()
                .collect(toMap(Function.identity(), tenant -> known.getOrDefault(tenant, plain(tenant))));
    }

    Sender plain(String tenant) {
        return new Sender(tenant, config.contact());
    }
}
