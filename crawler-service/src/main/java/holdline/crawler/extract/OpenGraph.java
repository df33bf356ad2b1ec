package holdline.crawler.extract;

import holdline.events.Availability;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** What a page tells social networks about its product: {@code og:} and {@code product:} properties. */
final class OpenGraph {

    private OpenGraph() {}

    static Facts read(Document page, CurrencySign.Hint hint) {
        var amount = StructuredData.meta(
                page,
                "product:sale_price:amount",
                "product:price:amount",
                "og:price:amount",
                "product:price",
                "og:price");
        var currency = StructuredData.meta(
                page,
                "product:sale_price:currency",
                "product:price:currency",
                "og:price:currency",
                "product:price.currency");
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
        var image = StructuredData.meta(page, "og:image", "og:image:url");
        return new Facts(
                "opengraph",
                StructuredData.meta(page, "og:url"),
                null,
                SchemaOrg.clean(StructuredData.meta(page, "og:title")),
                SchemaOrg.clean(StructuredData.meta(page, "product:brand", "og:brand")),
                SchemaOrg.clean(StructuredData.meta(page, "product:retailer_item_id", "product:sku")),
                null,
                SchemaOrg.clean(StructuredData.meta(page, "product:mfr_part_no")),
                Offering.SellerName.UNKNOWN,
                quotes,
                null,
                availability(StructuredData.meta(page, "product:availability", "og:availability")),
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
