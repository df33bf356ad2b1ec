package holdline.pricing.judging;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of the registry: a shop that may sell.
 *
 * @param productCodes what it may sell; empty for everything
 * @param validFrom first instant at which it holds
 * @param validTo first instant at which it no longer holds, null for open end
 */
public record Authorisation(
        String platform,
        String shopId,
        Set<String> productCodes,
        Instant validFrom,
        @Nullable Instant validTo) {

    public Authorisation {
        productCodes = Set.copyOf(productCodes);
    }

    boolean covers(String productCode) {
        return productCodes.isEmpty() || productCodes.contains(productCode);
    }

    boolean holdsAt(Instant at) {
        return !at.isBefore(validFrom) && (validTo == null || at.isBefore(validTo));
    }

    boolean endedBy(Instant at) {
        return validTo != null && !at.isBefore(validTo);
    }
}
