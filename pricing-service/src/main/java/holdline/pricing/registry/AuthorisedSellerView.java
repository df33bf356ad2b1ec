package holdline.pricing.registry;

import holdline.events.Channel;
import holdline.pricing.judging.Standing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(title = "Authorised seller")
record AuthorisedSellerView(
        UUID id,
        String platform,
        String shopId,
        @Nullable String shopName,
        Standing standing,
        List<String> productCodes,
        List<String> lines,
        List<Channel> channels,
        List<String> regions,
        @Nullable String tier,
        Instant validFrom,
        @Nullable Instant validTo,
        Instant createdAt) {

    static AuthorisedSellerView of(AuthorisedSeller seller) {
        return new AuthorisedSellerView(
                seller.id,
                seller.platform,
                seller.shopId,
                seller.shopName,
                seller.standing,
                seller.productCodes,
                seller.lines,
                seller.channels.stream().map(Channel::valueOf).toList(),
                seller.regions,
                seller.tier,
                seller.validFrom,
                seller.validTo,
                seller.createdAt);
    }
}
