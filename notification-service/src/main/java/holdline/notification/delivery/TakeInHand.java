package holdline.notification.delivery;

import holdline.events.DeliveryEvent.Channel;
import holdline.events.NoticeDelivered;
import holdline.messaging.Outbox;
import holdline.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;

/** What a person may do about a delivery that does not get there by itself. */
@ApplicationScoped
class TakeInHand {

    private final Deliveries deliveries;
    private final Outbox outbox;
    private final InstantSource clock;

    TakeInHand(Deliveries deliveries, Outbox outbox, InstantSource clock) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tries one that bounced or was given up again, from the first attempt on. */
    @Transactional
    public Delivery retry(String tenant, UUID id) {
        var delivery = lock(tenant, id);
        return switch (delivery.state()) {
            case BOUNCED, GIVEN_UP -> {
                delivery.retry(clock.instant());
                yield delivery;
            }
            case NEEDS_CONTACT ->
                throw Problem.refused("This delivery waits for the seller's address: add a contact, and it is sent.");
            case REFUSED -> throw Problem.refused("This delivery's wording was refused; it is never sent.");
            case PENDING, SENDING, UNKNOWN ->
                throw Problem.refused("This delivery is under way; it is tried again by itself.");
            case DELIVERED, WITHDRAWN ->
                throw Problem.refused("This delivery is " + delivery.state().wireName() + ": nothing is left to try.");
        };
    }

    /** A person copied the text into the platform's own messages. */
    @Transactional
    public Delivery handedOver(String tenant, UUID id) {
        var delivery = lock(tenant, id);
        return switch (delivery.state()) {
            case NEEDS_CONTACT -> {
                var now = clock.instant();
                delivery.handedOver(now);
                outbox.publish(
                        new NoticeDelivered(
                                delivery.asTold(Channel.PLATFORM_MESSAGE),
                                delivery.id().toString(),
                                now),
                        delivery.cause());
                yield delivery;
            }
            case PENDING, SENDING, UNKNOWN, DELIVERED, BOUNCED, GIVEN_UP, REFUSED, WITHDRAWN ->
                throw Problem.refused("Only a delivery that needs a contact is handed over by a person; this one is "
                        + delivery.state().wireName() + ".");
        };
    }

    private Delivery lock(String tenant, UUID id) {
        return deliveries.ofForChange(tenant, id).orElseThrow(() -> Problem.notFound("delivery", id));
    }
}
