package holdline.cases.lifecycle;

import holdline.cases.gate.ComplaintDraft;
import holdline.events.CaseClosed;
import holdline.events.Ground;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a case stands. A state offers only the moves that are legal from it.
 *
 * <pre>
 *  stranger ──► Opened ──► Noticing ──► Waiting ──► Rechecking ──► Drafted
 *                 │            │     delivered           │  gate:     ▲  │ ground
 *                 │            └─────────────────────────┤  allowed   │  │ gone
 *                 │              never delivered         │            │  ▼
 *                 └─────────────────────────────────────►└──────► Monitoring ◄── authorised dealer
 *                   nobody left to write to                gate:      │
 *                                                          not so     └──► Noticing, when a stranger's
 *                                                                          violation joins and nobody wrote yet
 *
 *  any of these  ──► Paused ──► back to where it was, its clock moved on by the pause
 *  any of these, or Paused ──► Closed     (cured, listing gone, retracted; or by a person with a reason)
 * </pre>
 *
 * A closed case stays closed: what comes back opens a new case linked to it.
 */
public sealed interface CaseState {

    /** When this state was entered. */
    Instant since();

    /** What the state waits for, if for anything. */
    Optional<Deadline> deadline();

    /** Not over yet. */
    sealed interface Live extends CaseState {

        default Closed close(CaseClosed.Reason reason, String note, Instant at) {
            return new Closed(at, reason, note);
        }
    }

    /** Live and moving by itself. */
    sealed interface Running extends Live {

        default Paused pause(Paused.Cause cause, String note, Instant at) {
            return new Paused(at, this, cause, note);
        }

        /** The same state after standing still: what was left of its wait is left still. */
        Running after(Duration standstill);
    }

    /**
     * A violation is open; its siblings are waited for a moment before anything is said.
     *
     * @param gatherUntil when the notice goes out
     */
    record Opened(Instant since, Instant gatherUntil) implements Running {

        Noticing notice(Instant answerBy, Instant at) {
            return new Noticing(at, answerBy);
        }

        /** Nobody is left to write to: only dealers' violations remain. */
        Monitoring monitor(List<String> reasons, Instant at) {
            return new Monitoring(at, reasons, false);
        }

        @Override
        public Optional<Deadline> deadline() {
            return Optional.of(new Deadline(Deadline.Kind.GATHER, gatherUntil));
        }

        @Override
        public Opened after(Duration standstill) {
            return new Opened(since, gatherUntil.plus(standstill));
        }
    }

    /**
     * A notice has been asked for; no word yet that it was delivered.
     *
     * @param answerBy when we look again, delivered or not
     */
    record Noticing(Instant since, Instant answerBy) implements Running {

        Waiting delivered(Instant at) {
            return new Waiting(at, answerBy);
        }

        Rechecking recheck(Instant until, Instant at) {
            return new Rechecking(at, until);
        }

        @Override
        public Optional<Deadline> deadline() {
            return Optional.of(new Deadline(Deadline.Kind.SELLER_ANSWER, answerBy));
        }

        @Override
        public Noticing after(Duration standstill) {
            return new Noticing(since, answerBy.plus(standstill));
        }
    }

    /** The seller has been told. */
    record Waiting(Instant since, Instant answerBy) implements Running {

        Rechecking recheck(Instant until, Instant at) {
            return new Rechecking(at, until);
        }

        @Override
        public Optional<Deadline> deadline() {
            return Optional.of(new Deadline(Deadline.Kind.SELLER_ANSWER, answerBy));
        }

        @Override
        public Waiting after(Duration standstill) {
            return new Waiting(since, answerBy.plus(standstill));
        }
    }

    /** The seller's time is over; the listings are looked at once more before anything else is done. */
    record Rechecking(Instant since, Instant until) implements Running {

        Drafted draft(ComplaintDraft complaint) {
            return new Drafted(
                    complaint.draftedAt(), complaint.id(), complaint.basis().ground());
        }

        Monitoring monitor(List<String> reasons, Instant at) {
            return new Monitoring(at, reasons, true);
        }

        @Override
        public Optional<Deadline> deadline() {
            return Optional.of(new Deadline(Deadline.Kind.RECHECK, until));
        }

        @Override
        public Rechecking after(Duration standstill) {
            return new Rechecking(since, until.plus(standstill));
        }
    }

    /**
     * Watched, and nothing else, for want of a lawful ground or of evidence.
     *
     * @param reasons why, for people
     * @param noticed whether a notice went before and its time is over
     */
    record Monitoring(Instant since, List<String> reasons, boolean noticed) implements Running {

        public Monitoring {
            reasons = List.copyOf(reasons);
        }

        Noticing notice(Instant answerBy, Instant at) {
            return new Noticing(at, answerBy);
        }

        Drafted draft(ComplaintDraft complaint) {
            return new Drafted(
                    complaint.draftedAt(), complaint.id(), complaint.basis().ground());
        }

        Monitoring because(List<String> newReasons) {
            return new Monitoring(since, newReasons, noticed);
        }

        @Override
        public Optional<Deadline> deadline() {
            return Optional.empty();
        }

        @Override
        public Monitoring after(Duration standstill) {
            return this;
        }
    }

    /** A complaint stands ready for a person, on a ground the gate allowed. */
    record Drafted(Instant since, UUID complaintId, Ground ground) implements Running {

        /** The ground it rested on is gone. */
        Monitoring fallBack(List<String> reasons, Instant at) {
            return new Monitoring(at, reasons, true);
        }

        Drafted redraft(ComplaintDraft complaint) {
            return new Drafted(
                    complaint.draftedAt(), complaint.id(), complaint.basis().ground());
        }

        @Override
        public Optional<Deadline> deadline() {
            return Optional.empty();
        }

        @Override
        public Drafted after(Duration standstill) {
            return this;
        }
    }

    /**
     * Standing still: no clock runs and no notice goes out.
     *
     * @param resumeTo where it was
     * @param note why, for people
     */
    record Paused(Instant since, Running resumeTo, Cause cause, String note) implements Live {

        Running resume(Instant at) {
            return resumeTo.after(Duration.between(since, at));
        }

        Paused resumingTo(Running other) {
            return new Paused(since, other, cause, note);
        }

        Paused dispute(String newNote) {
            return new Paused(since, resumeTo, Cause.DISPUTED, newNote);
        }

        @Override
        public Optional<Deadline> deadline() {
            return Optional.empty();
        }

        /** Who stopped it. */
        public enum Cause {
            BY_HAND,
            /** The seller says that we are wrong, or that it is authorised. */
            DISPUTED
        }
    }

    /**
     * Over.
     *
     * @param note for people
     */
    record Closed(Instant since, CaseClosed.Reason reason, String note) implements CaseState {

        @Override
        public Optional<Deadline> deadline() {
            return Optional.empty();
        }
    }
}
