package holdline.cases.lifecycle;

import holdline.cases.gate.ComplaintDraft;
import holdline.cases.gate.GateDecision;
import holdline.events.NoticeRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What the outside has to do about a move. */
public sealed interface Effect {

    record AskNotice(NoticeRequested.Step step, Instant answerBy) implements Effect {}

    record MissDeadline(Deadline deadline) implements Effect {}

    /** Fresh observations of every listing with an open violation. */
    record AskRecheck(Instant from, Instant until, Duration every) implements Effect {}

    record RecordGate(GateDecision decision) implements Effect {}

    record Draft(ComplaintDraft complaint) implements Effect {}

    /** A draft that nobody may submit any more. */
    record DropDraft(UUID complaintId, String why) implements Effect {}
}
