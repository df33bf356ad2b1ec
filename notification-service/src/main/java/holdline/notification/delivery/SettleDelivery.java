package holdline.notification.delivery;

import holdline.events.DeliveryEvent;
import holdline.events.DeliveryEvent.Channel;
import holdline.events.NoticeBounced;
import holdline.events.NoticeDelivered;
import holdline.events.NoticeGivenUp;
import holdline.messaging.DatabaseTrouble;
import holdline.messaging.Outbox;
import holdline.notification.audience.Subscriptions;
import holdline.notification.delivery.RetryPolicy.Next;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes down what became of an attempt and, for a notice to a seller, tells the suite; both or neither. */
@ApplicationScoped
class SettleDelivery {

    private static final Logger LOG = Logger.getLogger(SettleDelivery.class);

    private static final String SETTLE = """
            UPDATE delivery SET state = ?, lease = NULL, attempts = ?, last_error = ?,
                   next_attempt_at = cast(? AS timestamptz), delivered_at = cast(? AS timestamptz)
            WHERE id = ? AND lease IS NOT DISTINCT FROM cast(? AS uuid)
            """;

    private static final String RETURN_UNADDRESSED = """
            UPDATE delivery SET lease = NULL, next_attempt_at = NULL,
                   state = CASE recipient_kind WHEN 'seller' THEN 'needs-contact' ELSE 'withdrawn' END,
                   channel = CASE recipient_kind WHEN 'seller' THEN 'platform-message' ELSE channel END,
                   last_error = CASE recipient_kind WHEN 'seller' THEN last_error ELSE 'the subscription has ended' END
            WHERE id = :id AND lease = :lease
            """;

    private final Session database;
    private final AgroalDataSource connections;
    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    SettleDelivery(
            Session database,
            AgroalDataSource connections,
            Subscriptions subscriptions,
            Outbox outbox,
            MeterRegistry metrics) {
        this.database = database;
        this.connections = connections;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    @Transactional
    public void settle(Due due, Next next, Instant now) {
        var attempts = due.attempts() + 1;
        var state = stateAfter(next);
        var marked = switch (next) {
            case Next.Delivered(var at) -> mark(due, state, attempts, null, null, at);
            case Next.Again again -> mark(due, state, attempts, again.reason(), again.at(), null);
            case Next.Bounced(var reason) -> mark(due, state, attempts, reason, null, null);
            case Next.GivenUp(var reason) -> mark(due, state, attempts, reason, null, null);
            case Next.EndpointDisabled(var reason) -> mark(due, state, attempts, reason, null, null);
        };
        metrics.counter("holdline.deliveries.attempts", "channel", channel(due), "state", state.wireName())
                .increment();
        if (!marked) {
            LOG.warnf("Delivery %s was tried, but its lease had passed to somebody else", due.id());
            return;
        }
        if (next instanceof Next.EndpointDisabled(var reason) && due.subscriptionId() != null) {
            subscriptions.disable(due.subscriptionId(), reason);
        }
        var told = due.toSeller() ? told(due, next, attempts, now) : null;
        if (told != null) {
            outbox.publish(told, due.cause());
        }
    }

    /** Nobody to send it to: a seller's notice waits for a contact again, a subscriber's message is dropped. */
    @Transactional
    public void returnUnaddressed(Due due) {
        database.createNativeMutationQuery(RETURN_UNADDRESSED)
                .setParameter("id", due.id())
                .setParameter("lease", due.lease())
                .executeUpdate();
    }

    private static DeliveryState stateAfter(Next next) {
        return switch (next) {
            case Next.Delivered _ -> DeliveryState.DELIVERED;
            case Next.Again again -> again.perhapsDelivered() ? DeliveryState.UNKNOWN : DeliveryState.PENDING;
            case Next.Bounced _ -> DeliveryState.BOUNCED;
            case Next.GivenUp _ -> DeliveryState.GIVEN_UP;
            case Next.EndpointDisabled _ -> DeliveryState.WITHDRAWN;
        };
    }

    private boolean mark(
            Due due,
            DeliveryState state,
            int attempts,
            @Nullable String error,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant deliveredAt) {
        // Once for every message that leaves, so without what Hibernate does around a statement.
        try (var connection = connections.getConnection();
                var settle = connection.prepareStatement(SETTLE)) {
            settle.setString(1, state.wireName());
            settle.setInt(2, attempts);
            settle.setString(3, error);
            settle.setTimestamp(4, nextAttemptAt == null ? null : Timestamp.from(nextAttemptAt));
            settle.setTimestamp(5, deliveredAt == null ? null : Timestamp.from(deliveredAt));
            settle.setObject(6, due.id());
            settle.setObject(7, due.lease());
            return settle.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot write down what became of delivery " + due.id(), e);
        }
    }

    private static @Nullable DeliveryEvent told(Due due, Next next, int attempts, Instant now) {
        var delivery =
                new DeliveryEvent.Delivery(due.id(), due.caseId(), due.tenant(), due.transition(), Channel.EMAIL);
        return switch (next) {
            case Next.Delivered(var at) -> new NoticeDelivered(delivery, due.messageId(), at);
            case Next.Bounced(var reason) -> new NoticeBounced(delivery, reason, now);
            case Next.GivenUp(var reason) -> new NoticeGivenUp(delivery, attempts, reason, now);
            case Next.Again _, Next.EndpointDisabled _ -> null;
        };
    }

    private static String channel(Due due) {
        return due.lease() == null ? "webhook" : "email";
    }
}
