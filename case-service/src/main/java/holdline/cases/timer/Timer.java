package holdline.cases.timer;

import java.time.Instant;
import java.util.UUID;

/**
 * A deadline of a case.
 *
 * @param kind as on the wire: {@code seller-answer}
 */
public record Timer(UUID caseId, String kind, Instant dueAt) {}
