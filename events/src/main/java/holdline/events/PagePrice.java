package holdline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a page asks: one amount, or a range when the page says "from" (起) or its variants differ.
 *
 * @param amount the price, or the lowest of the range; never zero, which is not a price
 * @param upTo the highest of the range, or absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PagePrice(Money amount, @Nullable Money upTo) {

    public PagePrice {
        if (Required.part("pagePrice.amount", amount).isZero()) {
            throw new IllegalArgumentException("zero is not a price");
        }
        if (upTo != null && upTo.isLessThan(amount)) {
            throw new IllegalArgumentException("pagePrice.upTo is below pagePrice.amount");
        }
    }

    public static PagePrice exactly(Money amount) {
        return new PagePrice(amount, null);
    }
}
