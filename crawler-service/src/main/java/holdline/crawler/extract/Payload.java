package holdline.crawler.extract;

import holdline.events.Funder;
import holdline.events.PromotionTerms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to read one API's answers, as data: where an entry stands is found by its marks, wherever the answer wraps it.
 *
 * @param name of the API, such as {@code pdd-ddk}
 * @param marks paths that an entry must have; together they tell the API from all others
 * @param currency ISO 4217, where the API has only one; otherwise the field {@code currency} or the shop's host tells it
 * @param unit of amounts: {@code major} (yuan, dollars), {@code minor} (fen, cents), or a path to the number of decimals
 * @param zone in which bare dates are meant
 * @param url address of the thing with {@code {field}} in place of fields, and {@code {shop}} for the shop's own address
 * @param fields field name to paths, tried from left to right
 * @param trim field name to a pattern that is cut away
 */
record Payload(
        String name,
        List<String> marks,
        @Nullable String currency,
        String unit,
        @Nullable String zone,
        @Nullable String url,
        Map<String, String> fields,
        @Nullable Map<String, String> trim,
        @Nullable Variants variants,
        @Nullable List<Promotion> promotions) {

    /** Sizes and colours: where they stand, and what each states. */
    record Variants(String each, Map<String, String> fields) {}

    /**
     * One sort of promotion the API states in figures.
     *
     * @param each paths to the promotions; absent where the entry states one in its own fields
     */
    record Promotion(
            PromotionTerms.Kind kind,
            Funder funder,
            @Nullable String each,
            Map<String, String> fields) {}
}
