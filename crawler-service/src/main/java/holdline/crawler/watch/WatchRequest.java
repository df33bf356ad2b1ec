package holdline.crawler.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new watch. */
@Schema(name = "NewWatch")
record WatchRequest(
        @NotNull @Schema(description = "listing: one item's page; search: a page of many", examples = "listing")
        Kind kind,

        @NotNull @Size(max = WatchRequest.MAX_URL) @Schema(examples = "https://item.jd.com/100012043978.html")
        String url,

        @Schema(
                description = "How often, ISO 8601; one hour when left out",
                examples = "PT1H",
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                format = "duration")
        @Nullable
        Duration every) {

    static final int MAX_URL = 2_000;

    enum Kind {
        @JsonProperty("listing")
        LISTING,
        @JsonProperty("search")
        SEARCH
    }
}
