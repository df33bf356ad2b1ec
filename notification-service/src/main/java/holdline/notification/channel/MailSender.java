package holdline.notification.channel;

import holdline.notification.channel.ChannelConfig.Security;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;

/** Hands mails to the mail server, one at a time, over a connection that stays open. */
@ApplicationScoped
public class MailSender {

    private static final String UTF_8 = "UTF-8";
    private static final int MAX_CAUSES = 10;

    static {
        // Else the library goes through all jars to find this one, several times for each mail.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final ChannelConfig config;
    private final InstantSource clock;
    private final Properties settings;
    private final InternetAddress from;

    /** Ends what takes too long. */
    private final ScheduledThreadPoolExecutor watch;

    private @Nullable MailLine open;

    MailSender(ChannelConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.settings = settings(config);
        this.watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("mail-watch").factory());
        this.watch.setRemoveOnCancelPolicy(true);
        try {
            this.from = new InternetAddress(config.mailServer().from(), true);
        } catch (AddressException e) {
            throw new IllegalStateException(
                    "holdline.notification.channel.mail-server.from should be a mail address, such as"
                            + " notices@brand.example, but is "
                            + config.mailServer().from(),
                    e);
        }
    }

    private static Properties settings(ChannelConfig config) {
        var security = config.mailServer().security();
        var settings = new Properties();
        settings.setProperty(
                "mail.smtp.auth", String.valueOf(config.mailServer().username().isPresent()));
        settings.setProperty("mail.smtp.ssl.enable", String.valueOf(security == Security.TLS));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty(
                "mail.smtp.starttls.enable",
                String.valueOf(security == Security.STARTTLS || security == Security.STARTTLS_IF_OFFERED));
        settings.setProperty("mail.smtp.starttls.required", String.valueOf(security == Security.STARTTLS));
        settings.setProperty("mail.smtp.quitwait", "false");
        return settings;
    }

    /** Tries once, and waits at most {@code holdline.notification.channel.mail-timeout} for the server's answer. */
    public synchronized SendOutcome send(OutgoingMail mail) {
        if (mail.hasLineBreakInHeader()) {
            return new SendOutcome.RefusedForGood("a header of this mail has a line break");
        }
        try {
            return handOver(written(mail));
        } catch (MessagingException e) {
            return new SendOutcome.RefusedForGood("this cannot be written as a mail: " + Reason.of(e.getMessage()));
        }
    }

    private SendOutcome handOver(MimeMessage letter) {
        var kept = open;
        open = null;
        var deadline = clock.instant().plus(config.mailTimeout());
        if (kept != null) {
            var outcome = handOver(letter, kept, deadline);
            // Servers close connections that nobody uses for a while: nothing was handed over, and a new one may do.
            if (!(outcome instanceof SendOutcome.Unreachable)) {
                return outcome;
            }
        }
        return handOver(letter, MailLine.with(settings), deadline);
    }

    private SendOutcome handOver(MimeMessage letter, MailLine line, Instant deadline) {
        var left = Duration.between(clock.instant(), deadline);
        var cutting = watch.schedule(line::cut, left.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var outcome = attempt(letter, line);
            if (isUsableAfter(outcome, line)) {
                open = line;
            } else {
                line.hangUp();
            }
            return outcome;
        } finally {
            cutting.cancel(false);
        }
    }

    private SendOutcome attempt(MimeMessage letter, MailLine line) {
        try {
            if (!line.isBegun()) {
                line.begin(config.mailServer());
            }
            line.sendMessage(letter, letter.getAllRecipients());
            return new SendOutcome.Accepted();
        } catch (MessagingException e) {
            return line.isCut()
                    ? new SendOutcome.Unknown("the mail server did not answer within " + config.mailTimeout())
                    : outcomeOf(e, line.mayHaveTakenIt());
        }
    }

    private static boolean isUsableAfter(SendOutcome outcome, MailLine line) {
        return switch (outcome) {
            case SendOutcome.Accepted _ -> !line.isCut();
            case SendOutcome.RefusedForGood _, SendOutcome.TryAgain _ -> line.isConnected();
            case SendOutcome.Unreachable _, SendOutcome.Unknown _, SendOutcome.EndpointGone _ -> false;
        };
    }

    private MimeMessage written(OutgoingMail mail) throws MessagingException {
        var letter = new Letter(mail);
        letter.setFrom(from);
        letter.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
        if (mail.replyTo() != null) {
            letter.setReplyTo(new InternetAddress[] {new InternetAddress(mail.replyTo(), true)});
        }
        letter.setSubject(mail.subject(), UTF_8);
        letter.setSentDate(Date.from(clock.instant()));
        letter.setHeader("Auto-Submitted", "auto-generated");
        if (mail.html() == null) {
            letter.setText(mail.text(), UTF_8);
        } else {
            var text = new MimeBodyPart();
            text.setText(mail.text(), UTF_8);
            var html = new MimeBodyPart();
            html.setText(mail.html(), UTF_8, "html");
            letter.setContent(new MimeMultipart("alternative", text, html));
        }
        letter.saveChanges();
        return letter;
    }

    /** A message with an id of our choice; left alone, the library invents a new one each time. */
    private static final class Letter extends MimeMessage {

        private final OutgoingMail mail;

        Letter(OutgoingMail mail) {
            super((Session) null);
            this.mail = mail;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", mail.messageId());
        }

        /** Asked for when it is sent, and costly to read back from its header. */
        @Override
        public String getSubject() {
            return mail.subject();
        }
    }

    /**
     * What a failure means. Only what the server says about this recipient or this text is final: a refused login or
     * sender is ours to repair.
     *
     * @param perhapsTaken whether the whole mail may have reached the server
     */
    static SendOutcome outcomeOf(MessagingException failure, boolean perhapsTaken) {
        var depth = 0;
        for (Throwable it = failure; it != null && depth < MAX_CAUSES; it = it.getCause(), depth++) {
            if (it instanceof SMTPAddressFailedException refused && refused.getReturnCode() > 0) {
                return answered("recipient address not accepted", refused.getReturnCode(), refused.getMessage(), true);
            }
            if (it instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                return refused.getCommand().startsWith("MAIL")
                        ? answered("sender address not accepted", refused.getReturnCode(), refused.getMessage(), false)
                        : answered("mail not accepted", refused.getReturnCode(), refused.getMessage(), true);
            }
            if (it instanceof AuthenticationFailedException) {
                return new SendOutcome.TryAgain("login not accepted: " + Reason.of(it.getMessage()));
            }
            if (it instanceof IOException) {
                return perhapsTaken
                        ? new SendOutcome.Unknown("the mail server broke off: " + Reason.of(it.getMessage()))
                        : new SendOutcome.Unreachable("the mail server cannot be reached");
            }
        }
        return perhapsTaken
                ? new SendOutcome.Unknown("the mail server broke off")
                : new SendOutcome.Unreachable("the mail server takes no mails: " + Reason.of(failure.getMessage()));
    }

    private static SendOutcome answered(String what, int code, @Nullable String answer, boolean aboutThisMail) {
        var said = what + ": " + Reason.of(answer);
        if (code == 421) {
            return new SendOutcome.Unreachable("the mail server is closing: " + said);
        }
        return code >= 500 && aboutThisMail ? new SendOutcome.RefusedForGood(said) : new SendOutcome.TryAgain(said);
    }

    @PreDestroy
    synchronized void hangUp() {
        watch.shutdownNow();
        if (open != null) {
            open.hangUp();
            open = null;
        }
    }
}
