package holdline.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import holdline.messaging.EventJson;
import holdline.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Everything that was, is or will be sent. */
@ApplicationScoped
class Deliveries implements PanacheRepositoryBase<Delivery, UUID> {

    private static final String ADD = """
            INSERT INTO delivery (id, tenant, case_id, transition, event, recipient, recipient_kind, subscription_id,
                platform, shop_id, channel, language, subject, body, html, message_id, heard, correlation_id,
                causation_id, state, next_attempt_at, last_error, created_at)
            SELECT id, tenant, case_id, transition, event, recipient, recipient_kind, subscription_id,
                platform, shop_id, channel, language, subject, body, html, message_id, heard, correlation_id,
                causation_id, state, next_attempt_at, last_error, created_at
            FROM jsonb_populate_recordset(cast(NULL AS delivery), cast(:drafts AS jsonb))
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String WITHDRAW_NOTICES = """
            UPDATE delivery SET state = 'withdrawn', next_attempt_at = NULL, last_error = 'the case was closed'
            WHERE recipient_kind = 'seller' AND state IN ('needs-contact', 'pending', 'unknown')
              AND case_id = ANY (cast(:cases AS uuid[]))
            """;

    private static final String WITHDRAW_CALLS = """
            UPDATE delivery SET state = 'withdrawn', next_attempt_at = NULL,
                   last_error = coalesce(last_error, 'the subscription has ended')
            WHERE channel = 'webhook' AND state IN ('pending', 'sending', 'unknown')
              AND NOT EXISTS (SELECT FROM subscription s WHERE s.id = subscription_id AND s.state = 'active')
            """;

    private static final String WAITING_WITH_CONTACT = """
            SELECT delivery.* FROM delivery JOIN contact USING (tenant, platform, shop_id)
            WHERE delivery.state = 'needs-contact'
            ORDER BY delivery.created_at LIMIT :most
            FOR UPDATE OF delivery SKIP LOCKED
            """;

    private final Session database;

    Deliveries(Session database) {
        this.database = database;
    }

    /** Writes drafts down with one statement; those whose key exists already are left alone. Answers the new ids. */
    Set<UUID> add(List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return Set.of();
        }
        var ids = database.createNativeQuery(ADD, UUID.class)
                .setParameter("drafts", json(drafts))
                .getResultList();
        return Set.copyOf(ids);
    }

    /** Sellers whose case is over need no notice any more; what is being sent right now still arrives. */
    void withdrawNoticesOf(Collection<UUID> cases) {
        if (!cases.isEmpty()) {
            database.createNativeMutationQuery(WITHDRAW_NOTICES)
                    .setParameter("cases", cases.toArray(UUID[]::new))
                    .executeUpdate();
        }
    }

    /** Calls nobody is subscribed to any more. */
    void withdrawUnwantedCalls() {
        database.createNativeMutationQuery(WITHDRAW_CALLS).executeUpdate();
    }

    /** Notices that wait for an address which is there by now, locked. */
    List<Delivery> waitingWithContact(int most) {
        return database.createNativeQuery(WAITING_WITH_CONTACT, Delivery.class)
                .setParameter("most", most)
                .getResultList();
    }

    Optional<Delivery> of(String tenant, UUID id) {
        return find("tenant = ?1 and id = ?2", tenant, id).firstResultOptional();
    }

    Optional<Delivery> ofForChange(String tenant, UUID id) {
        return find("tenant = ?1 and id = ?2", tenant, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Newest first. */
    List<Delivery> page(String tenant, Filter filter, PageRequest page) {
        var where = new StringBuilder("tenant = :tenant");
        var values = new HashMap<String, Object>(Map.of("tenant", tenant));
        if (filter.caseId() != null) {
            where.append(" and caseId = :caseId");
            values.put("caseId", filter.caseId());
        }
        if (filter.state() != null) {
            where.append(" and state = :state");
            values.put("state", filter.state().wireName());
        }
        if (filter.channel() != null) {
            where.append(" and channel = :channel");
            values.put("channel", filter.channel());
        }
        page.cursor(2).ifPresent(after -> {
            where.append(" and (createdAt, id) < (:createdAt, :id)");
            values.put("createdAt", after.instant(0));
            values.put("id", after.uuid(1));
        });
        return find(where + " order by createdAt desc, id desc", values)
                .range(0, page.limit())
                .list();
    }

    /** Which deliveries are wanted; absent parts do not matter. */
    record Filter(
            @Nullable UUID caseId,
            @Nullable DeliveryState state,
            @Nullable String channel) {}

    private static String json(List<Draft> drafts) {
        try {
            return EventJson.mapper().writeValueAsString(drafts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write deliveries down", e);
        }
    }
}
