package holdline.events;

import java.time.Instant;

/**
 * Every attempt failed and no further one is planned.
 *
 * @param attempts how many were made
 * @param reason of the last failure, for people, without the address
 */
public record NoticeGivenUp(Delivery delivery, int attempts, String reason, Instant givenUpAt)
        implements DeliveryEvent {

    public NoticeGivenUp {
        Required.part("delivery", delivery);
        Required.text("reason", reason);
        Required.part("givenUpAt", givenUpAt);
    }
}
