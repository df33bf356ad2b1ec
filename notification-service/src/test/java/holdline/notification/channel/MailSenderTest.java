package holdline.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class MailSenderTest {

    @Test
    void takesARefusedRecipientForABounceAndKeepsItsAddressOutOfTheReason() {
        assertThat(outcomeOf("recipient address not accepted", 550, "550 5.1.1 <shop@seller.example> unknown"))
                .isEqualTo(new SendOutcome.RefusedForGood(
                        "recipient address not accepted: 550 5.1.1 <(address)> unknown"));
    }

    @Test
    void takesARefusedLoginOrSenderForOurOwnTrouble() {
        assertThat(outcomeOf("AUTH PLAIN failed", 535, "535 no")).isInstanceOf(SendOutcome.TryAgain.class);
        assertThat(outcomeOf("sender address not accepted", 553, "553 no")).isInstanceOf(SendOutcome.TryAgain.class);
    }

    @Test
    void comesBackWhenAskedTo() {
        assertThat(outcomeOf("recipient address not accepted", 450, "450 later"))
                .isInstanceOf(SendOutcome.TryAgain.class);
    }

    @Test
    void doesNotKnowWhatBecameOfAMailWhoseConnectionBroke() {
        assertThat(MailSender.outcomeOf(new CompletionException(new IOException("connection reset"))))
                .isInstanceOf(SendOutcome.Unknown.class);
        assertThat(MailSender.outcomeOf(new CompletionException(new ConnectException("refused"))))
                .isInstanceOf(SendOutcome.Unreachable.class);
    }

    @Test
    void seesALineBreakInAHeader() {
        assertThat(new OutgoingMail("a@b.example", null, "Hello\r\nBcc: c@d.example", "", null, "<1@b>")
                        .hasLineBreakInHeader())
                .isTrue();
        assertThat(new OutgoingMail("a@b.example", "x@b.example", "Hello", "a\nb", null, "<1@b>")
                        .hasLineBreakInHeader())
                .isFalse();
    }

    private static SendOutcome outcomeOf(String stage, int code, String answer) {
        return MailSender.outcomeOf(new CompletionException(new SMTPException(stage, code, List.of(answer), false)));
    }
}
