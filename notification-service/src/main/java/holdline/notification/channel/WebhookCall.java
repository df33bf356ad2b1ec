package holdline.notification.channel;

import java.time.Instant;

/**
 * A call ready to be made.
 *
 * @param id the value of {@code webhook-id}; the same each time the same message is tried
 * @param at when the attempt is made
 * @param body JSON
 */
public record WebhookCall(String url, WebhookSecret secret, String id, Instant at, String body) {}
