package holdline.messaging;

import holdline.events.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it arrived.
 *
 * @param id the same each time the same event arrives again
 * @param time when it was published
 */
public record Received<E extends Event>(UUID id, Instant time, UUID correlationId, E event) {

    /** For events published because of this one. */
    public Cause asCause() {
        return new Cause(correlationId, id);
    }
}
