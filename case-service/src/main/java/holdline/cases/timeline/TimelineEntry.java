package holdline.cases.timeline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the timeline.
 *
 * @param entry counts the case's entries from 1
 * @param transition the case's move it belongs to, or that had been made last
 * @param who a person's name, {@code seller}, {@code clock} or the service that said so
 * @param what kebab-case
 * @param why for people
 * @param stateBefore absent when the case began with it
 */
public record TimelineEntry(
        UUID caseId,
        int entry,
        String tenant,
        int transition,
        Instant at,
        String who,
        String what,
        String why,
        @Nullable String stateBefore,
        String stateAfter) {}
