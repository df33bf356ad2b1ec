package holdline.crawler.extract;

import holdline.events.Availability;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a page tells social networks about its product: {@code og:} and {@code product:} properties. */
final class OpenGraph {

    private OpenGraph() {}

    static Facts read(Page page, CurrencySign.Hint hint) {
        var amount = page.meta(
                "product:sale_price:amount", "product:price:amount", "og:price:amount", "product:price", "og:price");
        var currency = page.meta(
                "product:sale_price:currency", "product:price:currency", "og:price:currency", "product:price.currency");
        var iso = currency == null ? null : CurrencySign.iso(currency, hint);
        var price = PriceText.within(amount, currency, iso == null ? hint : new CurrencySign.Hint(iso));
        var quotes = price.amount() == null
                ? List.<Facts.Quote>of()
                : List.of(new Facts.Quote(
                        price.amount(),
                        null,
                        iso != null ? iso : price.currencyText() == null ? null : price.currency(),
                        "opengraph:price",
                        false));
        var image = page.meta("og:image", "og:image:url");
        return new Facts(
                "opengraph",
                page.meta("og:url"),
                null,
                SchemaOrg.clean(page.meta("og:title")),
                SchemaOrg.clean(page.meta("product:brand", "og:brand")),
                SchemaOrg.clean(page.meta("product:retailer_item_id", "product:sku")),
                null,
                SchemaOrg.clean(page.meta("product:mfr_part_no")),
                Offering.SellerName.UNKNOWN,
                quotes,
                null,
                availability(page.meta("product:availability", "og:availability")),
                false,
                List.of(),
                List.of(),
                image == null ? List.of() : List.of(image));
    }

    private static Availability availability(@Nullable String text) {
        if (text == null) {
            return Availability.UNKNOWN;
        }
        return switch (text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")) {
            case "instock", "available", "availablefororder" -> Availability.IN_STOCK;
            case "oos", "outofstock", "soldout", "discontinued" -> Availability.OUT_OF_STOCK;
            case "pending", "preorder", "backorder" -> Availability.PRE_ORDER;
            default -> Availability.UNKNOWN;
        };
    }
}
