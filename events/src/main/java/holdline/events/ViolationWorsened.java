package holdline.events;

/** An open episode became graver. */
public record ViolationWorsened(Violation violation) implements ViolationEvent {

    public ViolationWorsened {
        Required.part("violation", violation);
    }
}
