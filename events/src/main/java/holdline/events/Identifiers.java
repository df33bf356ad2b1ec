package holdline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a page says its product is, each part as written there.
 *
 * @param gtin GTIN-8, -12, -13 or -14, digits only
 * @param model the maker's model name or manufacturer part number
 * @param sku the seller's own number, meaningless elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Identifiers(
        @Nullable String brand,
        @Nullable String gtin,
        @Nullable String model,
        @Nullable String sku) {

    public static final Identifiers NONE = new Identifiers(null, null, null, null);
}
