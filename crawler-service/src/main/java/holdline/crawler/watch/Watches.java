package holdline.crawler.watch;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** All watches; every look goes by tenant. */
@ApplicationScoped
class Watches implements PanacheRepository<Watch> {

    Optional<Watch> find(long id, String tenant) {
        return find("id = ?1 and tenant = ?2", id, tenant).firstResultOptional();
    }

    Optional<Watch> onTarget(long target, String tenant) {
        return find("targetId = ?1 and tenant = ?2", target, tenant).firstResultOptional();
    }

    long countOf(String tenant) {
        return count("tenant", tenant);
    }

    List<Watch> page(String tenant, long after, int limit) {
        return find("tenant = ?1 and id > ?2", Sort.by("id"), tenant, after)
                .page(Page.ofSize(limit))
                .list();
    }
}
