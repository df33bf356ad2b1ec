package holdline.cases.casefile;

import holdline.messaging.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What makes a case move or its timeline grow.
 *
 * @param who as on the timeline
 * @param what as on the timeline
 * @param why as on the timeline
 * @param cause the event that told us, where one did
 */
record Occasion(
        String who,
        String what,
        String why,
        Instant now,
        @Nullable Cause cause) {}
