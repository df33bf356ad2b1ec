package holdline.crawler.extract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a page asks for a thing.
 *
 * @param amount the price, or the lowest of a range; above zero
 * @param high the highest of a range
 * @param currency ISO 4217
 * @param startingFrom the page says "from" (起)
 */
public record Price(BigDecimal amount, @Nullable BigDecimal high, String currency, boolean startingFrom) {

    public Price {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("zero is not a price");
        }
        if (high != null && high.compareTo(amount) <= 0) {
            high = null;
        }
    }

    /** How the price is stated: price, range or starting-from. */
    public String kind() {
        if (startingFrom) {
            return "starting-from";
        }
        return high == null ? "price" : "range";
    }
}
