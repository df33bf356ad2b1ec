package holdline.crawler.watch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One tenant's wish to have one address looked at. Rows are made in sets, by {@link Watches}. */
@Entity
@Table(name = "watch")
class Watch {

    @Id
    private Long id;

    private String tenant;

    @Enumerated(EnumType.STRING)
    private WatchKind kind;

    private String url;

    @Column(insertable = false, updatable = false)
    private String host;

    @Column(name = "target_id")
    private long targetId;

    @Column(name = "every_ms")
    private @Nullable Long everyMillis;

    private int pages;
    private int listings;
    private boolean follow;

    @Column(name = "root_id")
    private @Nullable Long rootId;

    private boolean paused;

    @Column(name = "created_at")
    private Instant createdAt;

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    long id() {
        return id;
    }

    String tenant() {
        return tenant;
    }

    WatchKind kind() {
        return kind;
    }

    String url() {
        return url;
    }

    String host() {
        return host;
    }

    long targetId() {
        return targetId;
    }

    /** How often; absent for what is never visited. */
    @Nullable
    Duration every() {
        return everyMillis == null ? null : Duration.ofMillis(everyMillis);
    }

    Reach reach() {
        return new Reach(pages, listings, follow);
    }

    /** The watch that led here; absent when somebody asked for this one. */
    @Nullable
    Long rootId() {
        return rootId;
    }

    boolean isPaused() {
        return paused;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected Watch() {}
}
