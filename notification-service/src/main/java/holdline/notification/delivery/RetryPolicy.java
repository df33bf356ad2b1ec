package holdline.notification.delivery;

import holdline.notification.channel.SendOutcome;
import holdline.notification.channel.SendOutcome.Accepted;
import holdline.notification.channel.SendOutcome.EndpointGone;
import holdline.notification.channel.SendOutcome.RefusedForGood;
import holdline.notification.channel.SendOutcome.TryAgain;
import holdline.notification.channel.SendOutcome.Unknown;
import holdline.notification.channel.SendOutcome.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What follows an attempt.
 *
 * @param pauses after the first, second, … failure; as many as there are, so many more attempts are made
 */
record RetryPolicy(List<Duration> pauses) {

    RetryPolicy {
        pauses = List.copyOf(pauses);
    }

    /**
     * Decides.
     *
     * @param attempts made so far, this one included
     */
    Next after(SendOutcome outcome, int attempts, Instant now) {
        return switch (outcome) {
            case Accepted _ -> new Next.Delivered(now);
            case RefusedForGood(var reason) -> new Next.Bounced(reason);
            case EndpointGone(var reason) -> new Next.EndpointDisabled(reason);
            case TryAgain(var reason) -> again(attempts, now, reason, false);
            case Unreachable(var reason) -> again(attempts, now, reason, false);
            case Unknown(var reason) -> again(attempts, now, reason, true);
        };
    }

    private Next again(int attempts, Instant now, String reason, boolean perhapsDelivered) {
        if (attempts > pauses.size()) {
            return new Next.GivenUp(reason);
        }
        return new Next.Again(now.plus(pauses.get(attempts - 1)), reason, perhapsDelivered);
    }

    /** What becomes of a delivery after an attempt. */
    sealed interface Next {

        record Delivered(Instant at) implements Next {}

        /**
         * Later.
         *
         * @param perhapsDelivered no answer came, so the next attempt may be a repeat
         */
        record Again(Instant at, String reason, boolean perhapsDelivered) implements Next {}

        record Bounced(String reason) implements Next {}

        record GivenUp(String reason) implements Next {}

        record EndpointDisabled(String reason) implements Next {}
    }
}
