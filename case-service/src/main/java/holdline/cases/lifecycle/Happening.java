package holdline.cases.lifecycle;

import holdline.cases.gate.Suspicion;
import holdline.events.CaseClosed;
import holdline.events.SellerReplied;

/** What can befall a case. There is no happening by which anybody could complain about a price. */
public sealed interface Happening {

    /** A person's wish; refused with the reason where it is not legal. */
    sealed interface Command extends Happening {}

    /** A person has looked and confirms: the notice need not wait. */
    record Verify() implements Command {}

    record Pause(String note) implements Command {}

    record Resume() implements Command {}

    record Close(CaseClosed.Reason reason, String note) implements Command {}

    /** One more violation of the same seller; already among the circumstances. */
    record Joined(Suspicion suspicion) implements Happening {}

    /** An open violation's evidence changed; the circumstances hold it as it is now. */
    record EvidenceChanged(Suspicion suspicion) implements Happening {}

    /** A violation was cleared or retracted; the circumstances no longer hold it as open. */
    record Ended() implements Happening {}

    /** The seller's notice was accepted by the next system. */
    record NoticeAccepted() implements Happening {}

    /** The seller's notice came back or was given up. */
    record NoticeFailed() implements Happening {}

    record Replied(SellerReplied.Reply reply) implements Happening {}

    /** A deadline has passed. One that the state no longer waits for is ignored. */
    record Lapsed(Deadline deadline) implements Happening {}
}
