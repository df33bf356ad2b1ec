package holdline.crawler.visit;

import holdline.crawler.discover.ContentKind;
import holdline.crawler.discover.Document;
import holdline.crawler.discover.FeedReader;
import holdline.crawler.discover.Found;
import holdline.crawler.discover.NextPage;
import holdline.crawler.discover.SitemapReader;
import holdline.crawler.extract.Extraction;
import holdline.crawler.extract.Extractor;
import holdline.crawler.extract.Offering;
import holdline.crawler.frontier.Expected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means: the visit's outcome, and where the address leads. Pure.
 *
 * @param found absent where nobody wants to be led on
 * @param tier how much work it took
 */
record Understood(VisitOutcome outcome, @Nullable Found found, Tier tier) {

    /** A page that nobody expected to be one of many shows at most as many listings as one screen can. */
    private static final int MAX_CARDS = 200;

    /** Most rows of a feed; what a watch takes of them is its own bound. */
    private static final int MAX_ROWS = 5_000;

    /**
     * Reads an answer of status 200.
     *
     * @param contentType the header as served, or null
     */
    static Understood of(
            Extractor extractor,
            Expected expected,
            byte[] bytes,
            @Nullable String contentType,
            String url,
            Instant at) {
        return switch (expected) {
            case PAGE -> page(extractor.read(bytes, contentType, url));
            case CARDS -> {
                var list = extractor.list(bytes, contentType, url);
                var next = list.tree().flatMap(page -> NextPage.of(page, url));
                yield cards(list.extraction(), next.stream().toList());
            }
            case PAYLOAD ->
                cards(
                        extractor.list(bytes, contentType, url).extraction(),
                        NextPage.ofPayload(bytes, url).stream().toList());
            case SITEMAP ->
                // Captchas and error pages come at any address; the page's reader knows them.
                ContentKind.of(bytes) == ContentKind.HTML
                        ? page(extractor.read(bytes, contentType, url))
                        : document(SitemapReader.read(bytes, url));
            case FEED ->
                ContentKind.of(bytes) == ContentKind.HTML
                        ? page(extractor.read(bytes, contentType, url))
                        : document(FeedReader.read(bytes, contentType, url, at, MAX_ROWS));
            case PICTURE -> throw new IllegalArgumentException("a picture is looked at, not read: " + url);
        };
    }

    private static Understood page(Extractor.Read read) {
        var outcome = VisitOutcome.of(read.extraction());
        return new Understood(
                outcome instanceof VisitOutcome.Observed observed ? observed.first(MAX_CARDS) : outcome,
                null,
                tier(read));
    }

    private static Understood cards(Extraction extraction, List<String> next) {
        return switch (VisitOutcome.of(extraction)) {
            // The address is a list: even of one thing, it is not that thing's own.
            case VisitOutcome.Observed(var offerings, var _) -> listed(offerings, next);
            case VisitOutcome.SoldOut(var offering) -> listed(List.of(offering), next);
            case VisitOutcome other -> new Understood(other, null, Tier.FULL);
        };
    }

    private static Understood listed(List<Offering> offerings, List<String> next) {
        return new Understood(
                new VisitOutcome.Observed(offerings, true),
                Found.cards(next, offerings.stream().map(Offering::url).toList()),
                Tier.FULL);
    }

    private static Understood document(Document document) {
        return switch (document) {
            case Document.Read(var found, var offerings) ->
                new Understood(new VisitOutcome.Observed(offerings, true), found, Tier.FULL);
            case Document.Refused(var why) -> new Understood(new VisitOutcome.Unrecognised(why), null, Tier.FULL);
        };
    }

    private static Tier tier(Extractor.Read read) {
        return switch (read.tier()) {
            case QUICK -> Tier.QUICK;
            case FULL -> Tier.FULL;
        };
    }
}
