package holdline.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import holdline.events.Availability;
import holdline.events.Capture;
import holdline.events.Channel;
import holdline.events.Identifiers;
import holdline.events.Listing;
import holdline.events.ListingObserved;
import holdline.events.Money;
import holdline.events.PagePrice;
import holdline.events.Reading;
import holdline.events.Seller;
import holdline.local.rest.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A market small enough to foresee. Every shop has four listings of one product, each seen four times, a quarter of an
 * hour apart: twice before the turn and twice after it. What must come of it follows from each listing's fate alone.
 */
record Market(List<Offer> offers) {

    static final String TENANT = "lanting";
    static final String PLATFORM = "mall.example";
    static final String PRODUCT = "LT-A3";

    private static final String GTIN = "6900123456781";
    private static final String FLOOR = "100.00";
    private static final int SIGHTINGS = 4;
    private static final Duration APART = Duration.ofMinutes(15);

    /** How a listing's price goes: before the turn, and after it. */
    enum Fate {
        STAYS_LOW("95.00", "95.00", "open", "minor"),
        RECOVERS("95.00", "129.00", "cleared", "minor"),
        WORSENS("95.00", "60.00", "open", "severe"),
        FAIR("129.00", "129.00", null, null);

        private final String before;
        private final String after;
        private final String violation;
        private final String severity;

        Fate(String before, String after, String violation, String severity) {
            this.before = before;
            this.after = after;
            this.violation = violation;
            this.severity = severity;
        }

        boolean violates() {
            return violation != null;
        }

        /** Where its violation stands in the end: {@code open} or {@code cleared}. */
        String violation() {
            return violation;
        }

        String severity() {
            return severity;
        }
    }

    record Offer(Listing listing, Seller seller, Fate fate) {}

    /** The smallest market with at least so many sightings. */
    static Market with(int sightings) {
        var fates = Fate.values();
        var shops = (sightings + SIGHTINGS * fates.length - 1) / (SIGHTINGS * fates.length);
        var offers = new ArrayList<Offer>();
        for (var shop = 1; shop <= shops; shop++) {
            var seller = new Seller(PLATFORM, "shop-" + shop, "岚汀折扣 " + shop);
            var item = 10 * shop;
            for (var fate : fates) {
                item++;
                offers.add(new Offer(
                        Listing.of(PLATFORM, String.valueOf(item), "https://" + PLATFORM + "/" + item), seller, fate));
            }
        }
        return new Market(List.copyOf(offers));
    }

    List<Seller> sellers() {
        return offers.stream().map(Offer::seller).distinct().toList();
    }

    List<Offer> violating() {
        return offers.stream().filter(offer -> offer.fate().violates()).toList();
    }

    int sightings() {
        return offers.size() * SIGHTINGS;
    }

    /** Per case: entries of the timeline by what they tell, as far as this feed causes them. */
    static Map<String, Long> timelineOfACase() {
        return Map.of(
                "case-opened", 1L, //
                "violation-joined", 2L,
                "violation-changed", 1L,
                "violation-cleared", 1L,
                "notice-requested", 1L);
    }

    /** Where the n-th sighting of every listing is, in time. */
    List<ListingObserved> beforeTheTurn(Instant start) {
        return sightings(start, 0);
    }

    List<ListingObserved> afterTheTurn(Instant start) {
        return sightings(start, SIGHTINGS / 2);
    }

    private List<ListingObserved> sightings(Instant start, int from) {
        return IntStream.range(from, from + SIGHTINGS / 2)
                .boxed()
                .flatMap(n -> offers.stream().map(offer -> sighting(offer, n, start.plus(APART.multipliedBy(n)))))
                .toList();
    }

    private ListingObserved sighting(Offer offer, int n, Instant at) {
        var price = n < SIGHTINGS / 2 ? offer.fate().before : offer.fate().after;
        var sha256 = String.format("%064x", offers.indexOf(offer) * SIGHTINGS + n + 1L);
        return new ListingObserved(
                offer.listing(),
                List.of(TENANT),
                at,
                "岚汀 LANTING A3 空气净化器",
                offer.seller(),
                Availability.IN_STOCK,
                PagePrice.exactly(Money.of(price, "CNY")),
                null,
                Channel.SHELF,
                new Identifiers("LANTING", GTIN, "A3", null),
                List.of(),
                List.of(),
                new Reading("json-ld", 1),
                new Capture(sha256, "/api/captures/" + sha256, at));
    }

    /** What the brand tells pricing: one product anybody may sell, and its floor. */
    static ObjectNode product() {
        var product = Client.json()
                .put("code", PRODUCT)
                .put("name", "岚汀 A3 空气净化器")
                .put("brand", "LANTING")
                .put("distribution", "open");
        product.putArray("aliases");
        product.putArray("gtins").add(GTIN);
        product.putArray("models").add("A3");
        return product;
    }

    static ObjectNode policy() {
        var policy = Client.json()
                .put("name", "Floor of the A3")
                .put("productCode", PRODUCT)
                .put("tolerancePercent", "0");
        policy.putObject("floor").put("amount", FLOOR).put("currency", "CNY");
        return policy;
    }
}
