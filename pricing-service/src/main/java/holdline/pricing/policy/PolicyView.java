package holdline.pricing.policy;

import holdline.events.Channel;
import holdline.events.Money;
import holdline.pricing.judging.PricePolicy.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(title = "Policy", description = "One version of a policy.")
record PolicyView(
        UUID id,
        int version,
        boolean inForce,
        String name,
        Kind kind,
        @Nullable String productCode,
        @Nullable String line,
        @Nullable String platform,
        @Nullable String shopId,
        @Nullable Channel channel,
        @Nullable String region,
        @Nullable String tier,
        @Nullable Money floor,
        @Nullable String maxDiscountPercent,
        @Nullable String reason,
        String tolerancePercent,
        String zone,

        @Schema(description = "In the policy's zone") @Nullable
        OffsetDateTime validFrom,

        @Schema(description = "In the policy's zone; the first moment at which it no longer holds") @Nullable
        OffsetDateTime validTo,

        Instant createdAt) {

    static PolicyView of(PolicyVersion policy) {
        var zone = ZoneId.of(policy.zone);
        return new PolicyView(
                policy.key.policy(),
                policy.key.version(),
                policy.inForce,
                policy.name,
                policy.kind,
                policy.productCode,
                policy.line,
                policy.platform,
                policy.shopId,
                policy.channel,
                policy.region,
                policy.tier,
                policy.floor(),
                policy.mostDiscountPercent == null ? null : plain(policy.mostDiscountPercent),
                policy.reason,
                plain(policy.tolerancePercent),
                policy.zone,
                in(zone, policy.validFrom),
                in(zone, policy.validTo),
                policy.createdAt);
    }

    private static String plain(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString();
    }

    private static @Nullable OffsetDateTime in(ZoneId zone, @Nullable Instant at) {
        return at == null ? null : at.atZone(zone).toOffsetDateTime();
    }
}
