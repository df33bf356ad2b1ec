package holdline.cases.lifecycle;

import holdline.cases.gate.ComplaintDraft;
import holdline.cases.gate.Gate;
import holdline.cases.gate.Suspicion;
import holdline.cases.lifecycle.CaseState.Closed;
import holdline.cases.lifecycle.CaseState.Drafted;
import holdline.cases.lifecycle.CaseState.Live;
import holdline.cases.lifecycle.CaseState.Monitoring;
import holdline.cases.lifecycle.CaseState.Noticing;
import holdline.cases.lifecycle.CaseState.Opened;
import holdline.cases.lifecycle.CaseState.Paused;
import holdline.cases.lifecycle.CaseState.Rechecking;
import holdline.cases.lifecycle.CaseState.Running;
import holdline.cases.lifecycle.CaseState.Waiting;
import holdline.cases.lifecycle.Decision.Ignored;
import holdline.cases.lifecycle.Decision.Moved;
import holdline.cases.lifecycle.Decision.Refused;
import holdline.cases.lifecycle.Happening.Close;
import holdline.cases.lifecycle.Happening.Command;
import holdline.cases.lifecycle.Happening.Ended;
import holdline.cases.lifecycle.Happening.EvidenceChanged;
import holdline.cases.lifecycle.Happening.Joined;
import holdline.cases.lifecycle.Happening.Lapsed;
import holdline.cases.lifecycle.Happening.NoticeAccepted;
import holdline.cases.lifecycle.Happening.NoticeFailed;
import holdline.cases.lifecycle.Happening.Pause;
import holdline.cases.lifecycle.Happening.Replied;
import holdline.cases.lifecycle.Happening.Resume;
import holdline.cases.lifecycle.Happening.Verify;
import holdline.events.CaseClosed;
import holdline.events.NoticeRequested;
import holdline.events.SellerReplied.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides how a case moves.
 *
 * <p>Rules that are not plain from the diagram of {@link CaseState}:
 *
 * <ul>
 *   <li>An authorised dealer gets no notice by default; its case starts in monitoring with the gate's reasons.
 *   <li>Deadlines run whether or not a notice could be delivered: the draft a case may end in is for a person to check,
 *       and the gate's decision warns when no notice is known to have arrived.
 *   <li>A violation that joins while the seller's time runs shares that time.
 *   <li>Once a notice's time is over, monitoring asks the gate again whenever a violation that could found a complaint
 *       joins or its evidence changes.
 *   <li>A draft whose ground is no longer allowed, because the violation behind it ended, is dropped.
 * </ul>
 */
public final class CaseLifecycle {

    private CaseLifecycle() {}

    /** How a case begins, from its first violation, which the circumstances hold. */
    public static Moved open(Suspicion first, Circumstances circumstances, Instant now) {
        if (first.byDealer()) {
            var decision = Gate.decide(circumstances.gate());
            return new Moved(new Monitoring(now, decision.reasons(), false), new Effect.RecordGate(decision));
        }
        return new Moved(new Opened(now, now.plus(circumstances.waits().gather())));
    }

    /**
     * What follows from a happening.
     *
     * @param circumstances as they are after the happening
     */
    public static Decision decide(CaseState state, Happening happening, Circumstances circumstances, Instant now) {
        return switch (state) {
            case Closed closed -> afterTheEnd(closed, happening);
            case Paused paused -> whilePaused(paused, happening, circumstances, now);
            case Running running -> whileRunning(running, happening, circumstances, now);
        };
    }

    /** The commands a person may give from here. */
    public static List<String> legalMoves(CaseState state) {
        return switch (state) {
            case Opened _ -> List.of("verify", "pause", "close");
            case Noticing _, Waiting _, Rechecking _, Monitoring _, Drafted _ -> List.of("pause", "close");
            case Paused _ -> List.of("resume", "close");
            case Closed _ -> List.of();
        };
    }

    private static Decision afterTheEnd(Closed closed, Happening happening) {
        return switch (happening) {
            case Command _ -> refused(closed, "the case is closed; what comes back opens a new one");
            case Joined _, EvidenceChanged _, Ended _, NoticeAccepted _, NoticeFailed _, Replied _, Lapsed _ ->
                new Ignored("the case is closed");
        };
    }

    private static Decision whilePaused(Paused paused, Happening happening, Circumstances circumstances, Instant now) {
        return switch (happening) {
            case Verify _ -> refused(paused, "the case is paused");
            case Pause _ -> refused(paused, "the case is paused already");
            case Resume _ -> resume(paused, circumstances, now);
            case Close close -> close(paused, close, now);
            case Ended _ -> ended(paused, circumstances, now);
            case Replied(var reply) ->
                switch (reply) {
                    case VIOLATION_INCORRECT, CLAIMS_AUTHORISATION -> dispute(paused, dispute(reply));
                    case FIXED, ASKS_FOR_POLICY, WRONG_ADDRESS, WANTS_TO_JOIN -> new Ignored("the case is paused");
                };
            case NoticeAccepted _ ->
                paused.resumeTo() instanceof Noticing noticing
                        ? new Moved(paused.resumingTo(noticing.delivered(now)))
                        : new Ignored("nobody waits for it");
            case Joined _, EvidenceChanged _, NoticeFailed _, Lapsed _ -> new Ignored("the case is paused");
        };
    }

    private static Decision whileRunning(
            Running running, Happening happening, Circumstances circumstances, Instant now) {
        return switch (happening) {
            case Verify _ -> verify(running, circumstances, now);
            case Pause(var note) -> new Moved(running.pause(Paused.Cause.BY_HAND, note, now));
            case Resume _ -> refused(running, "the case is not paused");
            case Close close -> close(running, close, now);
            case Ended _ -> ended(running, circumstances, now);
            case Joined(var suspicion) -> joined(running, suspicion, circumstances, now);
            case EvidenceChanged(var suspicion) -> evidenceChanged(running, suspicion, circumstances, now);
            case NoticeAccepted _ -> delivered(running, now);
            case NoticeFailed _ -> new Ignored("the wait goes on");
            case Replied(var reply) -> replied(running, reply, circumstances, now);
            case Lapsed(var deadline) -> lapsed(running, deadline, circumstances, now);
        };
    }

    private static Decision verify(Running running, Circumstances circumstances, Instant now) {
        return switch (running) {
            case Opened opened -> speak(opened, circumstances, now);
            case Noticing _, Waiting _, Rechecking _, Monitoring _, Drafted _ ->
                refused(running, "the case counts as verified already");
        };
    }

    private static Decision joined(Running running, Suspicion suspicion, Circumstances circumstances, Instant now) {
        return switch (running) {
            case Opened _, Noticing _, Waiting _, Rechecking _ -> new Ignored("it shares the time that runs");
            case Drafted _ -> new Ignored("a complaint is being checked");
            case Monitoring monitoring
            when !monitoring.noticed() && !suspicion.byDealer() ->
                notice(monitoring.notice(now.plus(circumstances.waits().answerWithin()), now));
            case Monitoring monitoring -> askAgain(monitoring, suspicion, circumstances, now);
        };
    }

    private static Decision evidenceChanged(
            Running running, Suspicion suspicion, Circumstances circumstances, Instant now) {
        return switch (running) {
            case Opened _, Noticing _, Waiting _, Rechecking _ -> new Ignored("the gate has not been asked yet");
            case Drafted drafted -> keepOrDrop(drafted, circumstances, now);
            case Monitoring monitoring -> askAgain(monitoring, suspicion, circumstances, now);
        };
    }

    private static Decision askAgain(
            Monitoring monitoring, Suspicion suspicion, Circumstances circumstances, Instant now) {
        if (!monitoring.noticed()) {
            return new Ignored("the gate is asked after a notice's time is over");
        }
        if (!suspicion.mayFoundComplaint()) {
            return new Ignored("no complaint can rest on it");
        }
        return askGate(monitoring, circumstances, now);
    }

    private static Decision delivered(Running running, Instant now) {
        return switch (running) {
            case Noticing noticing -> new Moved(noticing.delivered(now));
            case Opened _, Waiting _, Rechecking _, Monitoring _, Drafted _ -> new Ignored("nobody waits for it");
        };
    }

    private static Decision replied(Running running, Reply reply, Circumstances circumstances, Instant now) {
        return switch (reply) {
            case VIOLATION_INCORRECT, CLAIMS_AUTHORISATION ->
                new Moved(running.pause(Paused.Cause.DISPUTED, dispute(reply), now));
            case FIXED -> lookSoon(running, circumstances, now);
            case ASKS_FOR_POLICY, WRONG_ADDRESS, WANTS_TO_JOIN -> new Ignored("a person answers");
        };
    }

    /** The seller says it is put right: look now, within the time it has anyway. */
    private static Decision lookSoon(Running running, Circumstances circumstances, Instant now) {
        return switch (running) {
            case Noticing(var _, var answerBy) ->
                new Moved(running, recheck(now, earlier(answerBy, end(circumstances, now)), circumstances));
            case Waiting(var _, var answerBy) ->
                new Moved(running, recheck(now, earlier(answerBy, end(circumstances, now)), circumstances));
            case Rechecking _ -> new Ignored("the listings are being looked at");
            case Opened _ -> new Ignored("nothing has been said yet");
            case Monitoring _, Drafted _ -> new Moved(running, recheck(now, end(circumstances, now), circumstances));
        };
    }

    /** A window that has closed already asks for one visit, now. */
    private static Effect recheck(Instant from, Instant until, Circumstances circumstances) {
        return new Effect.AskRecheck(
                from, until.isBefore(from) ? from : until, circumstances.waits().recheckEvery());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Decision lapsed(Running running, Deadline deadline, Circumstances circumstances, Instant now) {
        if (!running.deadline().filter(deadline::equals).isPresent() || now.isBefore(deadline.dueAt())) {
            return new Ignored("the case does not wait for that, or not yet");
        }
        return switch (running) {
            case Opened opened -> speak(opened, circumstances, now);
            case Noticing noticing ->
                lookOnceMore(noticing.recheck(end(circumstances, now), now), deadline, circumstances);
            case Waiting waiting ->
                lookOnceMore(waiting.recheck(end(circumstances, now), now), deadline, circumstances);
            case Rechecking rechecking -> {
                var asked = askGate(rechecking, circumstances, now);
                var effects = new ArrayList<Effect>();
                effects.add(new Effect.MissDeadline(deadline));
                effects.addAll(asked.effects());
                yield new Moved(asked.to(), effects);
            }
            case Monitoring _, Drafted _ -> new Ignored("the case waits for nothing");
        };
    }

    private static Instant end(Circumstances circumstances, Instant now) {
        return now.plus(circumstances.waits().recheckWindow());
    }

    private static Moved lookOnceMore(Rechecking rechecking, Deadline missed, Circumstances circumstances) {
        return new Moved(
                rechecking,
                new Effect.MissDeadline(missed),
                recheck(rechecking.since(), rechecking.until(), circumstances));
    }

    private static Moved speak(Opened opened, Circumstances circumstances, Instant now) {
        if (circumstances.someoneToWriteTo()) {
            return notice(opened.notice(now.plus(circumstances.waits().answerWithin()), now));
        }
        var decision = Gate.decide(circumstances.gate());
        return new Moved(opened.monitor(decision.reasons(), now), new Effect.RecordGate(decision));
    }

    private static Moved notice(Noticing noticing) {
        return new Moved(noticing, new Effect.AskNotice(NoticeRequested.Step.FRIENDLY, noticing.answerBy()));
    }

    private static Moved askGate(Rechecking rechecking, Circumstances circumstances, Instant now) {
        var decision = Gate.decide(circumstances.gate());
        var asked = new Effect.RecordGate(decision);
        return decision.strongest()
                .map(basis -> new ComplaintDraft(circumstances.freshId(), basis, now))
                .map(complaint -> new Moved(rechecking.draft(complaint), asked, new Effect.Draft(complaint)))
                .orElseGet(() -> new Moved(rechecking.monitor(decision.reasons(), now), asked));
    }

    private static Moved askGate(Monitoring monitoring, Circumstances circumstances, Instant now) {
        var decision = Gate.decide(circumstances.gate());
        var asked = new Effect.RecordGate(decision);
        return decision.strongest()
                .map(basis -> new ComplaintDraft(circumstances.freshId(), basis, now))
                .map(complaint -> new Moved(monitoring.draft(complaint), asked, new Effect.Draft(complaint)))
                .orElseGet(() -> new Moved(monitoring.because(decision.reasons()), asked));
    }

    /** A draft lives as long as the gate allows its ground. */
    private static Decision keepOrDrop(Drafted drafted, Circumstances circumstances, Instant now) {
        var decision = Gate.decide(circumstances.gate());
        if (decision.allowed().stream().anyMatch(basis -> basis.ground() == drafted.ground())) {
            return new Ignored("the draft's ground still stands");
        }
        var dropped = new Effect.DropDraft(drafted.complaintId(), "its ground is no longer allowed");
        var asked = new Effect.RecordGate(decision);
        return decision.strongest()
                .map(basis -> new ComplaintDraft(circumstances.freshId(), basis, now))
                .map(complaint -> new Moved(drafted.redraft(complaint), dropped, asked, new Effect.Draft(complaint)))
                .orElseGet(() -> new Moved(drafted.fallBack(decision.reasons(), now), dropped, asked));
    }

    private static Decision ended(Live live, Circumstances circumstances, Instant now) {
        if (circumstances.nothingOpen()) {
            var reason = circumstances.closingReason();
            return new Moved(live.close(reason, note(reason), now), drop(live, "the case is closed"));
        }
        return switch (live) {
            case Drafted drafted -> keepOrDrop(drafted, circumstances, now);
            case Opened _, Noticing _, Waiting _, Rechecking _, Monitoring _, Paused _ ->
                new Ignored("other violations are still open");
        };
    }

    private static String note(CaseClosed.Reason reason) {
        return switch (reason) {
            case CURED -> "Every violation was put right.";
            case LISTING_GONE -> "Every listing is gone.";
            case RETRACTED -> "Every violation was retracted: we were mistaken.";
            case WITHDRAWN, RECRUITED, WON, LOST, ABANDONED -> "Closed by a person.";
        };
    }

    private static List<Effect> drop(Live live, String why) {
        return switch (live) {
            case Drafted(var _, var complaintId, var _) -> List.of(new Effect.DropDraft(complaintId, why));
            case Paused(var _, var resumeTo, var _, var _) -> drop(resumeTo, why);
            case Opened _, Noticing _, Waiting _, Rechecking _, Monitoring _ -> List.of();
        };
    }

    private static Decision close(Live live, Close close, Instant now) {
        return switch (close.reason()) {
            case WITHDRAWN, RECRUITED, ABANDONED -> closed(live, close, now);
            case WON, LOST ->
                complained(live)
                        ? closed(live, close, now)
                        : refused(live, "nothing has been complained about that could be won or lost");
            case CURED, LISTING_GONE ->
                refused(
                        live,
                        "only an observed compliant price or a gone listing cures; the case then closes by itself");
            case RETRACTED -> refused(live, "retract the violations; the case then closes by itself");
        };
    }

    private static Moved closed(Live live, Close close, Instant now) {
        return new Moved(live.close(close.reason(), close.note(), now), drop(live, "the case was closed by a person"));
    }

    private static boolean complained(Live live) {
        return switch (live) {
            case Drafted _ -> true;
            case Paused(var _, var resumeTo, var _, var _) -> complained(resumeTo);
            case Opened _, Noticing _, Waiting _, Rechecking _, Monitoring _ -> false;
        };
    }

    private static Decision resume(Paused paused, Circumstances circumstances, Instant now) {
        var running = paused.resume(now);
        return switch (running) {
            case Opened _, Noticing _, Waiting _ -> new Moved(running);
            case Rechecking(var _, var until) -> new Moved(running, recheck(now, until, circumstances));
            case Monitoring monitoring when monitoring.noticed() -> askGate(monitoring, circumstances, now);
            case Monitoring monitoring
            when circumstances.someoneToWriteTo() ->
                notice(monitoring.notice(now.plus(circumstances.waits().answerWithin()), now));
            case Monitoring monitoring -> new Moved(monitoring);
            case Drafted drafted ->
                switch (keepOrDrop(drafted, circumstances, now)) {
                    case Moved moved -> moved;
                    case Ignored _, Refused _ -> new Moved(drafted);
                };
        };
    }

    private static Decision dispute(Paused paused, String note) {
        return paused.cause() == Paused.Cause.DISPUTED
                ? new Ignored("the case is disputed already")
                : new Moved(paused.dispute(note));
    }

    private static String dispute(Reply reply) {
        return switch (reply) {
            case VIOLATION_INCORRECT -> "The seller says that the violation is incorrect.";
            case CLAIMS_AUTHORISATION -> "The seller claims to be authorised.";
            case FIXED, ASKS_FOR_POLICY, WRONG_ADDRESS, WANTS_TO_JOIN -> "The seller replied.";
        };
    }

    private static Refused refused(CaseState state, String reason) {
        return new Refused(reason, legalMoves(state));
    }
}
