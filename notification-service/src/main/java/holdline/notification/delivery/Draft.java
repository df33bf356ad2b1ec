package holdline.notification.delivery;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery about to be written down; its components are the columns of the table. */
@JsonNaming(SnakeCaseStrategy.class)
record Draft(
        UUID id,
        String tenant,
        UUID caseId,
        int transition,
        String event,
        String recipient,
        String recipientKind,
        @Nullable UUID subscriptionId,
        String platform,
        String shopId,
        String channel,
        String language,
        String subject,
        String body,
        @Nullable String html,
        String messageId,
        @Nullable String heard,
        UUID correlationId,
        UUID causationId,
        String state,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastError,
        Instant createdAt) {}
