package holdline.notification.audience;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.events.CaseClosed;
import holdline.events.CaseEvent;
import holdline.events.CaseOpened;
import holdline.events.ComplaintDrafted;
import holdline.events.DeadlineMissed;
import holdline.events.DeadlineSet;
import holdline.events.GateDecided;
import holdline.events.NoticeRequested;
import holdline.events.RecheckRequested;

/** What can be subscribed to: every move of a case, by the event's name on the wire. */
public enum Happening {
    @JsonProperty("case-opened")
    CASE_OPENED("case-opened"),
    @JsonProperty("notice-requested")
    NOTICE_REQUESTED("notice-requested"),
    @JsonProperty("recheck-requested")
    RECHECK_REQUESTED("recheck-requested"),
    @JsonProperty("deadline-set")
    DEADLINE_SET("deadline-set"),
    @JsonProperty("deadline-missed")
    DEADLINE_MISSED("deadline-missed"),
    @JsonProperty("gate-decided")
    GATE_DECIDED("gate-decided"),
    @JsonProperty("complaint-drafted")
    COMPLAINT_DRAFTED("complaint-drafted"),
    @JsonProperty("case-closed")
    CASE_CLOSED("case-closed");

    private final String wireName;

    Happening(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    static Happening named(String wireName) {
        for (var happening : values()) {
            if (happening.wireName.equals(wireName)) {
                return happening;
            }
        }
        throw new IllegalArgumentException("nothing to subscribe to is named " + wireName);
    }

    public static Happening of(CaseEvent event) {
        return switch (event) {
            case CaseOpened _ -> CASE_OPENED;
            case NoticeRequested _ -> NOTICE_REQUESTED;
            case RecheckRequested _ -> RECHECK_REQUESTED;
            case DeadlineSet _ -> DEADLINE_SET;
            case DeadlineMissed _ -> DEADLINE_MISSED;
            case GateDecided _ -> GATE_DECIDED;
            case ComplaintDrafted _ -> COMPLAINT_DRAFTED;
            case CaseClosed _ -> CASE_CLOSED;
        };
    }
}
