package holdline.notification.audience;

import holdline.notification.channel.WebhookSecret;
import holdline.notification.channel.WebhookTargets;
import holdline.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes subscriptions down, and ends them. */
@ApplicationScoped
class KeepSubscriptions {

    private final Subscriptions subscriptions;
    private final WebhookTargets targets;
    private final InstantSource clock;

    KeepSubscriptions(Subscriptions subscriptions, WebhookTargets targets, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.targets = targets;
        this.clock = clock;
    }

    @Transactional
    public Subscription add(String tenant, SubscriptionRequest request) {
        if (subscriptions.count("tenant", tenant) >= Subscriptions.MOST_PER_TENANT) {
            throw Problem.refused("There are already " + Subscriptions.MOST_PER_TENANT
                    + " subscriptions, the most a tenant may have: delete one first.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var subscription = switch (request.channel()) {
            case EMAIL -> Subscription.byEmail(tenant, request.events(), addressIn(request), request.language(), now);
            case WEBHOOK ->
                Subscription.byWebhook(
                        tenant,
                        request.events(),
                        urlIn(request),
                        request.language(),
                        WebhookSecret.generate().text(),
                        now);
        };
        subscriptions.persist(subscription);
        return subscription;
    }

    @Transactional
    public void end(String tenant, UUID id) {
        if (!subscriptions.remove(tenant, id)) {
            throw Problem.notFound("subscription", id);
        }
    }

    private static String addressIn(SubscriptionRequest request) {
        absent("url", request.url(), "left out for channel email");
        return required("address", request.address(), "an e-mail address for channel email");
    }

    private String urlIn(SubscriptionRequest request) {
        absent("address", request.address(), "left out for channel webhook");
        var url = required("url", request.url(), "a URL for channel webhook");
        targets.objection(url).ifPresent(objection -> {
            throw Problem.invalid("url", objection);
        });
        return url;
    }

    private static String required(String field, @Nullable String value, String shouldBe) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(field, shouldBe);
        }
        return value;
    }

    private static void absent(String field, @Nullable String value, String shouldBe) {
        if (value != null) {
            throw Problem.invalid(field, shouldBe);
        }
    }
}
