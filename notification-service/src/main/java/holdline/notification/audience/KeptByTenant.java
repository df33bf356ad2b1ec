package holdline.notification.audience;

import holdline.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows that tenants keep and list, oldest first; each has a {@code tenant}, an {@code id} and a {@code createdAt}. */
interface KeptByTenant<E> extends PanacheRepositoryBase<E, UUID> {

    default Optional<E> of(String tenant, UUID id) {
        return find("tenant = ?1 and id = ?2", tenant, id).firstResultOptional();
    }

    /** One page and the row after it, as {@link holdline.web.Page#of} wants them. */
    default List<E> page(String tenant, PageRequest page) {
        var rows = page.cursor(2)
                .map(after -> find(
                        "tenant = ?1 and (createdAt, id) > (?2, ?3) order by createdAt, id",
                        tenant,
                        after.instant(0),
                        after.uuid(1)))
                .orElseGet(() -> find("tenant = ?1 order by createdAt, id", tenant));
        return rows.range(0, page.limit()).list();
    }

    /** Whether there was such a row. */
    default boolean remove(String tenant, UUID id) {
        return delete("tenant = ?1 and id = ?2", tenant, id) > 0;
    }
}
