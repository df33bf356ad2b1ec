package holdline.crawler.extract;

import holdline.events.Availability;
import holdline.events.PromotionTerms;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing for sale as a page presents it: an item page has one, a search page one per card.
 *
 * @param url where the thing itself is found
 * @param title may be absent on pages that state only a price
 * @param price absent when the card or page states none that can be relied on
 * @param listPrice the struck-out price (划线价), decoration
 * @param promotions texts as found, in page order
 * @param terms of promotions the source states in figures; each one's text stands in the promotions too
 * @param images addresses, main picture first
 * @param confidence from 0 to 1
 * @param provenance the sources that agreed on the price, best first
 */
public record Offering(
        String url,
        @Nullable String itemId,
        @Nullable String title,
        @Nullable String brand,
        @Nullable String sku,
        @Nullable String gtin,
        @Nullable String mpn,
        SellerName seller,
        @Nullable Price price,
        @Nullable Price listPrice,
        List<Variant> variants,
        Availability availability,
        List<String> promotions,
        List<PromotionTerms> terms,
        List<String> images,
        double confidence,
        List<String> provenance) {

    public Offering {
        terms = List.copyOf(terms);
        variants = List.copyOf(variants);
        promotions = List.copyOf(promotions);
        images = List.copyOf(images);
        provenance = List.copyOf(provenance);
    }

    /** Whether an API told it, whose own address is not where the thing is sold. */
    public boolean isFromApi() {
        return provenance.stream().anyMatch(source -> source.startsWith("api:"));
    }

    /** The same, with nobody able to buy it. */
    Offering soldOut() {
        return new Offering(
                url,
                itemId,
                title,
                brand,
                sku,
                gtin,
                mpn,
                seller,
                price,
                listPrice,
                variants,
                Availability.OUT_OF_STOCK,
                promotions,
                terms,
                images,
                confidence,
                provenance);
    }

    /** Who sells, as far as the page says. */
    public record SellerName(
            @Nullable String name, @Nullable String id) {

        public static final SellerName UNKNOWN = new SellerName(null, null);

        boolean isKnown() {
            return name != null || id != null;
        }
    }

    /** One size, colour or set of the same thing. */
    public record Variant(
            @Nullable String sku,
            @Nullable String title,
            @Nullable BigDecimal price,
            Availability availability) {}
}
