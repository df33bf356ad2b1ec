package holdline.notification.delivery;

import holdline.messaging.Cause;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message whose time has come.
 *
 * @param messageId of a mail, with its angle brackets; of a webhook call, its id
 * @param attempts made before this one
 * @param lease under which the row is held; absent for webhooks, where the endpoint is held instead
 */
record Due(
        UUID id,
        UUID caseId,
        String tenant,
        int transition,
        boolean toSeller,
        @Nullable UUID subscriptionId,
        String messageId,
        int attempts,
        Cause cause,
        @Nullable UUID lease) {

    /** A mail and where it goes. */
    record Mail(
            Due due,
            @Nullable String to,
            @Nullable String replyTo,
            String subject,
            String text,
            @Nullable String html) {}

    /** A webhook call, apart from the endpoint. */
    record Call(Due due, String body) {}
}
