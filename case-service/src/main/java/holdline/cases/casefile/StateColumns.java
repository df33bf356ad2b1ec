package holdline.cases.casefile;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.cases.lifecycle.CaseState;
import holdline.cases.lifecycle.CaseState.Closed;
import holdline.cases.lifecycle.CaseState.Drafted;
import holdline.cases.lifecycle.CaseState.Monitoring;
import holdline.cases.lifecycle.CaseState.Noticing;
import holdline.cases.lifecycle.CaseState.Opened;
import holdline.cases.lifecycle.CaseState.Paused;
import holdline.cases.lifecycle.CaseState.Rechecking;
import holdline.cases.lifecycle.CaseState.Running;
import holdline.cases.lifecycle.CaseState.Waiting;
import holdline.events.CaseClosed;
import holdline.events.Ground;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A state as columns: the one place where the two are turned into each other. */
record StateColumns(
        CaseStatus status,
        Instant since,
        @Nullable CaseStatus resumeTo,
        @Nullable Instant resumeSince,
        @Nullable Instant dueAt,
        @Nullable List<String> reasons,
        @Nullable Boolean noticed,
        @Nullable UUID complaintId,
        @Nullable Ground ground,
        @Nullable PauseCause pauseCause,
        CaseClosed.@Nullable Reason closeReason,
        @Nullable String note) {

    static StateColumns of(CaseState state) {
        return switch (state) {
            case Running running -> of(running);
            case Paused paused -> of(paused.resumeTo()).paused(paused);
            case Closed(var since, var reason, var note) ->
                new StateColumns(
                        CaseStatus.CLOSED, since, null, null, null, null, null, null, null, null, reason, note);
        };
    }

    private static StateColumns of(Running running) {
        var status = CaseStatus.of(running);
        var since = running.since();
        return switch (running) {
            case Opened(var _, var gatherUntil) -> waiting(status, since, gatherUntil);
            case Noticing(var _, var answerBy) -> waiting(status, since, answerBy);
            case Waiting(var _, var answerBy) -> waiting(status, since, answerBy);
            case Rechecking(var _, var until) -> waiting(status, since, until);
            case Monitoring(var _, var reasons, var noticed) ->
                new StateColumns(status, since, null, null, null, reasons, noticed, null, null, null, null, null);
            case Drafted(var _, var complaintId, var ground) ->
                new StateColumns(status, since, null, null, null, null, null, complaintId, ground, null, null, null);
        };
    }

    private static StateColumns waiting(CaseStatus status, Instant since, Instant dueAt) {
        return new StateColumns(status, since, null, null, dueAt, null, null, null, null, null, null, null);
    }

    private StateColumns paused(Paused paused) {
        return new StateColumns(
                CaseStatus.PAUSED,
                paused.since(),
                status,
                since,
                dueAt,
                reasons,
                noticed,
                complaintId,
                ground,
                PauseCause.of(paused.cause()),
                null,
                paused.note());
    }

    CaseState state() {
        return switch (status) {
            case CLOSED -> new Closed(since, present(closeReason), present(note));
            case PAUSED ->
                new Paused(
                        since,
                        running(present(resumeTo), present(resumeSince)),
                        present(pauseCause).cause(),
                        present(note));
            case OPENED, NOTICING, WAITING, RECHECKING, MONITORING, COMPLAINT_DRAFTED -> running(status, since);
        };
    }

    private Running running(CaseStatus running, Instant from) {
        return switch (running) {
            case OPENED -> new Opened(from, present(dueAt));
            case NOTICING -> new Noticing(from, present(dueAt));
            case WAITING -> new Waiting(from, present(dueAt));
            case RECHECKING -> new Rechecking(from, present(dueAt));
            case MONITORING -> new Monitoring(from, present(reasons), present(noticed));
            case COMPLAINT_DRAFTED -> new Drafted(from, present(complaintId), present(ground));
            case PAUSED, CLOSED -> throw new IllegalStateException("a case cannot resume to " + running);
        };
    }

    /** The table's checks promise it. */
    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "a state's column is empty");
    }

    /** Why a case stands still, as stored. */
    enum PauseCause {
        @JsonProperty("by-hand")
        BY_HAND,
        @JsonProperty("disputed")
        DISPUTED;

        static PauseCause of(Paused.Cause cause) {
            return switch (cause) {
                case BY_HAND -> BY_HAND;
                case DISPUTED -> DISPUTED;
            };
        }

        Paused.Cause cause() {
            return switch (this) {
                case BY_HAND -> Paused.Cause.BY_HAND;
                case DISPUTED -> Paused.Cause.DISPUTED;
            };
        }
    }
}
