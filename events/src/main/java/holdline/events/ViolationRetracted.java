package holdline.events;

/**
 * We were wrong: the episode never was a violation. Whoever acted on it corrects what they said.
 *
 * @param reason for people
 */
public record ViolationRetracted(Violation violation, String reason) implements ViolationEvent {

    public ViolationRetracted {
        Required.part("violation", violation);
        Required.text("reason", reason);
    }
}
