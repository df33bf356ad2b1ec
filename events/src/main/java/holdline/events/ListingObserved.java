package holdline.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing was read.
 *
 * @param title as the page states it
 * @param pagePrice what the page asks (页面价), before promotions; absent when the page is sold out and states none
 * @param listPrice the struck-out price (划线价): decoration, never judged
 * @param channel where the price was shown
 * @param identifiers what the page says the product is
 * @param promotions promotion texts as found, in page order
 * @param pictures picture addresses, main picture first
 * @param reading how sure the extraction is, and where it read the price
 */
public record ListingObserved(
        Listing listing,
        List<String> tenants,
        Instant observedAt,
        String title,
        Seller seller,
        Availability availability,
        @Nullable PagePrice pagePrice,
        @Nullable Money listPrice,
        Channel channel,
        Identifiers identifiers,
        List<String> promotions,
        List<String> pictures,
        Reading reading,
        Capture capture)
        implements ListingEvent {

    public ListingObserved {
        Required.part("listing", listing);
        tenants = Required.list(tenants);
        Required.part("observedAt", observedAt);
        Required.text("title", title);
        Required.part("seller", seller);
        Required.part("availability", availability);
        Required.part("channel", channel);
        Required.part("identifiers", identifiers);
        promotions = Required.list(promotions);
        pictures = Required.list(pictures);
        Required.part("reading", reading);
        Required.part("capture", capture);
    }
}
