package holdline.notification.delivery;

import holdline.messaging.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Mails that are due, shared by all instances: whoever leases a row sends it. A lease ends with its time, so what a
 * crashed process held comes back.
 */
@ApplicationScoped
class MailQueue {

    private static final Logger LOG = Logger.getLogger(MailQueue.class);

    private static final String LEASE = """
            WITH due AS (
                SELECT id, state FROM delivery
                WHERE channel = 'email' AND state IN ('pending', 'sending', 'unknown') AND next_attempt_at <= :now
                ORDER BY next_attempt_at LIMIT :most
                FOR UPDATE SKIP LOCKED
            ), leased AS (
                UPDATE delivery SET state = 'sending', lease = :lease, next_attempt_at = :until
                FROM due WHERE delivery.id = due.id
                RETURNING delivery.*, due.state = 'sending' AS abandoned
            )
            SELECT leased.id AS id, leased.case_id AS case_id, leased.tenant AS tenant, leased.transition AS transition,
                   leased.recipient_kind = 'seller' AS to_seller, leased.subscription_id AS subscription_id,
                   leased.message_id AS message_id, leased.attempts AS attempts,
                   leased.correlation_id AS correlation_id, leased.causation_id AS causation_id,
                   leased.abandoned AS abandoned, coalesce(contact.email, subscription.address) AS mail_to,
                   letterhead.contact AS reply_to, leased.subject AS subject, leased.body AS body, leased.html AS html
            FROM leased
            LEFT JOIN contact ON leased.recipient_kind = 'seller' AND contact.tenant = leased.tenant
                 AND contact.platform = leased.platform AND contact.shop_id = leased.shop_id
            LEFT JOIN subscription ON subscription.id = leased.subscription_id AND subscription.state = 'active'
            LEFT JOIN letterhead ON letterhead.tenant = leased.tenant
            ORDER BY leased.created_at, leased.id
            """;

    private static final String RENEW = """
            UPDATE delivery SET next_attempt_at = :until WHERE lease = :lease AND state = 'sending'
            """;

    private static final String PUT_BACK = """
            UPDATE delivery SET state = 'pending', lease = NULL, next_attempt_at = :now
            WHERE lease = :lease AND state = 'sending'
            """;

    private final Session database;

    MailQueue(Session database) {
        this.database = database;
    }

    /** Leases due mails, oldest first. */
    @Transactional
    public List<Due.Mail> lease(UUID lease, int most, Instant now, Instant until) {
        var rows = database.createNativeQuery(LEASE, Tuple.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .setParameter("lease", lease)
                .setParameter("until", until)
                .getResultList();
        return rows.stream().map(row -> mail(row, lease)).toList();
    }

    /** Holds what is left of a lease for longer. */
    @Transactional
    public void renew(UUID lease, Instant until) {
        database.createNativeMutationQuery(RENEW)
                .setParameter("lease", lease)
                .setParameter("until", until)
                .executeUpdate();
    }

    /** Gives back what was leased and not tried. */
    @Transactional
    public void putBack(UUID lease, Instant now) {
        database.createNativeMutationQuery(PUT_BACK)
                .setParameter("lease", lease)
                .setParameter("now", now)
                .executeUpdate();
    }

    private static Due.Mail mail(Tuple row, UUID lease) {
        var due = new Due(
                row.get("id", UUID.class),
                row.get("case_id", UUID.class),
                row.get("tenant", String.class),
                row.get("transition", Integer.class),
                row.get("to_seller", Boolean.class),
                row.get("subscription_id", UUID.class),
                row.get("message_id", String.class),
                row.get("attempts", Integer.class),
                new Cause(row.get("correlation_id", UUID.class), row.get("causation_id", UUID.class)),
                lease);
        if (row.get("abandoned", Boolean.class)) {
            LOG.warnf("Delivery %s was being sent when its sender stopped; it may repeat under the same id", due.id());
        }
        return new Due.Mail(
                due,
                row.get("mail_to", String.class),
                row.get("reply_to", String.class),
                row.get("subject", String.class),
                row.get("body", String.class),
                row.get("html", String.class));
    }
}
