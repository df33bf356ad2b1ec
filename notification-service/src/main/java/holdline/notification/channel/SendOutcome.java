package holdline.notification.channel;

/** What became of one attempt. Reasons are for people and carry no addresses. */
public sealed interface SendOutcome {

    /** The next system took it over. */
    record Accepted() implements SendOutcome {}

    /** It said no, and will say no again: the address is wrong, or the message is. */
    record RefusedForGood(String reason) implements SendOutcome {}

    /** It said: not now. */
    record TryAgain(String reason) implements SendOutcome {}

    /** Nobody was there to ask: nothing was handed over, and other messages would fare no better now. */
    record Unreachable(String reason) implements SendOutcome {}

    /** No answer came: perhaps it was taken over, perhaps not. Trying again may repeat it, under the same id. */
    record Unknown(String reason) implements SendOutcome {}

    /** The endpoint asks never to be called again (HTTP 410). */
    record EndpointGone(String reason) implements SendOutcome {}
}
