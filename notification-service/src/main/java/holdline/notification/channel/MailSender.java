package holdline.notification.channel;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hands mails to the mail server, one at a time, over a connection that stays open. */
@ApplicationScoped
public class MailSender {

    private final ReactiveMailer mailer;
    private final ChannelConfig config;

    MailSender(ReactiveMailer mailer, ChannelConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    /** Tries once, and waits at most {@code holdline.notification.channel.mail-timeout} for the server's answer. */
    public SendOutcome send(OutgoingMail mail) {
        if (mail.hasLineBreakInHeader()) {
            return new SendOutcome.RefusedForGood("a header of this mail has a line break");
        }
        var message = Mail.withText(mail.to(), mail.subject(), mail.text())
                .setHtml(mail.html())
                .addHeader("Message-ID", mail.messageId())
                .addHeader("Auto-Submitted", "auto-generated");
        if (mail.replyTo() != null) {
            message.setReplyTo(mail.replyTo());
        }
        try {
            // The blocking mailer waits for ever; every wait here has an end.
            mailer.send(message).await().atMost(config.mailTimeout());
            return new SendOutcome.Accepted();
        } catch (TimeoutException _) {
            return new SendOutcome.Unknown("the mail server did not answer within " + config.mailTimeout());
        } catch (RuntimeException e) {
            return outcomeOf(e);
        }
    }

    static SendOutcome outcomeOf(Throwable failure) {
        var smtp = cause(failure, SMTPException.class);
        if (smtp != null) {
            return outcomeOf(smtp);
        }
        if (Stream.of(ConnectException.class, UnknownHostException.class, NoRouteToHostException.class)
                .anyMatch(type -> cause(failure, type) != null)) {
            return new SendOutcome.Unreachable("the mail server cannot be reached");
        }
        return new SendOutcome.Unknown("the mail server broke off: " + Reason.of(failure.getMessage()));
    }

    /** Only what it says about this recipient or this text is final: a refused login or sender is ours to repair. */
    private static SendOutcome outcomeOf(SMTPException answer) {
        var said = Reason.of(answer.getMessage());
        if (answer.getReplyCode() == 421) {
            return new SendOutcome.Unreachable("the mail server is closing: " + said);
        }
        var aboutThisMail = Stream.of(
                        "recipient address not accepted", "DATA command not accepted", "sending data failed")
                .anyMatch(said::startsWith);
        return answer.isPermanent() && aboutThisMail
                ? new SendOutcome.RefusedForGood(said)
                : new SendOutcome.TryAgain(said);
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        var depth = 0;
        for (Throwable it = failure; it != null && depth < 10; it = it.getCause(), depth++) {
            if (type.isInstance(it)) {
                return type.cast(it);
            }
        }
        return null;
    }
}
