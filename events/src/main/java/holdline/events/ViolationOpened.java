package holdline.events;

/** Enough agreeing observations say that something is wrong. */
public record ViolationOpened(Violation violation) implements ViolationEvent {

    public ViolationOpened {
        Required.part("violation", violation);
    }
}
