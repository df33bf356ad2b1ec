package holdline.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/** How a case moved. A case is one seller against one brand. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CaseOpened.class, name = "case-opened"),
    @JsonSubTypes.Type(value = NoticeRequested.class, name = "notice-requested"),
    @JsonSubTypes.Type(value = RecheckRequested.class, name = "recheck-requested"),
    @JsonSubTypes.Type(value = DeadlineSet.class, name = "deadline-set"),
    @JsonSubTypes.Type(value = DeadlineMissed.class, name = "deadline-missed"),
    @JsonSubTypes.Type(value = GateDecided.class, name = "gate-decided"),
    @JsonSubTypes.Type(value = ComplaintDrafted.class, name = "complaint-drafted"),
    @JsonSubTypes.Type(value = CaseClosed.class, name = "case-closed")
})
public sealed interface CaseEvent extends Event
        permits CaseOpened,
                NoticeRequested,
                RecheckRequested,
                DeadlineSet,
                DeadlineMissed,
                GateDecided,
                ComplaintDrafted,
                CaseClosed {

    CaseRef subject();

    @Override
    default String key() {
        return subject().id().toString();
    }

    /**
     * The case an event is about, and which of its moves this is.
     *
     * @param transition counts the case's moves from 1; case id and transition name one move for ever, which is what
     *     a message about it is deduplicated by
     */
    record CaseRef(UUID id, String tenant, Seller seller, int transition) {

        public CaseRef {
            Required.part("subject.id", id);
            Required.text("subject.tenant", tenant);
            Required.part("subject.seller", seller);
            if (transition < 1) {
                throw new IllegalArgumentException("subject.transition counts from 1: " + transition);
            }
        }
    }
}
