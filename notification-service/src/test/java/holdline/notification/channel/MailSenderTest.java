package holdline.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.notification.SmtpSink;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;

class MailSenderTest {

    @Test
    void takesARefusedRecipientForABounceAndKeepsItsAddressOutOfTheReason() throws Exception {
        assertThat(recipientRefused(550, "550 5.1.1 <shop@seller.example> unknown"))
                .isEqualTo(new SendOutcome.RefusedForGood(
                        "recipient address not accepted: 550 5.1.1 <(address)> unknown"));
    }

    @Test
    void takesARefusedTextForABounce() {
        assertThat(refused("DATA", 554, "554 no")).isInstanceOf(SendOutcome.RefusedForGood.class);
        assertThat(refused(".", 552, "552 too long")).isInstanceOf(SendOutcome.RefusedForGood.class);
        assertThat(refused(".", 451, "451 later")).isInstanceOf(SendOutcome.TryAgain.class);
    }

    @Test
    void takesARefusedLoginOrSenderForOurOwnTrouble() {
        assertThat(MailSender.outcomeOf(new AuthenticationFailedException("535 no"), false))
                .isInstanceOf(SendOutcome.TryAgain.class);
        assertThat(refused("MAIL FROM:<notices@brand.example>", 553, "553 no"))
                .isInstanceOf(SendOutcome.TryAgain.class);
    }

    @Test
    void comesBackWhenAskedTo() throws Exception {
        assertThat(recipientRefused(450, "450 later")).isInstanceOf(SendOutcome.TryAgain.class);
        assertThat(refused("MAIL FROM:<notices@brand.example>", 421, "421 closing"))
                .isInstanceOf(SendOutcome.Unreachable.class);
    }

    @Test
    void knowsNotWhatBecameOfAMailOnlyOnceItsEndMayHaveLeft() {
        // Given
        var broken = new MessagingException("Exception reading response", new IOException("connection reset"));
        var silent = new SMTPSendFailedException(".", -1, "[EOF]", null, none(), none(), none());

        // Then
        for (var failure : List.of(broken, silent)) {
            assertThat(MailSender.outcomeOf(failure, true)).isInstanceOf(SendOutcome.Unknown.class);
            assertThat(MailSender.outcomeOf(failure, false)).isInstanceOf(SendOutcome.Unreachable.class);
        }
    }

    @Test
    void goesOnOverANewConnectionWhenTheOldOneWasClosed() {
        // Given
        var server = new SmtpSink();
        var sender = sender(server, "PT5S");
        assertThat(sender.send(mail(1))).isEqualTo(new SendOutcome.Accepted());
        assertThat(sender.send(mail(2))).isEqualTo(new SendOutcome.Accepted());

        // When
        server.down();
        var meanwhile = sender.send(mail(3));
        server.up();
        var again = sender.send(mail(3));

        // Then
        assertThat(meanwhile).isEqualTo(new SendOutcome.Unreachable("the mail server cannot be reached"));
        assertThat(again).isEqualTo(new SendOutcome.Accepted());
        assertThat(server.mails())
                .extracting(SmtpSink.Taken::messageId)
                .containsExactly("<1@brand.example>", "<2@brand.example>", "<3@brand.example>");
        sender.hangUp();
        server.down();
    }

    @Test
    void doesNotWaitForEverForAnAnswer() throws Exception {
        // Given
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var sender = sender(silent.getLocalPort(), "PT0.5S");

            // When
            var outcome = sender.send(mail(1));

            // Then
            assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class);
        }
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

    private static SendOutcome recipientRefused(int code, String answer) throws AddressException {
        var address = new InternetAddress("shop@seller.example");
        var why = new SMTPAddressFailedException(address, "RCPT TO:<shop@seller.example>", code, answer);
        return MailSender.outcomeOf(
                new SendFailedException("Invalid Addresses", why, none(), none(), new Address[] {address}), false);
    }

    private static SendOutcome refused(String command, int code, String answer) {
        return MailSender.outcomeOf(
                new SMTPSendFailedException(command, code, answer, null, none(), none(), none()), command.equals("."));
    }

    private static Address[] none() {
        return new Address[0];
    }

    private static OutgoingMail mail(int number) {
        return new OutgoingMail(
                "shop@seller.example",
                "brand@brand.example",
                "你好 " + number,
                "文 text",
                "<p>文 text</p>",
                "<" + number + "@brand.example>");
    }

    private static MailSender sender(SmtpSink server, String timeout) {
        return sender(server.port(), timeout);
    }

    private static MailSender sender(int port, String timeout) {
        var settings = Map.of(
                "holdline.notification.channel.mail-server.host",
                "127.0.0.1",
                "holdline.notification.channel.mail-server.port",
                String.valueOf(port),
                "holdline.notification.channel.mail-timeout",
                timeout);
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ChannelConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(ChannelConfig.class);
        return new MailSender(config, InstantSource.system());
    }
}
