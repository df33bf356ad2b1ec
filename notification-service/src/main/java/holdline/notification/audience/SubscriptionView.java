package holdline.notification.audience;

import com.fasterxml.jackson.annotation.JsonInclude;
import holdline.notification.wording.Language;
import holdline.web.ShownOnce;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody hears.
 *
 * @param secret of a webhook, in the answer to its creation and never again
 */
@Schema(title = "Subscription", examples = """
        {"id":"7f0c2f1e-51f5-4a7e-9d42-2f7f2b8f6f10","events":["case-opened"],"channel":"webhook",
         "url":"https://hooks.example.com/holdline","language":"en","state":"active","createdAt":"2026-11-23T10:00:00Z"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionView(
        UUID id,
        List<Happening> events,
        Channel channel,
        @Nullable String address,
        @Nullable String url,
        Language language,

        @Schema(description = "active, or disabled: then nothing is sent any more")
        String state,

        @Nullable String disabledWhy,

        @Schema(
                description = "Verifies webhook calls (Standard Webhooks). In the first answer to the subscription's"
                        + " creation alone: a request repeated under its Idempotency-Key is answered without it.")
        @ShownOnce
        @Nullable
        String secret,

        Instant createdAt) {

    static SubscriptionView of(Subscription subscription) {
        return of(subscription, null);
    }

    /** For the answer to its creation, and no other. */
    static SubscriptionView withSecret(Subscription subscription) {
        return of(subscription, subscription.secret());
    }

    private static SubscriptionView of(Subscription subscription, @Nullable String secret) {
        var byMail = subscription.channel() == Channel.EMAIL;
        return new SubscriptionView(
                subscription.id(),
                subscription.events(),
                subscription.channel(),
                byMail ? subscription.address() : null,
                byMail ? null : subscription.address(),
                subscription.language(),
                subscription.state(),
                subscription.disabledWhy(),
                secret,
                subscription.createdAt());
    }
}
