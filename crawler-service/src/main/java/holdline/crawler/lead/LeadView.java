package holdline.crawler.lead;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead as its tenant sees it. */
@Schema(name = "Lead")
record LeadView(
        @Schema(examples = "7") long id,

        @Schema(examples = "https://item.jd.com/100012043978.html")
        String url,

        @Schema(description = "The watch it became or joined; null once that ended", examples = "42") @Nullable
        Long watch,

        Instant createdAt,

        @Schema(description = "What was reported, newest first, at most 100")
        List<Report> reports) {

    LeadView {
        reports = List.copyOf(reports);
    }

    @Schema(name = "LeadReport")
    record Report(Reporter reporter, String note, @Nullable Picture picture, Instant reportedAt) {}

    @Schema(name = "LeadPicture")
    record Picture(
            String sha256,
            @Schema(examples = "/api/captures/…") String href) {}
}
