package holdline.notification.delivery;

import holdline.notification.channel.ChannelConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;

/** The settings of sending as its use cases need them; refuses to start with ones that would repeat messages. */
@ApplicationScoped
class SendingRules {

    /** Clocks of several instances differ, and an outcome takes a moment to be written down. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final DeliveryConfig delivery;
    private final Duration slowestMail;
    private final Duration slowestCall;

    SendingRules(DeliveryConfig delivery, ChannelConfig channel) {
        this.delivery = delivery;
        this.slowestMail = channel.mailTimeout().plus(MARGIN);
        this.slowestCall = channel.webhook().timeout().plus(MARGIN);
        requireLonger("holdline.notification.channel.mail-timeout", channel.mailTimeout());
        requireLonger(
                "holdline.notification.channel.webhook.timeout",
                channel.webhook().timeout());
    }

    private void requireLonger(String setting, Duration timeout) {
        var shortest = timeout.plus(MARGIN);
        if (delivery.lease().compareTo(shortest) <= 0) {
            throw new IllegalStateException("holdline.notification.delivery.lease is " + delivery.lease()
                    + " and must be longer than " + shortest + ": " + MARGIN + " more than " + setting + " (" + timeout
                    + "). A shorter lease takes messages under way for abandoned and repeats them.");
        }
    }

    /** Before anything is sent: settings that would repeat messages end the start of the application, not a mail. */
    void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {}

    Duration lease() {
        return delivery.lease();
    }

    int batch() {
        return delivery.batch();
    }

    int endpointsAtOnce() {
        return delivery.endpointsAtOnce();
    }

    Duration slowestMail() {
        return slowestMail;
    }

    Duration slowestCall() {
        return slowestCall;
    }

    RetryPolicy mailRetries() {
        return new RetryPolicy(delivery.mailPauses());
    }

    RetryPolicy webhookRetries() {
        return new RetryPolicy(delivery.webhookPauses());
    }
}
