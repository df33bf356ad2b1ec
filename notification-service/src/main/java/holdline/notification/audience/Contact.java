package holdline.notification.audience;

import holdline.notification.wording.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Where a seller's notices go. */
@Entity
public class Contact {

    @Id
    private UUID id;

    private String tenant;
    private String platform;

    @Column(name = "shop_id")
    private String shopId;

    private String email;
    private String language;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For the database only. */
    protected Contact() {}

    Contact(String tenant, Shop shop, String email, Language language, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.tenant = tenant;
        this.platform = shop.platform();
        this.shopId = shop.shopId();
        this.email = email;
        this.language = language.tag();
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    public String tenant() {
        return tenant;
    }

    public Shop shop() {
        return new Shop(platform, shopId);
    }

    String email() {
        return email;
    }

    public Language language() {
        return Language.tagged(language).orElseThrow();
    }

    Instant createdAt() {
        return createdAt;
    }

    /** A shop on a platform. */
    public record Shop(String platform, String shopId) {}
}
