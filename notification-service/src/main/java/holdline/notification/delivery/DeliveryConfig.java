package holdline.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Settings of sending. */
@ConfigMapping(prefix = "holdline.notification.delivery")
interface DeliveryConfig {

    /** How often the table is asked for due rows when the last look found none. Longer delays every message. */
    @WithDefault("250ms")
    Duration poll();

    /** Most mails leased at once. More makes more wait for a lease to expire after a crash. */
    @WithDefault("50")
    int batch();

    /**
     * How long a lease holds without being renewed. Must exceed the time-outs of mail server and webhooks, or a slow
     * message is taken for abandoned and repeats; what a crashed process held waits so long.
     */
    @WithDefault("30s")
    Duration lease();

    /** Most endpoints called at the same time; never one endpoint twice. */
    @WithDefault("8")
    int endpointsAtOnce();

    /** Pauses after the first, second, … failed attempt at a mail. After the last one it is given up. */
    @WithDefault("5s,30s,2m,10m,30m,1h,4h,12h,24h")
    List<Duration> mailPauses();

    /** The same for webhooks; the default is the schedule Standard Webhooks recommends. */
    @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> webhookPauses();
}
