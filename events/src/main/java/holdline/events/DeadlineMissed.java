package holdline.events;

import java.time.Instant;

/**
 * It did not happen by then.
 *
 * @param kind as in {@link DeadlineSet}
 * @param missedAt when the case noticed; never before {@code dueAt}
 */
public record DeadlineMissed(CaseRef subject, String kind, Instant dueAt, Instant missedAt) implements CaseEvent {

    public DeadlineMissed {
        Required.part("subject", subject);
        Required.text("kind", kind);
        Required.part("dueAt", dueAt);
        Required.part("missedAt", missedAt);
    }
}
