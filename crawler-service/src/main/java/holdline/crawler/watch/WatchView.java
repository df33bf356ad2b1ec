package holdline.crawler.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A watch as its tenant sees it. */
@Schema(name = "Watch")
record WatchView(
        long id,
        WatchRequest.Kind kind,
        String url,

        @Schema(examples = "PT1H", type = SchemaType.STRING, format = "duration")
        Duration every,

        State state,

        @Schema(description = "The listing at the address; null for a search", examples = "jd.com:100012043978")
        @Nullable
        String listing,

        Instant createdAt) {

    enum State {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("paused")
        PAUSED
    }

    static WatchView of(Watch watch, String listing) {
        return new WatchView(
                watch.id(),
                switch (watch.kind()) {
                    case LISTING -> WatchRequest.Kind.LISTING;
                    case SEARCH -> WatchRequest.Kind.SEARCH;
                },
                watch.url(),
                watch.every(),
                watch.isPaused() ? State.PAUSED : State.ACTIVE,
                watch.kind() == Watch.Kind.LISTING ? listing : null,
                watch.createdAt());
    }
}
