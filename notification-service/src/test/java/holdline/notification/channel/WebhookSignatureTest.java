package holdline.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    @Test
    void signsTheExampleOfTheSpecification() {
        // Given
        var secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        // When
        var signature = WebhookSignature.of(
                secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), "{\"test\": 2432232314}");

        // Then
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void keepsSecretsOutOfLogs() {
        var secret = WebhookSecret.generate();
        assertThat(secret.text()).startsWith("whsec_").hasSizeGreaterThan(40);
        assertThat(secret.toString()).isEqualTo("whsec_…");
    }
}
