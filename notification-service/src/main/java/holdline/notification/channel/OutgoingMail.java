package holdline.notification.channel;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail ready to go.
 *
 * @param replyTo where answers go, when not to the sender
 * @param messageId with its angle brackets; the same each time the same message is tried
 */
public record OutgoingMail(
        String to,
        @Nullable String replyTo,
        String subject,
        String text,
        @Nullable String html,
        String messageId) {

    /** A line break in a header would let its writer add headers of his own. */
    boolean hasLineBreakInHeader() {
        return Stream.of(to, replyTo, subject, messageId)
                .anyMatch(value -> value != null && (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0));
    }
}
