package holdline.notification.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message as it was, is or will be sent. Who received it is not told: addresses stay with the contacts. */
@Schema(title = "Delivery", examples = """
        {"id":"3d2c1b0a-52f1-3e0b-9d41-0f6c2f4a7b11","caseId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","transition":2,
         "event":"notice-requested","recipientKind":"seller","platform":"jd.com","shopId":"10001","channel":"email",
         "language":"zh-CN","state":"delivered","subject":"想与您核对：……","body":"您好……",
         "messageId":"<3d2c1b0a-52f1-3e0b-9d41-0f6c2f4a7b11@notices.example.com>","attempts":1,"nextAttemptAt":null,
         "lastError":null,"createdAt":"2026-11-23T10:00:00Z","deliveredAt":"2026-11-23T10:00:01Z"}""")
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeliveryView(
        UUID id,
        UUID caseId,

        @Schema(description = "Which move of the case it tells")
        int transition,

        String event,
        @Schema(description = "seller or subscriber") String recipientKind,
        String platform,
        String shopId,

        @Schema(description = "email, webhook, or platform-message: a person copies the text")
        String channel,

        String language,
        DeliveryState state,
        String subject,
        String body,

        @Schema(description = "The Message-ID of a mail, the webhook-id of a call; the same each time it is tried")
        String messageId,

        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant deliveredAt) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.caseId(),
                delivery.transition(),
                delivery.event(),
                delivery.recipientKind(),
                delivery.platform(),
                delivery.shopId(),
                delivery.channel(),
                delivery.language().tag(),
                delivery.state(),
                delivery.subject(),
                delivery.body(),
                delivery.messageId(),
                delivery.attempts(),
                delivery.nextAttemptAt(),
                delivery.lastError(),
                delivery.createdAt(),
                delivery.deliveredAt());
    }
}
