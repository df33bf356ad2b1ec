package holdline.notification.delivery;

import holdline.notification.channel.ChannelConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
        if (delivery.lease().compareTo(slowestMail) <= 0 || delivery.lease().compareTo(slowestCall) <= 0) {
            throw new IllegalStateException("holdline.notification.delivery.lease (" + delivery.lease()
                    + ") must exceed each channel's time-out by more than " + MARGIN);
        }
    }

    /** Makes the check above one of the application's start, not of the first mail. */
    void atStart(@Observes StartupEvent event) {}

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
