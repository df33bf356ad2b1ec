package holdline.events;

import java.util.List;
import java.util.UUID;

/**
 * The tenant's product a listing was found to offer.
 *
 * @param confidence from 0 to 1; below the tenant's accusing level nothing is opened
 * @param reasons for people, strongest first
 */
public record ProductMatch(UUID productId, String code, String name, double confidence, List<String> reasons) {

    public ProductMatch {
        Required.part("match.productId", productId);
        Required.text("match.code", code);
        Required.text("match.name", name);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("match.confidence is not between 0 and 1: " + confidence);
        }
        reasons = Required.list(reasons);
    }
}
