package holdline.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import holdline.notification.channel.ChannelConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendingRulesTest {

    @Test
    void acceptsTheDefaults() {
        assertThat(rules(Map.of()).lease()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void refusesALeaseThatEndsBeforeASlowMail() {
        assertThatIllegalStateException()
                .isThrownBy(() -> rules(Map.of(
                        "holdline.notification.delivery.lease", "25s",
                        "holdline.notification.channel.mail-timeout", "20s")))
                .withMessageContaining("holdline.notification.delivery.lease is PT25S")
                .withMessageContaining("must be longer than PT25S")
                .withMessageContaining("holdline.notification.channel.mail-timeout (PT20S)");
    }

    @Test
    void refusesALeaseThatEndsBeforeASlowCall() {
        assertThatIllegalStateException()
                .isThrownBy(() -> rules(Map.of("holdline.notification.delivery.lease", "16s")))
                .withMessageContaining("holdline.notification.delivery.lease is PT16S")
                .withMessageContaining("must be longer than PT20S")
                .withMessageContaining("holdline.notification.channel.webhook.timeout (PT15S)");
    }

    private static SendingRules rules(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(DeliveryConfig.class)
                .withMapping(ChannelConfig.class)
                .withSources(new PropertiesConfigSource(settings, "a test's settings", 100))
                .build();
        return new SendingRules(
                config.getConfigMapping(DeliveryConfig.class), config.getConfigMapping(ChannelConfig.class));
    }
}
