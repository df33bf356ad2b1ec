package holdline.pricing.dryrun;

import holdline.pricing.matching.Offer;
import holdline.web.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an offer from fields that callers name as their data does. */
final class FreeFields {

    private static final int MAX_FIELDS = 50;
    private static final int MAX_TEXT = 10_000;

    private static final List<String> TITLE = List.of("title", "name");
    private static final List<String> BRAND = List.of("brand", "manufacturer");
    private static final List<String> MODEL = List.of("model", "modelno", "mpn");
    private static final List<String> GTIN = List.of("gtin", "ean", "upc", "gtin13", "gtin14", "gtin12", "gtin8");
    private static final List<String> PRICE = List.of("price");

    /** Of other records: they say nothing about the product. */
    private static final Set<String> NAMES_OF_RECORDS = Set.of("id", "url", "seller", "shop", "currency");

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(?:\\.\\d{1,6})?");

    private FreeFields() {}

    /**
     * @param at where the fields stand in the request, to name it in a refusal
     * @throws Problem 400 when there are too many fields, or one is no text or number, or too long
     */
    static Offer offer(@Nullable Map<String, Object> fields, String at) {
        if (fields == null || fields.size() > MAX_FIELDS) {
            throw Problem.invalid(at, "an object of at most " + MAX_FIELDS + " fields");
        }
        var more = new ArrayList<String>();
        fields.forEach((name, value) -> {
            var text = text(value, at + "." + name);
            if (!known(name) && !NAMES_OF_RECORDS.contains(name)) {
                more.add(text);
            }
        });
        return new Offer(
                first(fields, TITLE, at),
                first(fields, BRAND, at),
                first(fields, MODEL, at),
                first(fields, GTIN, at),
                amount(first(fields, PRICE, at)),
                more);
    }

    private static boolean known(String name) {
        return TITLE.contains(name)
                || BRAND.contains(name)
                || MODEL.contains(name)
                || GTIN.contains(name)
                || PRICE.contains(name);
    }

    private static String first(Map<String, Object> fields, List<String> names, String at) {
        for (var name : names) {
            var text = text(fields.get(name), at + "." + name);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static String text(@Nullable Object value, String at) {
        var text = value == null ? "" : value.toString();
        if (text.length() > MAX_TEXT || value instanceof Map || value instanceof List) {
            throw Problem.invalid(at, "a text of at most " + MAX_TEXT + " characters, or a number");
        }
        return text;
    }

    private static @Nullable BigDecimal amount(String text) {
        return AMOUNT.matcher(text.strip()).matches() ? new BigDecimal(text.strip()) : null;
    }
}
