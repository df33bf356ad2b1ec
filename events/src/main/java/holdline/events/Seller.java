package holdline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Who offers a listing: a shop on a platform. A web shop that sells for itself is its own seller, with its host as
 * both platform and shop id.
 *
 * @param shopName as shown to buyers; may claim things that are not true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Seller(
        String platform, String shopId, @Nullable String shopName) {

    public Seller {
        Required.text("seller.platform", platform);
        Required.text("seller.shopId", shopId);
    }
}
