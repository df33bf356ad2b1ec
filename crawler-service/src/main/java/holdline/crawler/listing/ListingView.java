package holdline.crawler.listing;

import holdline.events.Availability;
import holdline.events.Capture;
import holdline.events.Money;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A listing as last seen. Price, title and seller are those of the last observation, however the last visit ended. */
@Schema(name = "Listing")
record ListingView(
        @Schema(examples = "jd.com:100012043978") String id,
        @Schema(examples = "jd.com") String platform,

        @Schema(examples = "https://item.jd.com/100012043978.html")
        String url,

        @Nullable String title,
        @Nullable SellerView seller,
        @Nullable Money price,
        @Nullable Money upTo,
        @Nullable Money listPrice,
        @Nullable Availability availability,

        @Schema(
                enumeration = {
                    "observed",
                    "not-modified",
                    "gone",
                    "sold-out",
                    "blocked",
                    "challenge",
                    "unrecognised",
                    "unreachable"
                })
        String lastOutcome,

        @Nullable String lastDetail,
        Instant lastVisitedAt,
        @Nullable Instant lastObservedAt,
        @Nullable Capture capture) {

    @Schema(name = "ListingSeller")
    record SellerView(
            @Nullable String platform,
            String shopId,
            @Nullable String shopName) {}
}
