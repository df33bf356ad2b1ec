package holdline.events;

import java.time.Instant;

/**
 * The next system accepted the notice: for e-mail the mail server, which is not yet the reader.
 *
 * @param messageId the Message-ID of a mail, the webhook-id of a call
 */
public record NoticeDelivered(Delivery delivery, String messageId, Instant deliveredAt) implements DeliveryEvent {

    public NoticeDelivered {
        Required.part("delivery", delivery);
        Required.text("messageId", messageId);
        Required.part("deliveredAt", deliveredAt);
    }
}
