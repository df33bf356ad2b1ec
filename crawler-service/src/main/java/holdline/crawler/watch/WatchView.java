package holdline.crawler.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A watch as its tenant sees it. */
@Schema(name = "Watch")
record WatchView(
        @Schema(examples = "42") long id,
        @Schema(examples = "listing") WatchKind kind,

        @Schema(examples = "https://item.jd.com/100012043978.html")
        String url,

        @Schema(
                description = "Null for what people capture",
                examples = "PT1H",
                type = SchemaType.STRING,
                format = "duration")
        @Nullable
        Duration every,

        State state,

        @Schema(description = "The listing at the address; null where there are many", examples = "jd.com:100012043978")
        @Nullable
        String listing,

        @Schema(description = "How far it leads; null for one listing") @Nullable
        ReachView reach,

        @Schema(description = "What the address last led to; null before its first visit, and for one listing")
        @Nullable
        DiscoveryView discovery,

        @Schema(description = "The watch that led here; null when you asked for this one") @Nullable
        Long foundBy,

        Instant createdAt) {

    enum State {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("paused")
        PAUSED
    }

    @Schema(name = "WatchReach")
    record ReachView(
            @Schema(examples = "3") int pages,
            @Schema(examples = "200") int listings,
            boolean follow) {}

    @Schema(name = "WatchDiscovery")
    record DiscoveryView(
            Instant at,

            @Schema(description = "Further pages or files it names")
            int pages,

            @Schema(description = "Listings it shows") int listings,

            @Schema(description = "Entries that could not be used")
            int badRows,

            @Schema(
                    description = "What was wrong with the first of them, and what was not followed",
                    examples = "[\"line 7: it states no price with a currency\"]")
            List<String> remarks) {}

    static WatchView of(Watch watch, @Nullable String listing, Discoveries.@Nullable Note note) {
        var reach = watch.reach();
        return new WatchView(
                watch.id(),
                watch.kind(),
                watch.url(),
                watch.every(),
                watch.isPaused() ? State.PAUSED : State.ACTIVE,
                listing,
                watch.kind().leadsOn() ? new ReachView(reach.pages(), reach.listings(), reach.follow()) : null,
                note == null
                        ? null
                        : new DiscoveryView(note.at(), note.pages(), note.listings(), note.badRows(), note.remarks()),
                watch.rootId(),
                watch.createdAt());
    }
}
