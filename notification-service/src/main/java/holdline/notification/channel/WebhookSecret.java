package holdline.notification.channel;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a webhook's calls are signed with, as in Standard Webhooks: {@code whsec_} and 32 random bytes in base64.
 *
 * @param text as its owner gets it
 */
public record WebhookSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static WebhookSecret generate() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /** Secrets do not belong in logs. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
