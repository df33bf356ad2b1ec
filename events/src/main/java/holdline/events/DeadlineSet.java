package holdline.events;

import java.time.Instant;

/**
 * Something must have happened by then.
 *
 * @param kind what the case waits for, kebab-case: {@code seller-answer}, {@code recheck}
 */
public record DeadlineSet(CaseRef subject, String kind, Instant dueAt) implements CaseEvent {

    public DeadlineSet {
        Required.part("subject", subject);
        Required.text("kind", kind);
        Required.part("dueAt", dueAt);
    }
}
