package holdline.pricing.catalogue;

import holdline.events.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A product of one brand. Its code is its name among people and policies, and never changes. */
@Entity
class Product {

    @Id
    UUID id;

    String tenant;
    String code;
    String name;

    @Nullable
    String brand;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> aliases;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> gtins;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> models;

    boolean selective;

    @Nullable
    String line;

    @Column(name = "guide_amount")
    @Nullable
    BigDecimal guideAmount;

    @Column(name = "guide_currency")
    @Nullable
    String guideCurrency;

    @Column(name = "created_at")
    Instant createdAt;

    @Version
    long version;

    /** For Hibernate. */
    protected Product() {}

    Product(UUID id, String tenant, ProductRequest request, Instant createdAt) {
        this.id = id;
        this.tenant = tenant;
        this.code = request.code();
        this.createdAt = createdAt;
        change(request);
    }

    final void change(ProductRequest request) {
        name = request.name();
        brand = request.brand();
        aliases = ProductRequest.orEmpty(request.aliases());
        gtins = ProductRequest.orEmpty(request.gtins());
        models = ProductRequest.orEmpty(request.models());
        selective = request.distribution() != Distribution.OPEN;
        line = request.line();
        var guide = request.guidePrice();
        guideAmount = guide == null ? null : guide.amount();
        guideCurrency = guide == null ? null : guide.currency().getCurrencyCode();
    }

    @Nullable
    Money guidePrice() {
        return guideAmount == null || guideCurrency == null
                ? null
                : new Money(guideAmount, Currency.getInstance(guideCurrency));
    }
}
