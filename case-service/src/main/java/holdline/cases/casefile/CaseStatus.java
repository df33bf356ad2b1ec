package holdline.cases.casefile;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.cases.lifecycle.CaseState;
import java.util.Arrays;
import java.util.Optional;

/** The name of a state, in the database and in the API. */
enum CaseStatus {
    @JsonProperty("opened")
    OPENED("opened"),
    @JsonProperty("noticing")
    NOTICING("noticing"),
    @JsonProperty("waiting")
    WAITING("waiting"),
    @JsonProperty("rechecking")
    RECHECKING("rechecking"),
    @JsonProperty("monitoring")
    MONITORING("monitoring"),
    @JsonProperty("complaint-drafted")
    COMPLAINT_DRAFTED("complaint-drafted"),
    @JsonProperty("paused")
    PAUSED("paused"),
    @JsonProperty("closed")
    CLOSED("closed");

    private final String wireName;

    CaseStatus(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static CaseStatus of(CaseState state) {
        return switch (state) {
            case CaseState.Opened _ -> OPENED;
            case CaseState.Noticing _ -> NOTICING;
            case CaseState.Waiting _ -> WAITING;
            case CaseState.Rechecking _ -> RECHECKING;
            case CaseState.Monitoring _ -> MONITORING;
            case CaseState.Drafted _ -> COMPLAINT_DRAFTED;
            case CaseState.Paused _ -> PAUSED;
            case CaseState.Closed _ -> CLOSED;
        };
    }

    static Optional<CaseStatus> named(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equals(wireName))
                .findFirst();
    }

    static String names() {
        return String.join(
                ", ", Arrays.stream(values()).map(CaseStatus::wireName).toList());
    }
}
