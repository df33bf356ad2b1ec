package holdline.crawler.person;

import holdline.crawler.extract.Extraction;
import holdline.crawler.extract.Offering;
import holdline.crawler.extract.Price;
import holdline.events.Availability;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the person who captured something says it shows. It fills what the page leaves open and replaces nothing the
 * page says; everything taken from it is marked in the provenance.
 */
record Statement(
        @Nullable String title,
        @Nullable Price price,
        @Nullable String shopId,
        @Nullable String shopName) {

    /** Says that people, and not a crawler, saw it; the first word of the provenance. */
    static final String BY_PERSON = "captured-by-person";

    /** A person read the price off the screen: sure enough to be judged, less sure than a page's own data. */
    private static final double CONFIDENCE = 0.8;

    /**
     * What was captured, all told.
     *
     * @param page how the saved page was read; absent when there is only a screenshot
     */
    Extraction completing(@Nullable Extraction page, String url) {
        return switch (page) {
            case null -> stated(null, url, "a screenshot is not read; state the price to have it observed");
            case Extraction.Item(var offering, var candidates) ->
                new Extraction.Item(completed(offering, false), candidates);
            case Extraction.SoldOut(var offering, var candidates) ->
                new Extraction.SoldOut(completed(offering, false), candidates);
            case Extraction.Cards(var offerings, var candidates) ->
                // A statement is about one thing, a list shows many.
                new Extraction.Cards(
                        offerings.stream()
                                .map(card -> NOTHING.completed(card, false))
                                .toList(),
                        candidates);
            case Extraction.Ambiguous ambiguous ->
                price == null ? ambiguous : stated(ambiguous.offering(), url, ambiguous.detail());
            case Extraction.Unrecognised unrecognised ->
                price == null ? unrecognised : stated(null, url, unrecognised.detail());
            case Extraction.Challenge challenge -> price == null ? challenge : stated(null, url, challenge.sign());
            case Extraction.Gone gone -> gone;
        };
    }

    private static final Statement NOTHING = new Statement(null, null, null, null);

    private Extraction stated(@Nullable Offering seen, String url, String otherwise) {
        if (price == null) {
            return new Extraction.Unrecognised(otherwise, title, List.of());
        }
        return new Extraction.Item(completed(seen == null ? empty(url) : seen, true), List.of());
    }

    private Offering completed(Offering seen, boolean priceStated) {
        var provenance = new ArrayList<String>();
        provenance.add(BY_PERSON);
        if (!priceStated) {
            provenance.addAll(seen.provenance());
        }
        var stated = new ArrayList<String>();
        if (priceStated) {
            stated.add("price");
        }
        if (seen.title() == null && title != null) {
            stated.add("title");
        }
        var unnamed = seen.seller().name() == null && seen.seller().id() == null;
        var sellerStated = unnamed && (shopId != null || shopName != null);
        if (sellerStated) {
            stated.add("seller");
        }
        if (!stated.isEmpty()) {
            provenance.add("stated:" + String.join(",", stated));
        }
        return new Offering(
                seen.url(),
                seen.itemId(),
                seen.title() == null ? title : seen.title(),
                seen.brand(),
                seen.sku(),
                seen.gtin(),
                seen.mpn(),
                sellerStated ? new Offering.SellerName(shopName, shopId) : seen.seller(),
                priceStated ? Objects.requireNonNull(price) : seen.price(),
                seen.listPrice(),
                seen.variants(),
                seen.availability(),
                seen.promotions(),
                seen.terms(),
                seen.images(),
                priceStated ? CONFIDENCE : seen.confidence(),
                provenance);
    }

    private static Offering empty(String url) {
        return new Offering(
                url,
                null,
                null,
                null,
                null,
                null,
                null,
                Offering.SellerName.UNKNOWN,
                null,
                null,
                List.of(),
                Availability.UNKNOWN,
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of());
    }
}
