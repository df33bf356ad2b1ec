package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Enough agreeing observations say that it is over. */
public record ViolationCleared(Violation violation, Cure cure) implements ViolationEvent {

    public ViolationCleared {
        Required.part("violation", violation);
        Required.part("cure", cure);
    }

    /** The only two things that cure. */
    public enum Cure {
        /** The listing was read and complies. */
        @JsonProperty("compliant")
        COMPLIANT,
        /** The listing is no longer offered. */
        @JsonProperty("gone")
        GONE
    }
}
