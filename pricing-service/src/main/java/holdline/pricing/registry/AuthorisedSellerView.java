package holdline.pricing.registry;

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
        List<String> productCodes,
        Instant validFrom,
        @Nullable Instant validTo,
        Instant createdAt) {

    static AuthorisedSellerView of(AuthorisedSeller seller) {
        return new AuthorisedSellerView(
                seller.id,
                seller.platform,
                seller.shopId,
                seller.shopName,
                seller.productCodes,
                seller.validFrom,
                seller.validTo,
                seller.createdAt);
    }
}
