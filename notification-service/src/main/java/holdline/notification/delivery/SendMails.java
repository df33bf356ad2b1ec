package holdline.notification.delivery;

import holdline.notification.channel.MailSender;
import holdline.notification.channel.OutgoingMail;
import holdline.notification.channel.SendOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Sends mails that are due, strictly one at a time: each outcome is written down before the next mail leaves, so a crash
 * can repeat one mail at most.
 */
@ApplicationScoped
class SendMails {

    private final MailQueue queue;
    private final MailSender sender;
    private final SettleDelivery settle;
    private final SendingRules rules;
    private final InstantSource clock;

    SendMails(MailQueue queue, MailSender sender, SettleDelivery settle, SendingRules rules, InstantSource clock) {
        this.queue = queue;
        this.sender = sender;
        this.settle = settle;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Sends one batch.
     *
     * @param stopping asked before each mail; what is left goes back
     * @return whether there may be more to do at once
     */
    boolean sendDue(BooleanSupplier stopping) {
        var lease = UUID.randomUUID();
        var now = clock.instant();
        var until = now.plus(rules.lease());
        var mails = queue.lease(lease, rules.batch(), now, until);
        var reachable = true;
        try {
            for (var mail : mails) {
                if (stopping.getAsBoolean() || !reachable) {
                    return false;
                }
                if (clock.instant().isAfter(until.minus(rules.slowestMail()))) {
                    until = clock.instant().plus(rules.lease());
                    queue.renew(lease, until);
                }
                reachable = !(send(mail) instanceof SendOutcome.Unreachable);
            }
        } finally {
            if (!mails.isEmpty()) {
                queue.putBack(lease, clock.instant());
            }
        }
        return reachable && mails.size() == rules.batch();
    }

    private SendOutcome send(Due.Mail mail) {
        var due = mail.due();
        if (mail.to() == null) {
            settle.returnUnaddressed(due);
            return new SendOutcome.RefusedForGood("nobody to send it to");
        }
        var outcome = sender.send(
                new OutgoingMail(mail.to(), mail.replyTo(), mail.subject(), mail.text(), mail.html(), due.messageId()));
        var now = clock.instant();
        settle.settle(due, rules.mailRetries().after(outcome, due.attempts() + 1, now), now);
        return outcome;
    }
}
