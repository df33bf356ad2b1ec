package holdline.pricing.policy;

import holdline.events.Money;
import holdline.events.PolicyRef;
import holdline.pricing.judging.Floor;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
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

    @Column(name = "product_code")
    @Nullable
    String productCode;

    @Nullable
    String platform;

    @Column(name = "floor_amount")
    BigDecimal floorAmount;

    @Column(name = "floor_currency")
    String floorCurrency;

    @Column(name = "tolerance_percent")
    BigDecimal tolerancePercent;

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

    PolicyVersion(UUID policy, int version, String tenant, PolicyRequest request, Instant createdAt) {
        this.key = new Key(policy, version);
        this.tenant = tenant;
        this.inForce = true;
        this.name = request.name();
        this.productCode = request.productCode();
        this.platform = request.platform();
        this.floorAmount = request.floor().amount();
        this.floorCurrency = request.floor().currency().getCurrencyCode();
        this.tolerancePercent = request.toleranceOrNone();
        this.validFrom = request.validFrom();
        this.validTo = request.validTo();
        this.createdAt = createdAt;
    }

    /** The next version takes over. */
    void retire() {
        inForce = false;
    }

    Money floor() {
        return new Money(floorAmount, Currency.getInstance(floorCurrency));
    }

    /** As it is judged by. */
    Floor asFloor() {
        return new Floor(
                new PolicyRef(key.policy(), key.version()),
                name,
                productCode,
                platform,
                floor(),
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
