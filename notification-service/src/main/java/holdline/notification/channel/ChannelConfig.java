package holdline.notification.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the ways out. The mail server itself is {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "holdline.notification.channel")
public interface ChannelConfig {

    /** How long the mail server may take for one mail. Too short makes slow servers look unknown, and mails repeat. */
    @WithDefault("10s")
    Duration mailTimeout();

    /** The right side of every Message-ID. Changing it lets a message under way repeat under another id. */
    @WithDefault("holdline.invalid")
    String messageIdDomain();

    Webhook webhook();

    interface Webhook {
        /** How long one call may take in all. */
        @WithDefault("15s")
        Duration timeout();

        /** Lets webhooks point into private networks and at plain http. Only for tests, demos and closed networks. */
        @WithDefault("false")
        boolean allowPrivate();
    }
}
