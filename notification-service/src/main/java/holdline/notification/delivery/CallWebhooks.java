package holdline.notification.delivery;

import holdline.notification.channel.SendOutcome;
import holdline.notification.channel.WebhookCall;
import holdline.notification.channel.WebhookCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** Makes webhook calls that are due: several endpoints at once, one call at a time each. */
@ApplicationScoped
class CallWebhooks {

    private static final int MOST_CALLS_PER_TURN = 50;

    private final CallQueue queue;
    private final WebhookCaller caller;
    private final SettleDelivery settle;
    private final SendingRules rules;
    private final InstantSource clock;

    CallWebhooks(
            CallQueue queue, WebhookCaller caller, SettleDelivery settle, SendingRules rules, InstantSource clock) {
        this.queue = queue;
        this.caller = caller;
        this.settle = settle;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Gives endpoints with due calls one turn each, and waits for all.
     *
     * @return whether there may be more to do at once
     */
    boolean callDue(BooleanSupplier stopping) {
        var now = clock.instant();
        var endpoints = queue.lease(rules.endpointsAtOnce(), now, now.plus(rules.lease()));
        if (endpoints.isEmpty()) {
            return false;
        }
        // Closing waits for every turn; each turn ends with its lease.
        try (var turns = Executors.newVirtualThreadPerTaskExecutor()) {
            endpoints.forEach(endpoint -> turns.execute(() -> turn(endpoint, now.plus(rules.lease()), stopping)));
        }
        return !stopping.getAsBoolean();
    }

    private void turn(CallQueue.Endpoint endpoint, Instant until, BooleanSupplier stopping) {
        try {
            for (var call : queue.due(endpoint.subscription(), MOST_CALLS_PER_TURN, clock.instant())) {
                if (stopping.getAsBoolean() || clock.instant().isAfter(until.minus(rules.slowestCall()))) {
                    return;
                }
                if (!(call(endpoint, call) instanceof SendOutcome.Accepted)) {
                    // The next call would fare no better; it waits for the next turn.
                    return;
                }
            }
        } finally {
            queue.free(endpoint.subscription(), clock.instant());
        }
    }

    private SendOutcome call(CallQueue.Endpoint endpoint, Due.Call call) {
        var due = call.due();
        var outcome = caller.call(
                new WebhookCall(endpoint.url(), endpoint.secret(), due.messageId(), clock.instant(), call.body()));
        var now = clock.instant();
        settle.settle(due, rules.webhookRetries().after(outcome, due.attempts() + 1, now), now);
        return outcome;
    }
}
