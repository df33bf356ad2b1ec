package holdline.crawler.person;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person captured, as their tenant sees it. */
@Schema(name = "PersonCapture")
record PersonCaptureView(
        @Schema(examples = "5") long id,
        @Schema(examples = "https://live.douyin.com/123456") String url,
        @Schema(examples = "live.douyin.com:/123456") String listing,

        @Schema(description = "The watch that groups what is captured at this address; null once that ended") @Nullable
        Long watch,

        @Schema(description = "Who handed it in") String person,
        Instant capturedAt,
        Instant handedInAt,
        @Nullable Kept page,
        @Nullable Kept screenshot,

        @Schema(
                description = "How it was read, as a visit would have ended",
                enumeration = {"observed", "sold-out", "gone", "challenge", "unrecognised"})
        String outcome,

        @Nullable String detail,

        @Schema(
                description = "Where price, title and seller are from; null when nothing was observed",
                examples = "captured-by-person+stated:price,title")
        @Nullable
        String source) {

    @Schema(name = "KeptUpload")
    record Kept(
            String sha256,
            @Schema(examples = "/api/captures/…") String href) {

        static @Nullable Kept of(@Nullable String sha256) {
            return sha256 == null ? null : new Kept(sha256, "/api/captures/" + sha256);
        }
    }
}
