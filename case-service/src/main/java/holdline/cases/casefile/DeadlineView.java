package holdline.cases.casefile;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a case waits for. */
@Schema(title = "Next deadline")
record DeadlineView(
        @Schema(description = "`gather`, `seller-answer` or `recheck`", examples = "seller-answer")
        String kind,

        Instant dueAt) {

    static @Nullable DeadlineView of(CaseRow row) {
        return row.state()
                .state()
                .deadline()
                .map(deadline -> new DeadlineView(deadline.kind().wireName(), deadline.dueAt()))
                .orElse(null);
    }
}
