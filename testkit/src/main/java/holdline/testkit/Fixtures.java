package holdline.testkit;

import holdline.events.Availability;
import holdline.events.Capture;
import holdline.events.Channel;
import holdline.events.Identifiers;
import holdline.events.Listing;
import holdline.events.ListingGone;
import holdline.events.ListingObserved;
import holdline.events.ListingUnreadable;
import holdline.events.Money;
import holdline.events.PagePrice;
import holdline.events.Reading;
import holdline.events.Seller;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Events and parts of events to start a test from; every {@code any…} is different from all others of this JVM. */
public final class Fixtures {

    /** A shop platform that does not exist. */
    public static final String PLATFORM = "shop.example";

    private static final AtomicLong COUNTER = new AtomicLong(System.nanoTime());

    private Fixtures() {}

    /** A tenant nobody else uses. */
    public static String anyTenant() {
        return "tenant-" + next();
    }

    public static Listing anyListing() {
        var item = "item-" + next();
        return Listing.of(PLATFORM, item, "https://" + PLATFORM + "/" + item);
    }

    public static Seller anySeller() {
        var number = next();
        return new Seller(PLATFORM, "shop-" + number, "Shop " + number);
    }

    /** An amount of Chinese yuan, such as {@code cny("129.00")}. */
    public static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }

    public static Capture capturedAt(Instant at) {
        var sha256 = String.format("%064x", next());
        return new Capture(sha256, "/api/captures/" + sha256, at);
    }

    /** A listing in stock, read without doubt, by a seller of its own. */
    public static ListingObserved observed(Listing listing, String tenant, String yuan, Instant at) {
        return observed(listing, tenant, anySeller(), "A thing for " + yuan, Identifiers.NONE, yuan, at);
    }

    /** A listing in stock, read without doubt. */
    public static ListingObserved observed(
            Listing listing,
            String tenant,
            Seller seller,
            String title,
            Identifiers identifiers,
            String yuan,
            Instant at) {
        return new ListingObserved(
                listing,
                List.of(tenant),
                at,
                title,
                seller,
                Availability.IN_STOCK,
                PagePrice.exactly(cny(yuan)),
                null,
                Channel.SHELF,
                identifiers,
                List.of(),
                List.of(),
                new Reading("json-ld", 1),
                capturedAt(at));
    }

    /** The platform answered 404. */
    public static ListingGone gone(Listing listing, String tenant, Instant at) {
        return new ListingGone(listing, List.of(tenant), at, ListingGone.Reason.NOT_FOUND, null);
    }

    /** The platform answered 403. */
    public static ListingUnreadable blocked(Listing listing, String tenant, Instant at) {
        return new ListingUnreadable(
                listing, List.of(tenant), at, ListingUnreadable.Obstacle.BLOCKED, "The platform answered 403.", null);
    }

    private static long next() {
        return COUNTER.incrementAndGet();
    }
}
