package holdline.pricing.violation;

import java.util.Comparator;

/** One listing as one brand sees it. Ordered, because rows are always locked in this order. */
record ListingKey(String tenant, String listing) implements Comparable<ListingKey> {

    private static final Comparator<ListingKey> ORDER =
            Comparator.comparing(ListingKey::tenant).thenComparing(ListingKey::listing);

    @Override
    public int compareTo(ListingKey other) {
        return ORDER.compare(this, other);
    }
}
