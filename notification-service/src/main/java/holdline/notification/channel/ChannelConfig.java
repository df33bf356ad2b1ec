package holdline.notification.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the ways out. */
@ConfigMapping(prefix = "holdline.notification.channel")
public interface ChannelConfig {

    /** How long the mail server may take for one mail. Too short makes slow servers look unknown, and mails repeat. */
    @WithDefault("10s")
    Duration mailTimeout();

    /** The right side of every Message-ID. Changing it lets a message under way repeat under another id. */
    @WithDefault("holdline.invalid")
    String messageIdDomain();

    MailServer mailServer();

    Webhook webhook();

    /** Where our mails go first. */
    interface MailServer {
        @WithDefault("localhost")
        String host();

        @WithDefault("25")
        int port();

        /** What it demands; {@code none} sends everything, passwords too, for anybody on the way to read. */
        @WithDefault("starttls-if-offered")
        Security security();

        /** Without a name we do not log in. */
        Optional<String> username();

        Optional<String> password();

        /** The sender of every mail. Most servers refuse senders they do not know. */
        @WithDefault("notices@holdline.invalid")
        String from();
    }

    /** How the way to the mail server is kept private. */
    enum Security {
        NONE,
        STARTTLS_IF_OFFERED,
        STARTTLS,
        TLS
    }

    interface Webhook {
        /** How long one call may take in all. */
        @WithDefault("15s")
        Duration timeout();

        /** Lets webhooks point into private networks and at plain http. Only for tests, demos and closed networks. */
        @WithDefault("false")
        boolean allowPrivate();
    }
}
