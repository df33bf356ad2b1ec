package holdline.pricing.judging;

import holdline.events.Channel;
import holdline.pricing.matching.KnownProduct;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of the registry: a shop, and how it stands to the brand.
 *
 * @param productCodes what it speaks of, with {@code lines}; both empty for everything
 * @param lines product lines it speaks of
 * @param channels channels it speaks of; empty for all
 * @param regions where the shop may sell; empty without bounds
 * @param tier how the brand grades the shop
 * @param validFrom first instant at which it holds
 * @param validTo first instant at which it no longer holds, null for open end
 */
public record Authorisation(
        String platform,
        String shopId,
        Standing standing,
        Set<String> productCodes,
        Set<String> lines,
        Set<Channel> channels,
        Set<String> regions,
        @Nullable String tier,
        Instant validFrom,
        @Nullable Instant validTo) {

    public Authorisation {
        productCodes = Set.copyOf(productCodes);
        lines = Set.copyOf(lines);
        channels = Set.copyOf(channels);
        regions = Set.copyOf(regions);
    }

    boolean covers(KnownProduct product, Channel channel) {
        return (channels.isEmpty() || channels.contains(channel))
                && ((productCodes.isEmpty() && lines.isEmpty())
                        || productCodes.contains(product.code())
                        || (product.line() != null && lines.contains(product.line())));
    }

    boolean allows() {
        return standing == Standing.AUTHORISED;
    }

    boolean holdsAt(Instant at) {
        return !at.isBefore(validFrom) && (validTo == null || at.isBefore(validTo));
    }

    boolean endedBy(Instant at) {
        return validTo != null && !at.isBefore(validTo);
    }
}
