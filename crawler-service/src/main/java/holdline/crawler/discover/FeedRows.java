package holdline.crawler.discover;

import holdline.crawler.extract.Offering;
import holdline.crawler.extract.Price;
import holdline.crawler.extract.PriceText;
import holdline.events.Availability;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of one feed, as they become offerings: names of columns in, {@link Offering}s and complaints out. */
final class FeedRows {

    /** Stated by the merchant in a machine-readable form; less sure than the shop's own page. */
    private static final double CONFIDENCE = 0.95;

    private static final int MAX_REMARKS = 10;

    /** Google Merchant's form: a decimal point and an ISO code, never grouped. */
    private static final Pattern EXACT =
            Pattern.compile("(?:([A-Z]{3})\\s*)?(\\d{1,12}(?:\\.\\d{1,4})?)\\s*([A-Z]{3})?");

    private static final List<String> LINK =
            List.of("link", "url", "product_url", "product_link", "商品链接", "链接", "商品網址");
    private static final List<String> TITLE = List.of("title", "name", "product_name", "商品名称", "标题", "商品名稱", "標題");
    private static final List<String> PRICE =
            List.of("price", "price.value", "price.amount", "current_price", "商品价格", "价格", "售价", "價格", "售價");
    private static final List<String> SALE =
            List.of("sale_price", "sale_price.value", "sale_price.amount", "special_price");
    private static final List<String> LIST =
            List.of("list_price", "list_price.amount", "original_price", "regular_price", "msrp", "划线价", "原价", "原價");
    private static final List<String> CURRENCY =
            List.of("currency", "price_currency", "price.currency", "price.currency_code", "货币", "币种");

    /** As merchants write it: {@code 2026-11-01T00:00+0800}, with or without seconds and the colon. */
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss][XXX][XX][X]", Locale.ROOT);

    private final String url;
    private final Instant at;
    private final int most;
    private final Map<String, Offering> offerings = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private int bad;
    private int beyond;

    FeedRows(String url, Instant at, int most) {
        this.url = url;
        this.at = at;
        this.most = most;
    }

    /** Takes one row; {@code place} is where people find it. */
    void add(String place, Map<String, String> row) {
        var link = Site.absolute(url, first(row, LINK)).orElse(null);
        if (link == null) {
            bad(place, "it has no link to the product");
            return;
        }
        var currency = first(row, CURRENCY);
        var regular = price(first(row, PRICE), currency);
        var sale =
                isOnSale(first(row, List.of("sale_price_effective_date"))) ? price(first(row, SALE), currency) : null;
        var price = sale != null ? sale : regular;
        if (price == null) {
            bad(place, "it states no price with a currency");
            return;
        }
        if (offerings.containsKey(link)) {
            bad(place, "its link was there before");
            return;
        }
        if (offerings.size() >= most) {
            beyond++;
            return;
        }
        var list = sale != null ? regular : price(first(row, LIST), currency);
        offerings.put(link, offering(row, link, price, list));
    }

    void bad(String place, String why) {
        bad++;
        if (bad <= MAX_REMARKS) {
            remarks.add(place + ": " + why);
        }
    }

    /** The feed breaks off; what came before holds. */
    void broken(String why) {
        remarks.add(why);
    }

    void cut(int rows) {
        remarks.add("only the first " + rows + " rows were looked at");
    }

    Document document() {
        if (offerings.isEmpty()) {
            return new Document.Refused(
                    "the feed has no usable row" + (remarks.isEmpty() ? "" : "; " + remarks.getFirst()));
        }
        if (bad > MAX_REMARKS) {
            remarks.add((bad - MAX_REMARKS) + " more rows are bad");
        }
        if (beyond > 0) {
            remarks.add(beyond + " more products are beyond the " + most + " this watch takes");
        }
        var links = List.copyOf(offerings.keySet());
        return new Document.Read(new Found(List.of(), links, bad, remarks), List.copyOf(offerings.values()));
    }

    /** Whether the sale price holds now. A window that cannot be read holds never: the lower price could accuse. */
    private boolean isOnSale(@Nullable String window) {
        if (window == null) {
            return true;
        }
        var ends = window.split("/", -1);
        try {
            return ends.length == 2
                    && !OffsetDateTime.parse(ends[0].strip(), WHEN).toInstant().isAfter(at)
                    && !OffsetDateTime.parse(ends[1].strip(), WHEN).toInstant().isBefore(at);
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static Offering offering(Map<String, String> row, String link, Price price, @Nullable Price list) {
        var id = first(row, List.of("id", "item_id", "offer_id", "sku", "product_id", "商品id", "商品编号"));
        return new Offering(
                link,
                id,
                first(row, TITLE),
                first(row, List.of("brand", "manufacturer", "品牌")),
                Optional.ofNullable(first(row, List.of("sku", "offer_id"))).orElse(id),
                gtin(first(row, List.of("gtin", "ean", "ean13", "upc", "barcode", "条码", "條碼"))),
                first(row, List.of("mpn", "model", "model_number", "型号", "型號")),
                new Offering.SellerName(
                        first(row, List.of("seller_name", "seller", "shop_name", "seller.name", "店铺名称", "店铺", "店鋪")),
                        first(row, List.of("external_seller_id", "seller_id", "shop_id", "seller.id", "店铺id"))),
                price,
                list,
                List.of(),
                availability(first(row, List.of("availability", "stock_status", "库存状态"))),
                List.of(),
                List.of(),
                Optional.ofNullable(first(row, List.of("image_link", "image", "image_url", "主图", "图片")))
                        .map(List::of)
                        .orElse(List.of()),
                CONFIDENCE,
                List.of("feed"));
    }

    private static @Nullable String first(Map<String, String> row, List<String> columns) {
        return columns.stream()
                .filter(row::containsKey)
                .map(row::get)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String gtin(@Nullable String text) {
        return text != null && text.matches("\\d{8}|\\d{12,14}") ? text : null;
    }

    private static @Nullable Price price(@Nullable String text, @Nullable String currency) {
        if (text == null) {
            return null;
        }
        var exact = EXACT.matcher(text.strip());
        if (exact.matches()) {
            var code =
                    exact.group(1) != null ? exact.group(1) : exact.group(3) != null ? exact.group(3) : iso(currency);
            return price(new BigDecimal(exact.group(2)), code);
        }
        var read = PriceText.read(text, currency, null);
        return price(read.amount(), read.currency());
    }

    private static @Nullable Price price(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null || amount.signum() <= 0 || currency == null || !isKnown(currency)) {
            return null;
        }
        return new Price(amount, null, currency, false);
    }

    /** A code as it is, or what a sign such as ¥ or a word such as 元 stands for. */
    private static @Nullable String iso(@Nullable String currency) {
        if (currency == null || currency.matches("[A-Z]{3}")) {
            return currency;
        }
        return PriceText.read("1", currency, null).currency();
    }

    private static boolean isKnown(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(currency));
    }

    private static Availability availability(@Nullable String text) {
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "")) {
            case "instock", "available", "limitedavailability", "有货", "在售" -> Availability.IN_STOCK;
            case "outofstock", "soldout", "discontinued", "缺货", "售罄", "无货" -> Availability.OUT_OF_STOCK;
            case "preorder", "backorder", "预售" -> Availability.PRE_ORDER;
            default -> Availability.UNKNOWN;
        };
    }
}
