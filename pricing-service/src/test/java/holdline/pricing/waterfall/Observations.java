package holdline.pricing.waterfall;

import holdline.events.Availability;
import holdline.events.Channel;
import holdline.events.Identifiers;
import holdline.events.Listing;
import holdline.events.ListingObserved;
import holdline.events.PagePrice;
import holdline.events.PromotionTerms;
import holdline.events.Reading;
import holdline.events.Seller;
import holdline.testkit.Fixtures;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listings that differ in nothing but what a price follows from. */
final class Observations {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private Observations() {}

    static ListingObserved observed(String platform, @Nullable PagePrice page, List<String> promotions) {
        return observed(platform, page, promotions, List.of());
    }

    static ListingObserved observed(
            String platform, @Nullable PagePrice page, List<String> promotions, List<PromotionTerms> terms) {
        return new ListingObserved(
                Listing.of(platform, "1", "https://" + platform + "/1"),
                List.of("tenant"),
                NOW,
                "Tea",
                new Seller(platform, "shop-1", "Shop"),
                Availability.IN_STOCK,
                page,
                null,
                Channel.SHELF,
                Identifiers.NONE,
                promotions,
                List.of(),
                new Reading("json-ld", 1),
                Fixtures.capturedAt(NOW),
                terms,
                List.of(),
                null);
    }
}
