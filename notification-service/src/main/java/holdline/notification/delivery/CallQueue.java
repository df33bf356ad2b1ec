package holdline.notification.delivery;

import holdline.messaging.Cause;
import holdline.notification.channel.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Webhook calls that are due, by endpoint: whoever leases an endpoint makes its calls, one after the other, so that no
 * receiver is called twice at a time however many instances run.
 */
@ApplicationScoped
class CallQueue {

    private static final String LEASE = """
            UPDATE subscription SET leased_until = :until
            WHERE leased_until <= :now AND id IN (
                SELECT id FROM subscription s
                WHERE channel = 'webhook' AND state = 'active' AND leased_until <= :now AND EXISTS (
                    SELECT FROM delivery d
                    WHERE d.subscription_id = s.id AND d.channel = 'webhook'
                      AND d.state IN ('pending', 'sending', 'unknown') AND d.next_attempt_at <= :now)
                ORDER BY leased_until LIMIT :most
                FOR UPDATE SKIP LOCKED)
            RETURNING id, address, secret
            """;

    private static final String DUE = """
            SELECT id, case_id, tenant, transition, subscription_id, message_id, attempts, correlation_id, causation_id,
                   body
            FROM delivery
            WHERE subscription_id = :endpoint AND channel = 'webhook' AND state IN ('pending', 'sending', 'unknown')
              AND next_attempt_at <= :now
            ORDER BY next_attempt_at, created_at, id LIMIT :most
            """;

    private static final String FREE = "UPDATE subscription SET leased_until = :now WHERE id = :endpoint";

    private final Session database;

    CallQueue(Session database) {
        this.database = database;
    }

    /** Leases endpoints with due calls, the one longest not called first. */
    @Transactional
    public List<Endpoint> lease(int most, Instant now, Instant until) {
        var rows = database.createNativeQuery(LEASE, Tuple.class)
                .setParameter("now", now)
                .setParameter("until", until)
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(row -> endpoint(row)).toList();
    }

    /** What an endpoint is to be called with, oldest first. */
    @Transactional
    public List<Due.Call> due(UUID endpoint, int most, Instant now) {
        var rows = database.createNativeQuery(DUE, Tuple.class)
                .setParameter("endpoint", endpoint)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(row -> call(row)).toList();
    }

    /** Lets others call the endpoint. */
    @Transactional
    public void free(UUID endpoint, Instant now) {
        database.createNativeMutationQuery(FREE)
                .setParameter("endpoint", endpoint)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** A webhook's receiver, leased. */
    record Endpoint(UUID subscription, String url, WebhookSecret secret) {}

    private static Endpoint endpoint(Tuple row) {
        return new Endpoint(
                row.get("id", UUID.class),
                row.get("address", String.class),
                new WebhookSecret(row.get("secret", String.class)));
    }

    private static Due.Call call(Tuple row) {
        var due = new Due(
                row.get("id", UUID.class),
                row.get("case_id", UUID.class),
                row.get("tenant", String.class),
                row.get("transition", Integer.class),
                false,
                row.get("subscription_id", UUID.class),
                row.get("message_id", String.class),
                row.get("attempts", Integer.class),
                new Cause(row.get("correlation_id", UUID.class), row.get("causation_id", UUID.class)),
                null);
        return new Due.Call(due, row.get("body", String.class));
    }
}
