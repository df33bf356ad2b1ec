package holdline.pricing.policy;

import holdline.events.Money;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(title = "Policy", description = "One version of a policy.")
record PolicyView(
        UUID id,
        int version,
        boolean inForce,
        String name,
        @Nullable String productCode,
        Money floor,
        String tolerancePercent,
        @Nullable String platform,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        Instant createdAt) {

    static PolicyView of(PolicyVersion policy) {
        return new PolicyView(
                policy.key.policy(),
                policy.key.version(),
                policy.inForce,
                policy.name,
                policy.productCode,
                policy.floor(),
                policy.tolerancePercent.stripTrailingZeros().toPlainString(),
                policy.platform,
                policy.validFrom,
                policy.validTo,
                policy.createdAt);
    }
}
