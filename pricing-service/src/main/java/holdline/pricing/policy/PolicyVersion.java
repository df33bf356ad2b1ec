package holdline.pricing.policy;

import holdline.events.Channel;
import holdline.events.Money;
import holdline.events.PolicyRef;
import holdline.pricing.judging.PricePolicy;
import holdline.pricing.judging.PricePolicy.Kind;
import holdline.pricing.judging.PricePolicy.Rule;
import holdline.pricing.judging.PricePolicy.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of a policy. What it says never changes; it only stops being the one in force. */
@Entity
@Table(name = "policy_version")
class PolicyVersion {

    @EmbeddedId
    Key key;

    String tenant;

    @Column(name = "in_force")
    boolean inForce;

    String name;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Column(name = "product_code")
    @Nullable
    String productCode;

    @Nullable
    String line;

    @Nullable
    String platform;

    @Column(name = "shop_id")
    @Nullable
    String shopId;

    @Enumerated(EnumType.STRING)
    @Nullable
    Channel channel;

    @Nullable
    String region;

    @Nullable
    String tier;

    @Column(name = "floor_amount")
    @Nullable
    BigDecimal floorAmount;

    @Column(name = "floor_currency")
    @Nullable
    String floorCurrency;

    @Column(name = "most_discount_percent")
    @Nullable
    BigDecimal mostDiscountPercent;

    @Nullable
    String reason;

    @Column(name = "tolerance_percent")
    BigDecimal tolerancePercent;

    String zone;

    @Column(name = "valid_from")
    @Nullable
    Instant validFrom;

    @Column(name = "valid_to")
    @Nullable
    Instant validTo;

    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    protected PolicyVersion() {}

    PolicyVersion(String tenant, PricePolicy policy, ZoneId zone, Instant createdAt) {
        this.key = new Key(policy.ref().id(), policy.ref().version());
        this.tenant = tenant;
        this.inForce = true;
        this.name = policy.name();
        this.kind = policy.kind();
        this.productCode = policy.scope().productCode();
        this.line = policy.scope().line();
        this.platform = policy.scope().platform();
        this.shopId = policy.scope().shopId();
        this.channel = policy.scope().channel();
        this.region = policy.scope().region();
        this.tier = policy.scope().tier();
        switch (policy.rule()) {
            case Rule.LeastAmount(var amount) -> {
                this.floorAmount = amount.amount();
                this.floorCurrency = amount.currency().getCurrencyCode();
            }
            case Rule.MostDiscount(var percent) -> this.mostDiscountPercent = percent;
            case Rule.Nothing(var why) -> this.reason = why;
        }
        this.tolerancePercent = policy.tolerancePercent();
        this.zone = zone.getId();
        this.validFrom = policy.validFrom();
        this.validTo = policy.validTo();
        this.createdAt = createdAt;
    }

    /** The next version takes over. */
    void retire() {
        inForce = false;
    }

    @Nullable
    Money floor() {
        return floorAmount == null || floorCurrency == null
                ? null
                : new Money(floorAmount, Currency.getInstance(floorCurrency));
    }

    /** As it is judged by. */
    PricePolicy asPolicy() {
        return new PricePolicy(
                new PolicyRef(key.policy(), key.version()),
                name,
                kind,
                new Scope(productCode, line, platform, shopId, channel, region, tier),
                Rule.of(floor(), mostDiscountPercent, reason),
                tolerancePercent,
                validFrom,
                validTo);
    }

    /** A policy's version. */
    @Embeddable
    record Key(UUID policy, int version) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;
    }
}
