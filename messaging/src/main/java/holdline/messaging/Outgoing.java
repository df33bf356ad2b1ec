package holdline.messaging;

import holdline.events.Event;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out.
 *
 * @param cause absent when nobody's event led to it: a person, a clock or a page did
 */
public record Outgoing(Event event, @Nullable Cause cause) {}
