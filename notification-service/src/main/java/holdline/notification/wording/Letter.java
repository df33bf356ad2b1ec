package holdline.notification.wording;

/**
 * A message ready to be sent, and shown exactly as it was sent.
 *
 * @param subject one line
 * @param text plain text, lines ended by {@code \n}
 * @param html the same words for mail programs that prefer it
 */
public record Letter(Language language, String subject, String text, String html) {}
