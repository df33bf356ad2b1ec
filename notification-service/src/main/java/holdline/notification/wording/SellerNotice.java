package holdline.notification.wording;

import holdline.events.NoticeRequested;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of a notice to a seller may show.
 *
 * @param shop as the platform shows it; the seller's own words
 * @param entries at most {@value #MOST_ENTRIES}
 * @param further how many listings found no room
 * @param lookAgain when we look again, in words
 * @param reminder not the first notice in this matter
 * @param platformNext the last reminder before the platform is asked to look, on grounds other than price
 */
public record SellerNotice(
        Sender sender,
        String platform,
        String shop,
        List<Entry> entries,
        int further,
        String lookAgain,
        boolean reminder,
        boolean platformNext,
        String reference) {

    static final int MOST_ENTRIES = 20;
    private static final String QUOTE = "…";

    static SellerNotice of(NoticeRequested request, Sender sender, String lookAgain) {
        var seller = request.subject().seller();
        return new SellerNotice(
                sender,
                Shown.line(seller.platform(), Shown.NAME),
                Shown.line(seller.shopName() == null ? seller.shopId() : seller.shopName(), Shown.NAME),
                request.matters().stream().limit(MOST_ENTRIES).map(Entry::of).toList(),
                Math.max(0, request.matters().size() - MOST_ENTRIES),
                lookAgain,
                request.step() != NoticeRequested.Step.FRIENDLY,
                request.step() == NoticeRequested.Step.FINAL
                        && request.matters().stream()
                                .flatMap(matter -> matter.signals().stream())
                                .anyMatch(Check::hasLawfulGround),
                request.subject().id().toString());
    }

    /** The same notice without what the seller wrote: a shop's own words are quoted, not said, and not held against us. */
    SellerNotice withoutQuotes() {
        return new SellerNotice(
                sender,
                platform,
                QUOTE,
                entries.stream()
                        .map(entry -> new Entry(QUOTE, QUOTE, entry.product(), entry.checks()))
                        .toList(),
                further,
                lookAgain,
                reminder,
                platformNext,
                reference);
    }

    /** Whether any of it is about an authorisation; if not, the notice speaks of none. */
    public boolean aboutAuthorisation() {
        return entries.stream().flatMap(entry -> entry.checks().stream()).anyMatch(Check::isAboutAuthorisation);
    }

    /** The products in question, each once, for the subject line; the brand where no product is named. */
    public String products() {
        var named = entries.stream()
                .map(Entry::product)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var names = named.isEmpty() ? List.of(sender.brand()) : named;
        var shown = Stream.concat(names.stream().limit(2), names.size() > 2 ? Stream.of("…") : Stream.empty());
        return String.join(" / ", shown.toList());
    }

    /**
     * One listing.
     *
     * @param title the seller's own words
     * @param product absent where the listing offers something else under the brand's mark
     */
    public record Entry(String title, String url, @Nullable String product, List<Check> checks) {

        static Entry of(NoticeRequested.Matter matter) {
            return new Entry(
                    Shown.line(matter.title(), Shown.TITLE),
                    Shown.line(matter.listing().url(), Shown.URL),
                    matter.product() == null ? null : Shown.line(matter.product(), Shown.NAME),
                    Check.of(matter.signals()));
        }
    }
}
