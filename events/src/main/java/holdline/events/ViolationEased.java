package holdline.events;

/** An open episode became milder, but is not over. */
public record ViolationEased(Violation violation) implements ViolationEvent {

    public ViolationEased {
        Required.part("violation", violation);
    }
}
