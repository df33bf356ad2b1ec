package holdline.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the outbox. Never compared, so the array among its parts does no harm. */
@SuppressWarnings("ArrayRecordComponent")
record StoredEvent(
        long id,
        UUID eventId,
        String topic,
        String key,
        String type,
        Instant time,
        UUID correlationId,
        @Nullable UUID causationId,
        byte[] body) {}
