package holdline.crawler.watch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** One tenant's wish to have one address looked at. */
@Entity
@Table(name = "watch")
class Watch {

    /** What is at the address. */
    enum Kind {
        LISTING,
        SEARCH
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "watch_seq")
    @SequenceGenerator(name = "watch_seq", sequenceName = "watch_seq", allocationSize = 50)
    private Long id;

    private String tenant;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String url;

    @Column(name = "target_id")
    private long targetId;

    @Column(name = "every_ms")
    private long everyMillis;

    private boolean paused;

    @Column(name = "created_at")
    private Instant createdAt;

    Watch(String tenant, Kind kind, String url, long targetId, Duration every, Instant createdAt) {
        this.tenant = tenant;
        this.kind = kind;
        this.url = url;
        this.targetId = targetId;
        this.everyMillis = every.toMillis();
        this.createdAt = createdAt;
    }

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

    Kind kind() {
        return kind;
    }

    String url() {
        return url;
    }

    long targetId() {
        return targetId;
    }

    Duration every() {
        return Duration.ofMillis(everyMillis);
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
