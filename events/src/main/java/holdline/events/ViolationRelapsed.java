package holdline.events;

/** A cleared episode is back. */
public record ViolationRelapsed(Violation violation) implements ViolationEvent {

    public ViolationRelapsed {
        Required.part("violation", violation);
    }
}
