package holdline.cases.timeline;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry of a case's timeline. */
@Schema(title = "Timeline entry")
record TimelineView(
        @Schema(description = "Counts the case's entries from 1")
        int entry,

        @Schema(description = "The case's move it belongs to")
        int transition,

        Instant at,

        @Schema(description = "A person, `seller`, `clock`, `pricing` or `notification`", examples = "clock")
        String who,

        @Schema(examples = "notice-requested") String what,
        String why,
        @Nullable String stateBefore,
        String stateAfter) {

    static TimelineView of(TimelineEntry entry) {
        return new TimelineView(
                entry.entry(),
                entry.transition(),
                entry.at(),
                entry.who(),
                entry.what(),
                entry.why(),
                entry.stateBefore(),
                entry.stateAfter());
    }
}
