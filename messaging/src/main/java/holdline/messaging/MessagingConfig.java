package holdline.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the spine. The defaults suit production; tests shorten waits. */
@ConfigMapping(prefix = "holdline.messaging")
interface MessagingConfig {

    Relay relay();

    Inbox inbox();

    interface Relay {
        /** Off only in tests that look at the outbox itself: events then pile up. */
        @WithDefault("true")
        boolean enabled();

        /** Most events per round. More costs memory ({@code batch × 64 KiB} at worst), fewer costs round trips. */
        @WithDefault("2000")
        int batch();

        /** How long an event published by another instance may lie unnoticed. Shorter costs idle queries. */
        @WithDefault("100ms")
        Duration poll();

        /** Pause after Kafka or the database failed. */
        @WithDefault("1s")
        Duration backoff();

        /** How long one round waits for Kafka before it gives up and starts over. Too short repeats events. */
        @WithDefault("30s")
        Duration sendTimeout();
    }

    interface Inbox {
        /** How long ids are remembered. Must exceed the topics' retention, or a replayed topic repeats effects. */
        @WithDefault("30d")
        Duration remember();
    }
}
