package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdline.events.Availability;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Understands schema.org products, however they were written down: JSON-LD, microdata and RDFa all arrive here as the
 * same tree. Knows offers, aggregate offers, price specifications, product groups with variants and item lists.
 */
final class SchemaOrg {

    private static final int MAX_NODES = 5_000;
    private static final int MAX_OFFERS = 200;
    private static final int MAX_VARIANTS = 100;
    private static final int MAX_IMAGES = 20;

    private static final Set<String> PRODUCTS = Set.of(
            "Product",
            "ProductGroup",
            "IndividualProduct",
            "ProductModel",
            "SomeProducts",
            "Vehicle",
            "Car",
            "Book",
            "Drug",
            "VideoGame");

    private static final Set<String> OFFERS = Set.of("Offer", "AggregateOffer", "OfferForPurchase");

    /** Prices that are not what the buyer is asked now. */
    private static final Set<String> DECORATION =
            Set.of("ListPrice", "StrikethroughPrice", "MSRP", "SRP", "RegularPrice", "SuggestedRetailPrice");

    /** Things a product mentions that are not the product. */
    private static final Set<String> ELSEWHERE = Set.of(
            "isRelatedTo",
            "isSimilarTo",
            "isAccessoryOrSparePartFor",
            "isConsumableFor",
            "review",
            "reviews",
            "aggregateRating",
            "breadcrumb",
            "hasVariant",
            "offers",
            "isVariantOf",
            "recommendations");

    private final String source;
    private final CurrencySign.Hint hint;

    SchemaOrg(String source, CurrencySign.Hint hint) {
        this.source = source;
        this.hint = hint;
    }

    /** The things for sale of a tree: those that stand for themselves, and those that are entries of a list. */
    record Found(List<Facts> products, List<Facts> entries) {}

    Found read(List<JsonNode> roots) {
        var products = new ArrayList<Facts>();
        var entries = new ArrayList<Facts>();
        var queue = new ArrayDeque<Step>();
        roots.forEach(root -> queue.add(new Step(root, false)));
        var seen = 0;
        while (!queue.isEmpty() && seen++ < MAX_NODES) {
            var step = queue.poll();
            var node = step.node();
            if (node.isArray()) {
                node.forEach(child -> {
                    if (queue.size() < MAX_NODES) {
                        queue.add(new Step(child, step.inList()));
                    }
                });
            } else if (node instanceof ObjectNode thing) {
                var inList = step.inList() || isA(thing, Set.of("ItemList", "OfferCatalog"));
                if (isA(thing, PRODUCTS)) {
                    (inList ? entries : products).add(product(thing));
                } else if (isA(thing, OFFERS) && !thing.path("itemOffered").isContainerNode()) {
                    (inList ? entries : products).add(offerAlone(thing));
                }
                for (var property : thing.properties()) {
                    if (!ELSEWHERE.contains(name(property.getKey()))) {
                        queue.add(new Step(property.getValue(), inList));
                    }
                }
            }
        }
        return new Found(products, entries);
    }

    private record Step(JsonNode node, boolean inList) {}

    private Facts product(ObjectNode thing) {
        var reading = new OfferReading();
        var seller = Offering.SellerName.UNKNOWN;
        var sku = text(thing, "sku", "productID", "productId");
        for (var offer : first(each(get(thing, "offers")))) {
            reading.addAll(alone(offer, "offers"));
            if (!seller.isKnown()) {
                seller = seller(get(offer, "seller", "offeredBy"));
            }
            if (sku == null) {
                sku = text(offer, "sku");
            }
        }
        if (reading.all().isEmpty()) {
            reading.add(thing, "product", null);
        }
        var variants = new ArrayList<Offering.Variant>();
        for (var variant : each(get(thing, "hasVariant", "model"))) {
            if (variants.size() >= MAX_VARIANTS || !variant.isObject()) {
                break;
            }
            var own = new OfferReading();
            first(each(get(variant, "offers"))).forEach(offer -> own.addAll(alone(offer, "hasVariant.offers")));
            own.all().stream()
                    .filter(Facts.Quote::isPrice)
                    .findFirst()
                    .ifPresent(quote -> variants.add(new Offering.Variant(
                            text(variant, "sku"), text(variant, "name"), quote.amount(), own.availability)));
            reading.addAll(own);
        }
        return new Facts(
                source,
                text(thing, "url", "@id"),
                null,
                clean(text(thing, "name")),
                clean(named(get(thing, "brand", "manufacturer"))),
                clean(sku),
                gtin(thing, reading.gtin),
                clean(text(thing, "mpn", "model")),
                seller,
                reading.all(),
                reading.list,
                reading.availability,
                reading.discontinued,
                variants,
                List.of(),
                images(get(thing, "image", "images")));
    }

    private static List<JsonNode> first(List<JsonNode> offers) {
        return offers.size() > MAX_OFFERS ? offers.subList(0, MAX_OFFERS) : offers;
    }

    private OfferReading alone(JsonNode offer, String from) {
        var reading = new OfferReading();
        reading.add(offer, from, null);
        return reading;
    }

    private Facts offerAlone(ObjectNode offer) {
        var reading = new OfferReading();
        reading.add(offer, "offer", null);
        return new Facts(
                source,
                text(offer, "url"),
                null,
                clean(text(offer, "name")),
                null,
                clean(text(offer, "sku")),
                null,
                clean(text(offer, "mpn")),
                seller(get(offer, "seller", "offeredBy")),
                reading.quotes,
                reading.list,
                reading.availability,
                reading.discontinued,
                List.of(),
                List.of(),
                images(get(offer, "image")));
    }

    /** Collects what offers say, so that many offers of one product become its range. */
    private final class OfferReading {
        private final List<Facts.Quote> quotes = new ArrayList<>();
        /** Prices of what nobody can buy now: they count only when nothing else is offered. */
        private final List<Facts.Quote> soldOut = new ArrayList<>();

        private Facts.@Nullable Quote list;
        private Availability availability = Availability.UNKNOWN;
        private boolean discontinued;
        private @Nullable String gtin;
        private int offers;

        void add(JsonNode offer, String from, @Nullable String outerCurrency) {
            if (!offer.isObject() || offers++ > MAX_OFFERS) {
                return;
            }
            var stated = text(offer, "priceCurrency", "currency");
            var currency = stated == null ? outerCurrency : stated;
            available(text(offer, "availability", "offerAvailability"));
            if (gtin == null) {
                gtin = gtin(offer, null);
            }
            var before = quotes.size();
            quote(offer, "price", null, currency, from + ".price");
            if (quotes.size() == before) {
                quote(offer, "lowPrice", "highPrice", currency, from + ".lowPrice");
            }
            for (var specification : each(get(offer, "priceSpecification"))) {
                specified(specification, currency, from, quotes.size() > before);
            }
            var aggregated = quotes.size() > before;
            for (var inner : first(each(get(offer, "offers")))) {
                var inside = new OfferReading();
                inside.add(inner, from + ".offers", currency);
                if (!aggregated) {
                    (inside.availability == Availability.OUT_OF_STOCK ? soldOut : quotes).addAll(inside.quotes);
                }
                availability = Facts.best(availability, inside.availability);
            }
        }

        List<Facts.Quote> all() {
            return (quotes.isEmpty() ? soldOut : quotes).stream().distinct().toList();
        }

        void addAll(OfferReading other) {
            var buyable = other.availability != Availability.OUT_OF_STOCK;
            (buyable ? quotes : soldOut).addAll(other.quotes);
            soldOut.addAll(other.soldOut);
            discontinued |= other.discontinued;
            list = list == null ? other.list : list;
            availability = Facts.best(availability, other.availability);
            gtin = gtin == null ? other.gtin : gtin;
        }

        private void specified(JsonNode specification, @Nullable String outer, String from, boolean priceKnown) {
            var stated = text(specification, "priceCurrency");
            var currency = stated == null ? outer : stated;
            var kind = last(Objects.requireNonNullElse(text(specification, "priceType"), ""));
            var perUnit = has(specification, "referenceQuantity") || has(specification, "billingDuration");
            if (DECORATION.contains(kind)) {
                list = quoteOf(specification, "price", null, currency, from + ".priceSpecification");
            } else if (!perUnit && !priceKnown && !has(specification, "validForMemberTier")) {
                quote(specification, "price", null, currency, from + ".priceSpecification");
                if (quotes.isEmpty()) {
                    quote(specification, "minPrice", "maxPrice", currency, from + ".priceSpecification");
                }
            }
        }

        private void quote(JsonNode node, String low, @Nullable String high, @Nullable String currency, String from) {
            var quote = quoteOf(node, low, high, currency, from);
            if (quote != null && !quotes.contains(quote)) {
                quotes.add(quote);
            }
        }

        private Facts.@Nullable Quote quoteOf(
                JsonNode node, String low, @Nullable String high, @Nullable String currency, String from) {
            var code = currency == null ? null : CurrencySign.iso(currency.strip(), hint);
            var known = code == null ? hint : new CurrencySign.Hint(code);
            for (var value : each(get(node, low))) {
                var read = PriceText.within(plainNumber(value), null, known);
                if (read.amount() == null || !asksNow(read.kind())) {
                    continue;
                }
                var to = high == null
                        ? read.high()
                        : PriceText.within(plainNumber(get(node, high)), null, known)
                                .amount();
                return new Facts.Quote(
                        read.amount(),
                        to,
                        code != null ? code : read.currencyText() != null ? read.currency() : null,
                        source + ":" + from,
                        read.startingFrom());
            }
            return null;
        }

        private void available(@Nullable String value) {
            if (value == null) {
                return;
            }
            var now = switch (last(value).toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")) {
                case "instock", "limitedavailability", "onlineonly", "instoreonly", "available", "availablefororder" ->
                    Availability.IN_STOCK;
                case "outofstock", "soldout", "unavailable" -> Availability.OUT_OF_STOCK;
                case "discontinued" -> {
                    discontinued = true;
                    yield Availability.OUT_OF_STOCK;
                }
                case "preorder", "presale", "backorder", "madetoorder" -> Availability.PRE_ORDER;
                default -> Availability.UNKNOWN;
            };
            availability = Facts.best(availability, now);
        }
    }

    /** A price property that turns out to speak of an instalment or a discount is not one. */
    private static boolean asksNow(PriceText.Kind kind) {
        return switch (kind) {
            case PRICE, RANGE, STARTING_FROM, AFTER_COUPON, LIMITED_QUANTITY, PER_UNIT, LIST_PRICE -> true;
            case DISCOUNT_AMOUNT, FACE_VALUE, PROMOTION, COUNT, NONE -> false;
        };
    }

    static Offering.SellerName seller(JsonNode node) {
        for (var seller : each(node)) {
            if (seller.isTextual()) {
                return new Offering.SellerName(clean(seller.asText()), null);
            }
            var identifier = identifier(seller);
            var name = clean(text(seller, "name", "legalName"));
            if (name != null || identifier != null) {
                return new Offering.SellerName(name, clean(identifier));
            }
        }
        return Offering.SellerName.UNKNOWN;
    }

    /** A text, or a PropertyValue around one; microdata gives either in a list. */
    private static @Nullable String identifier(JsonNode seller) {
        for (var id : each(get(seller, "identifier"))) {
            var value = id.isObject() ? text(id, "value") : scalar(id);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String gtin(JsonNode thing, @Nullable String otherwise) {
        for (var name : List.of("gtin13", "gtin", "gtin12", "gtin14", "gtin8", "ean", "productID")) {
            var value = text(thing, name);
            var digits = value == null ? "" : value.replaceAll("(?i)^(?:gtin|ean|upc|isbn)\\d{0,2}:|[\\s-]", "");
            if (digits.matches("\\d{8}|\\d{12,14}") && !(name.equals("productID") && value.equals(digits))) {
                return digits;
            }
        }
        return otherwise;
    }

    private static List<String> images(JsonNode node) {
        var images = new ArrayList<String>();
        for (var image : each(node)) {
            var address = image.isObject() ? text(image, "contentUrl", "url", "@id") : scalar(image);
            if (address != null && images.size() < MAX_IMAGES) {
                images.add(address.strip());
            }
        }
        return images;
    }

    private static @Nullable String named(JsonNode node) {
        for (var one : each(node)) {
            var name = one.isObject() ? text(one, "name") : scalar(one);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    static boolean isA(JsonNode thing, Set<String> types) {
        for (var type : each(get(thing, "@type"))) {
            if (types.contains(last(type.asText()))) {
                return true;
            }
        }
        return false;
    }

    /** The first of these properties that is there, whatever prefix its name carries. */
    static JsonNode get(JsonNode thing, String... names) {
        for (var wanted : names) {
            var direct = thing.path(wanted);
            if (!direct.isMissingNode() && !direct.isNull()) {
                return direct;
            }
            for (var property : thing.properties()) {
                if (name(property.getKey()).equalsIgnoreCase(wanted)
                        && !property.getValue().isNull()) {
                    return property.getValue();
                }
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static boolean has(JsonNode thing, String name) {
        return !get(thing, name).isMissingNode();
    }

    static @Nullable String text(JsonNode thing, String... names) {
        Function<String, @Nullable String> one = name -> {
            for (var value : each(get(thing, name))) {
                var text = value.isObject() ? text(value, "@value", "name") : scalar(value);
                if (text != null) {
                    return text;
                }
            }
            return null;
        };
        for (var name : names) {
            var found = one.apply(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String scalar(JsonNode node) {
        if (!node.isValueNode() || node.isNull() || node.isMissingNode()) {
            return null;
        }
        var text = node.isNumber() ? node.decimalValue().toPlainString() : node.asText();
        return text.isBlank() ? null : text.strip();
    }

    /** JSON numbers have their point; only strings are written for people. */
    private static @Nullable String plainNumber(JsonNode node) {
        var value = node.isObject() ? get(node, "@value") : node;
        if (value.isNumber()) {
            var amount = value.decimalValue();
            // Three decimals would look like a thousand.
            return amount.scale() == 3 ? amount.toPlainString() + "0" : amount.toPlainString();
        }
        var text = scalar(value);
        return text != null && text.matches("\\d+\\.\\d{3}") ? text + "0" : text;
    }

    static List<JsonNode> each(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            return List.of(node);
        }
        var all = new ArrayList<JsonNode>();
        node.forEach(all::add);
        return List.copyOf(all);
    }

    private static String name(String key) {
        return key.startsWith("@") ? key : last(key);
    }

    private static String last(String address) {
        var text = address.strip();
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.substring(
                Math.max(text.lastIndexOf('/'), Math.max(text.lastIndexOf('#'), text.lastIndexOf(':'))) + 1);
    }

    static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var plain = org.jsoup.parser.Parser.unescapeEntities(text, false)
                .replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ")
                .strip();
        return plain.isEmpty() ? null : plain.length() > 500 ? plain.substring(0, 500) : plain;
    }
}
