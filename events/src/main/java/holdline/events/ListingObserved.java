package holdline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param promotionTerms terms of those promotions for which the source states figures; each one's text stands in
 *     promotions too, so that a promotion is never counted twice
 * @param variants sizes, colours and sets where the page lists them, at most {@value #MAX_VARIANTS}; the page price
 *     spans all of them, told or not
 * @param mainPicture what the main picture looked like when it was last fetched; absent until it was
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
        Capture capture,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PromotionTerms> promotionTerms,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Variant> variants,
        @Nullable PictureHash mainPicture)
        implements ListingEvent {

    public static final int MAX_VARIANTS = 40;

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
        promotionTerms = Required.list(promotionTerms);
        variants = Required.list(variants);
        if (variants.size() > MAX_VARIANTS) {
            throw new IllegalArgumentException("variants are more than " + MAX_VARIANTS);
        }
        for (var terms : promotionTerms) {
            if (!promotions.contains(terms.text())) {
                throw new IllegalArgumentException("promotionTerms speak of a text that is not in promotions");
            }
        }
    }

    /** A listing without structured promotions, variants or a known picture. */
    public ListingObserved(
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
            Capture capture) {
        this(
                listing,
                tenants,
                observedAt,
                title,
                seller,
                availability,
                pagePrice,
                listPrice,
                channel,
                identifiers,
                promotions,
                pictures,
                reading,
                capture,
                List.of(),
                List.of(),
                null);
    }

    /**
     * One size, colour or set of the same thing.
     *
     * @param sku the seller's own number
     * @param title what tells it from the others, as the page words it
     * @param price absent where the page states none; never zero
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Variant(
            @Nullable String sku,
            @Nullable String title,
            @Nullable Money price,
            Availability availability) {

        public Variant {
            if (price != null && price.isZero()) {
                throw new IllegalArgumentException("variants.price: zero is not a price");
            }
            Required.part("variants.availability", availability);
        }
    }
}
