package holdline.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.notification.channel.SendOutcome;
import holdline.notification.delivery.RetryPolicy.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final RetryPolicy policy = new RetryPolicy(List.of(Duration.ofSeconds(5), Duration.ofMinutes(1)));

    @Test
    void isDoneWhenTheMessageWasAccepted() {
        assertThat(policy.after(new SendOutcome.Accepted(), 1, NOW)).isEqualTo(new Next.Delivered(NOW));
    }

    @Test
    void waitsLongerAfterEachFailure() {
        assertThat(policy.after(new SendOutcome.TryAgain("busy"), 1, NOW))
                .isEqualTo(new Next.Again(NOW.plusSeconds(5), "busy", false));
        assertThat(policy.after(new SendOutcome.Unreachable("down"), 2, NOW))
                .isEqualTo(new Next.Again(NOW.plusSeconds(60), "down", false));
    }

    @Test
    void remembersThatAMessageWithoutAnAnswerMayHaveArrived() {
        assertThat(policy.after(new SendOutcome.Unknown("silence"), 1, NOW))
                .isEqualTo(new Next.Again(NOW.plusSeconds(5), "silence", true));
    }

    @Test
    void givesUpWhenNoPauseIsLeft() {
        assertThat(policy.after(new SendOutcome.TryAgain("busy"), 3, NOW)).isEqualTo(new Next.GivenUp("busy"));
        assertThat(policy.after(new SendOutcome.Unknown("silence"), 3, NOW)).isEqualTo(new Next.GivenUp("silence"));
    }

    @Test
    void neverRepeatsWhatWasRefusedForGood() {
        assertThat(policy.after(new SendOutcome.RefusedForGood("no such mailbox"), 1, NOW))
                .isEqualTo(new Next.Bounced("no such mailbox"));
    }

    @Test
    void callsAnEndpointThatSaidGoodbyeNeverAgain() {
        assertThat(policy.after(new SendOutcome.EndpointGone("410"), 1, NOW))
                .isEqualTo(new Next.EndpointDisabled("410"));
    }
}
