package holdline.notification.audience;

import holdline.notification.wording.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What somebody at the brand, or one of its systems, asked to hear. */
@Entity
public class Subscription {

    @Id
    private UUID id;

    private String tenant;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] events;

    private String channel;
    private String address;
    private String language;
    private String state;

    @Column(name = "disabled_why")
    private @Nullable String disabledWhy;

    private @Nullable String secret;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For the database only. */
    protected Subscription() {}

    private Subscription(
            String tenant,
            Collection<Happening> events,
            Channel channel,
            String address,
            Language language,
            @Nullable String secret,
            Instant createdAt) {
        this.id = UUID.randomUUID();
        this.tenant = tenant;
        this.events = events.stream().map(Happening::wireName).distinct().toArray(String[]::new);
        this.channel = channel.wireName();
        this.address = address;
        this.language = language.tag();
        this.state = "active";
        this.secret = secret;
        this.createdAt = createdAt;
    }

    static Subscription byEmail(
            String tenant, Collection<Happening> events, String address, Language language, Instant createdAt) {
        return new Subscription(tenant, events, Channel.EMAIL, address, language, null, createdAt);
    }

    static Subscription byWebhook(
            String tenant,
            Collection<Happening> events,
            String url,
            Language language,
            String secret,
            Instant createdAt) {
        return new Subscription(tenant, events, Channel.WEBHOOK, url, language, secret, createdAt);
    }

    public UUID id() {
        return id;
    }

    public String tenant() {
        return tenant;
    }

    List<Happening> events() {
        return Arrays.stream(events).map(Happening::named).toList();
    }

    public boolean wants(Happening happening) {
        return Arrays.asList(events).contains(happening.wireName());
    }

    public Channel channel() {
        return Channel.named(channel);
    }

    String address() {
        return address;
    }

    public Language language() {
        return Language.tagged(language).orElseThrow();
    }

    String state() {
        return state;
    }

    @Nullable
    String disabledWhy() {
        return disabledWhy;
    }

    /** Of a webhook; for its owner's eyes, once. */
    @Nullable
    String secret() {
        return secret;
    }

    Instant createdAt() {
        return createdAt;
    }
}
