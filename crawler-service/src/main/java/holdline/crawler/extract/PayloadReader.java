package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import holdline.events.Availability;
import holdline.events.PromotionTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the entries of one API's answer into offerings. */
final class PayloadReader {

    /** An API states its prices for machines, but nobody sees them beside it. */
    private static final double CONFIDENCE = 0.97;

    private static final int MAX_VARIANTS = 200;
    private static final int MAX_TEXTS = 20;
    private static final int MAX_DECIMALS = 4;
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(?:\\.\\d{1,6})?");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Payload payload;
    private final PageAddress address;
    private final String pageUrl;
    private final String source;

    PayloadReader(Payload payload, PageAddress address, String pageUrl) {
        this.payload = payload;
        this.address = address;
        this.pageUrl = pageUrl;
        this.source = "api:" + payload.name();
    }

    /** One entry is an item, several are cards; none says that it was another API. */
    Optional<Extraction> read(List<JsonNode> entries) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        var candidates = new ArrayList<Candidate>();
        var known = new HashSet<String>();
        var offerings = new ArrayList<Offering>();
        for (var entry : entries) {
            var offering = new Entry(entry).offering(candidates);
            if (known.add(offering.url() + " " + offering.itemId())) {
                offerings.add(offering);
            }
        }
        return Optional.of(
                offerings.size() == 1
                        ? item(offerings.getFirst(), candidates)
                        : new Extraction.Cards(offerings, candidates));
    }

    private static Extraction item(Offering offering, List<Candidate> candidates) {
        if (offering.availability() == Availability.OUT_OF_STOCK) {
            return new Extraction.SoldOut(offering, candidates);
        }
        if (offering.price() != null) {
            return new Extraction.Item(offering, candidates);
        }
        return candidates.isEmpty()
                ? new Extraction.Unrecognised("the API states no price", offering.title(), candidates)
                : new Extraction.Ambiguous(offering, "a price without any currency", candidates);
    }

    /** One thing of the answer. */
    private final class Entry {
        private final JsonNode entry;
        private final @Nullable String currency;
        private final int decimals;

        Entry(JsonNode entry) {
            this.entry = entry;
            this.currency = currencyOf();
            this.decimals = decimalsOf();
        }

        private @Nullable String currencyOf() {
            if (payload.currency() != null) {
                return payload.currency();
            }
            var stated = field("currency");
            var host = CurrencySign.Hint.ofHost(address.host());
            return stated == null ? host.currency() : CurrencySign.iso(stated, host);
        }

        private int decimalsOf() {
            return switch (payload.unit()) {
                case "major" -> 0;
                case "minor" ->
                    currency == null ? 2 : Currency.getInstance(currency).getDefaultFractionDigits();
                case String path ->
                    JsonPath.first(entry, path).stream()
                            .mapToInt(JsonNode::asInt)
                            .filter(number -> number >= 0 && number <= MAX_DECIMALS)
                            .findFirst()
                            .orElse(0);
            };
        }

        Offering offering(List<Candidate> candidates) {
            var variants = variants();
            var price = price(variants, candidates);
            var list = amount(text(entry, payload.fields().get("listPrice")), candidates, "listPrice");
            var promotions = new ArrayList<String>();
            var terms = terms(price);
            terms.stream().map(PromotionTerms::text).distinct().forEach(promotions::add);
            texts("texts").stream()
                    .filter(text -> !promotions.contains(text))
                    .limit(MAX_TEXTS)
                    .forEach(promotions::add);
            return new Offering(
                    url(),
                    field("itemId"),
                    SchemaOrg.clean(field("title")),
                    SchemaOrg.clean(field("brand")),
                    field("sku"),
                    field("gtin"),
                    field("mpn"),
                    new Offering.SellerName(SchemaOrg.clean(field("sellerName")), field("sellerId")),
                    price,
                    struckOut(list, price),
                    variants,
                    availability(variants),
                    promotions,
                    terms,
                    images(),
                    price == null ? 0 : CONFIDENCE,
                    List.of(source));
        }

        private @Nullable Price price(List<Offering.Variant> variants, List<Candidate> candidates) {
            var stated = payload.fields().get("price");
            if (stated != null) {
                var read = amount(text(entry, stated), candidates, "price");
                var high = amount(text(entry, payload.fields().get("high")), new ArrayList<>(), "high");
                return read == null || currency == null
                        ? null
                        : new Price(read.low(), high == null ? read.high() : high.low(), currency, false);
            }
            var amounts = variants.stream()
                    .map(Offering.Variant::price)
                    .filter(Objects::nonNull)
                    .toList();
            amounts.forEach(amount -> candidates.add(candidate(amount, "variants.price")));
            if (amounts.isEmpty() || currency == null) {
                return null;
            }
            var low = amounts.stream().min(Comparator.naturalOrder()).orElseThrow();
            var high = amounts.stream().max(Comparator.naturalOrder()).orElseThrow();
            return new Price(low, high, currency, false);
        }

        /** What is struck out is more than what is asked, or it is nothing. */
        private @Nullable Price struckOut(@Nullable Range list, @Nullable Price price) {
            return list == null
                            || currency == null
                            || (price != null && list.low().compareTo(price.amount()) <= 0)
                    ? null
                    : new Price(list.low(), list.high(), currency, false);
        }

        private Candidate candidate(BigDecimal amount, String from) {
            return new Candidate(
                    amount.toPlainString(), currency, source + ":" + from, currency == null ? "no currency" : "taken");
        }

        private @Nullable Range amount(@Nullable String text, List<Candidate> candidates, String from) {
            var read = range(text);
            if (read != null && !from.equals("listPrice")) {
                candidates.add(candidate(read.low(), from));
            }
            return read;
        }

        private @Nullable Range range(@Nullable String text) {
            if (text == null) {
                return null;
            }
            if (DECIMAL.matcher(text).matches()) {
                var amount = new BigDecimal(text).movePointLeft(decimals);
                return amount.signum() > 0 ? new Range(amount, null) : null;
            }
            var read = PriceText.read(text, currency, null);
            var low = read.amount();
            return low == null || low.signum() <= 0
                    ? null
                    : new Range(
                            low.movePointLeft(decimals),
                            read.high() == null ? null : read.high().movePointLeft(decimals));
        }

        private List<Offering.Variant> variants() {
            var described = payload.variants();
            if (described == null) {
                return List.of();
            }
            return JsonPath.first(entry, described.each()).stream()
                    .filter(each -> !"0".equals(text(each, described.fields().get("sku"))))
                    .limit(MAX_VARIANTS)
                    .map(each -> {
                        var price = range(text(each, described.fields().get("price")));
                        return new Offering.Variant(
                                text(each, described.fields().get("sku")),
                                joined(each, described.fields().get("title")),
                                price == null ? null : price.low(),
                                stock(
                                        text(each, described.fields().get("inStock")),
                                        text(each, described.fields().get("stock"))));
                    })
                    .toList();
        }

        private Availability availability(List<Offering.Variant> variants) {
            var stated = stock(field("inStock"), field("stock"));
            return stated != Availability.UNKNOWN
                    ? stated
                    : variants.stream().map(Offering.Variant::availability).reduce(Availability.UNKNOWN, Facts::best);
        }

        private List<PromotionTerms> terms(@Nullable Price price) {
            var promotions = payload.promotions();
            if (promotions == null || currency == null) {
                return List.of();
            }
            var reader = new PayloadTerms(Currency.getInstance(currency), decimals, payload.zone(), price);
            return promotions.stream()
                    .flatMap(promotion -> {
                        var nodes = promotion.each() == null ? List.of(entry) : JsonPath.first(entry, promotion.each());
                        return nodes.stream().map(node -> reader.read(promotion, node));
                    })
                    .flatMap(Optional::stream)
                    .distinct()
                    .limit(MAX_TEXTS)
                    .toList();
        }

        private String url() {
            var stated = field("url");
            if (stated != null) {
                var absolute = stated.startsWith("//")
                        ? "https:" + stated
                        : stated.contains("://") ? stated : "https://" + stated;
                if (PageAddress.read(absolute).isPresent()) {
                    return absolute;
                }
            }
            var pattern = payload.url();
            if (pattern == null) {
                return pageUrl;
            }
            var url = new StringBuilder();
            var places = PLACE.matcher(pattern);
            while (places.find()) {
                var value = places.group(1).equals("shop") ? "https://" + address.host() : field(places.group(1));
                if (value == null) {
                    return pageUrl;
                }
                places.appendReplacement(url, java.util.regex.Matcher.quoteReplacement(value));
            }
            places.appendTail(url);
            return PageAddress.read(url.toString()).isPresent() ? url.toString() : pageUrl;
        }

        private List<String> images() {
            return texts("images").stream()
                    .map(image -> image.startsWith("//") ? "https:" + image : image)
                    .distinct()
                    .limit(MAX_TEXTS)
                    .toList();
        }

        private List<String> texts(String name) {
            var paths = payload.fields().get(name);
            return paths == null
                    ? List.of()
                    : JsonPath.all(entry, paths).stream()
                            .filter(JsonNode::isValueNode)
                            .map(JsonNode::asText)
                            .map(SchemaOrg::clean)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList();
        }

        private @Nullable String field(String name) {
            var value = text(entry, payload.fields().get(name));
            var cut = payload.trim() == null ? null : payload.trim().get(name);
            return value == null || cut == null ? value : value.replaceAll(cut, "");
        }
    }

    /** An amount, or two. */
    private record Range(BigDecimal low, @Nullable BigDecimal high) {}

    static @Nullable String text(JsonNode node, @Nullable String paths) {
        return paths == null
                ? null
                : JsonPath.first(node, paths).stream()
                        .filter(JsonNode::isValueNode)
                        .map(PayloadReader::plain)
                        .findFirst()
                        .orElse(null);
    }

    /** Never in powers of ten: 10.0 is not 1E+1. */
    private static String plain(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static @Nullable String joined(JsonNode node, @Nullable String paths) {
        if (paths == null) {
            return null;
        }
        var words = JsonPath.all(node, paths).stream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .toList();
        return words.isEmpty() ? null : SchemaOrg.clean(String.join(" ", words));
    }

    private static Availability stock(@Nullable String said, @Nullable String number) {
        if (said != null) {
            return switch (said.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "")) {
                case "true", "instock", "available", "limitedstock", "1" -> Availability.IN_STOCK;
                case "false", "outofstock", "unavailable", "0" -> Availability.OUT_OF_STOCK;
                case "onbackorder", "preorder" -> Availability.PRE_ORDER;
                default -> Availability.UNKNOWN;
            };
        }
        if (number == null || !number.matches("-?\\d{1,12}")) {
            return Availability.UNKNOWN;
        }
        return Long.parseLong(number) > 0 ? Availability.IN_STOCK : Availability.OUT_OF_STOCK;
    }
}
