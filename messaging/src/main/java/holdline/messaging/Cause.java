package holdline.messaging;

import java.util.UUID;

/**
 * Why an event is published: because of another one.
 *
 * @param correlationId shared by every event of one story
 * @param causationId id of the event that led to this one
 */
public record Cause(UUID correlationId, UUID causationId) {}
