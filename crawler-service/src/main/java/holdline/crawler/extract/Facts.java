package holdline.crawler.extract;

import holdline.events.Availability;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one source of a page says about one thing.
 *
 * @param source {@code json-ld}, {@code microdata}, {@code opengraph}, {@code recipe:<name>} ...
 * @param quotes every price the source states as the thing's own
 * @param list the struck-out price
 */
record Facts(
        String source,
        @Nullable String url,
        @Nullable String itemId,
        @Nullable String title,
        @Nullable String brand,
        @Nullable String sku,
        @Nullable String gtin,
        @Nullable String mpn,
        Offering.SellerName seller,
        List<Quote> quotes,
        @Nullable Quote list,
        Availability availability,
        boolean discontinued,
        List<Offering.Variant> variants,
        List<String> promotions,
        List<String> images) {

    /** Nothing yet. */
    static Facts nothing(String source) {
        return new Facts(
                source,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Offering.SellerName.UNKNOWN,
                List.of(),
                null,
                Availability.UNKNOWN,
                false,
                List.of(),
                List.of(),
                List.of());
    }

    Facts titled(@Nullable String name) {
        return new Facts(
                source,
                url,
                itemId,
                name,
                brand,
                sku,
                gtin,
                mpn,
                seller,
                quotes,
                list,
                availability,
                discontinued,
                variants,
                promotions,
                images);
    }

    Facts identified(@Nullable String by, @Nullable String number, @Nullable String barcode, @Nullable String part) {
        return new Facts(
                source,
                url,
                itemId,
                title,
                by,
                number,
                barcode,
                part,
                seller,
                quotes,
                list,
                availability,
                discontinued,
                variants,
                promotions,
                images);
    }

    Facts with(List<Quote> stated, Availability stock) {
        return new Facts(
                source,
                url,
                itemId,
                title,
                brand,
                sku,
                gtin,
                mpn,
                seller,
                stated,
                list,
                stock,
                discontinued,
                variants,
                promotions,
                images);
    }

    Facts beside(@Nullable Quote former, List<String> offers) {
        return new Facts(
                source,
                url,
                itemId,
                title,
                brand,
                sku,
                gtin,
                mpn,
                seller,
                quotes,
                former,
                availability,
                discontinued,
                variants,
                offers,
                images);
    }

    boolean saysAnything() {
        return title != null || list != null || saysAPrice();
    }

    /** All that a reader of the page needs, so that no other source has to be asked. */
    boolean isComplete() {
        return title != null
                && availability != Availability.UNKNOWN
                && !discontinued
                && saysAPrice()
                && quotes.stream().allMatch(quote -> quote.currency() != null);
    }

    /** One stated price. */
    record Quote(
            BigDecimal amount,
            @Nullable BigDecimal high,
            @Nullable String currency,
            String from,
            boolean startingFrom) {

        boolean isPrice() {
            return amount.signum() > 0;
        }
    }

    boolean saysAPrice() {
        return quotes.stream().anyMatch(Quote::isPrice);
    }

    /** Availability of several offers: one that can be bought is enough. */
    static Availability best(Availability a, Availability b) {
        return rank(a) <= rank(b) ? a : b;
    }

    private static int rank(Availability availability) {
        return switch (availability) {
            case IN_STOCK -> 0;
            case PRE_ORDER -> 1;
            case OUT_OF_STOCK -> 2;
            case UNKNOWN -> 3;
        };
    }
}
