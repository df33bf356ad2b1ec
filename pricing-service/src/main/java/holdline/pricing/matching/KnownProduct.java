package holdline.pricing.matching;

import holdline.events.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as matching knows it.
 *
 * @param name as the brand writes it; all its words have to stand in a title for the title rule
 * @param aliases other names of the product or of its brand, in any script
 * @param gtins as entered; those without a right check digit never match anything
 * @param models the maker's model names or part numbers
 * @param selective whether only authorised sellers may offer it
 * @param line the product line (产品线) it belongs to
 * @param guidePrice the brand's price for one unit (指导价), from which discounts are counted
 */
public record KnownProduct(
        UUID id,
        String code,
        String name,
        @Nullable String brand,
        List<String> aliases,
        List<String> gtins,
        List<String> models,
        boolean selective,
        @Nullable String line,
        @Nullable Money guidePrice) {

    public KnownProduct {
        aliases = List.copyOf(aliases);
        gtins = List.copyOf(gtins);
        models = List.copyOf(models);
    }
}
