package holdline.pricing.judging;

import holdline.events.Channel;
import holdline.events.ListingObserved;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where and by whom something is offered, as far as policies ask.
 *
 * @param regions where the registry lets the seller sell; empty when it does not know the seller, or sets no bounds
 * @param tier the seller's, by the registry
 */
record Offer(
        String platform,
        String shopId,
        Channel channel,
        Set<String> regions,
        @Nullable String tier) {

    static Offer of(ListingObserved seen, RegistryFinding finding) {
        return switch (finding) {
            case RegistryFinding.Authorised(var _, var _, var regions, var tier) ->
                new Offer(seen.listing().platform(), seen.seller().shopId(), seen.channel(), regions, tier);
            case RegistryFinding.Former _,
                    RegistryFinding.OutOfScope _,
                    RegistryFinding.Stranger _,
                    RegistryFinding.Listed _ ->
                new Offer(seen.listing().platform(), seen.seller().shopId(), seen.channel(), Set.of(), null);
        };
    }
}
