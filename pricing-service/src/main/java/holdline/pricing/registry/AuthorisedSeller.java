package holdline.pricing.registry;

import holdline.events.Channel;
import holdline.pricing.judging.Standing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A shop, how it stands to the brand, for what, and from when to when. */
@Entity
@Table(name = "authorised_seller")
class AuthorisedSeller {

    @Id
    UUID id;

    String tenant;
    String platform;

    @Column(name = "shop_id")
    String shopId;

    @Column(name = "shop_name")
    @Nullable
    String shopName;

    @Enumerated(EnumType.STRING)
    Standing standing;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "product_codes", columnDefinition = "text[]")
    List<String> productCodes;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> lines;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> channels;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> regions;

    @Nullable
    String tier;

    @Column(name = "valid_from")
    Instant validFrom;

    @Column(name = "valid_to")
    @Nullable
    Instant validTo;

    @Column(name = "created_at")
    Instant createdAt;

    @Version
    long version;

    /** For Hibernate. */
    protected AuthorisedSeller() {}

    AuthorisedSeller(UUID id, String tenant, AuthorisedSellerRequest request, Instant now) {
        this.id = id;
        this.tenant = tenant;
        this.createdAt = now;
        change(request, now);
    }

    final void change(AuthorisedSellerRequest request, Instant from) {
        platform = request.platform();
        shopId = request.shopId();
        shopName = request.shopName();
        standing = request.standing() == null ? Standing.AUTHORISED : request.standing();
        productCodes = AuthorisedSellerRequest.distinct(request.productCodes());
        lines = AuthorisedSellerRequest.distinct(request.lines());
        channels = AuthorisedSellerRequest.distinct(request.channels()).stream()
                .map(Channel::name)
                .toList();
        regions = AuthorisedSellerRequest.distinct(request.regions());
        tier = request.tier();
        validFrom = request.validFrom() == null ? from : request.validFrom();
        validTo = request.validTo();
    }

    /** Ends it now, unless it has ended before; one that has not begun never begins. */
    void end(Instant now) {
        if (validTo == null || validTo.isAfter(now)) {
            validTo = validFrom.isAfter(now) ? validFrom : now;
        }
    }
}
