package holdline.crawler.watch;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new watch. */
@Schema(
        name = "NewWatch",
        examples =
                "{\"kind\":\"search\",\"url\":\"https://search.jd.com/Search?keyword=lanting\",\"every\":\"PT1H\",\"pages\":3,\"listings\":200,\"follow\":false}")
record WatchRequest(
        @NotNull
        @Schema(
                description =
                        "listing: one item's page; shop, search: a page of many, and those after it; sitemap: index,"
                                + " url set, text, RSS or Atom, also gzip; feed: CSV, JSON Lines or Google Merchant XML, also"
                                + " gzip; api: a platform's JSON answer to a GET. captured begins with an upload instead.",
                examples = "listing")
        WatchKind kind,

        @NotNull @Size(max = WatchRequest.MAX_URL) @Schema(examples = "https://item.jd.com/100012043978.html")
        String url,

        @Schema(
                description = "How often, ISO 8601; one hour when left out",
                examples = "PT1H",
                type = SchemaType.STRING,
                format = "duration")
        @Nullable
        Duration every,

        @Schema(
                description =
                        "shop, search, api: how many pages at most, the first included (3 when left out); sitemap:"
                                + " how many files (50). At most 100",
                examples = "3")
        @Nullable
        Integer pages,

        @Schema(
                description = "How many listings at most; 200 when left out, 1000 for sitemaps and feeds. At most 5000",
                examples = "200")
        @Nullable
        Integer listings,

        @Schema(
                description = "Whether discovered listings get visits of their own, and are told from these instead of"
                        + " from their cards. Sitemaps always do",
                examples = "false")
        @Nullable
        Boolean follow) {

    static final int MAX_URL = 2_000;
}
