package holdline.events;

import java.time.Instant;

/**
 * The address is wrong, or nobody has given us one: more attempts will not help, a person must look.
 *
 * @param reason for people, without the address
 */
public record NoticeBounced(Delivery delivery, String reason, Instant bouncedAt) implements DeliveryEvent {

    public NoticeBounced {
        Required.part("delivery", delivery);
        Required.text("reason", reason);
        Required.part("bouncedAt", bouncedAt);
    }
}
