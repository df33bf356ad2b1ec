package holdline.local.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;

/** A mail that arrived. */
record Mail(String messageId, String from, String to, String subject, String body) {

    static Mail of(MimeMessage message) throws MessagingException, IOException {
        return new Mail(
                String.valueOf(message.getMessageID()),
                String.valueOf(message.getFrom()[0]),
                String.valueOf(message.getRecipients(Message.RecipientType.TO)[0]),
                String.valueOf(message.getSubject()),
                text(message.getContent()));
    }

    /** The plain text of a message; of several parts the first one that is plain. */
    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            for (var at = 0; at < parts.getCount(); at++) {
                BodyPart part = parts.getBodyPart(at);
                if (part.isMimeType("text/plain") || part.getContent() instanceof Multipart) {
                    return text(part.getContent());
                }
            }
            return "";
        }
        return String.valueOf(content);
    }
}
