package holdline.messaging;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** How long events wait before they leave: {@code holdline_outbox_age_seconds}, the first thing to look at in trouble. */
@ApplicationScoped
class OutboxMetrics {

    // Not count(*): with a long backlog that would be one more burden just then.
    private static final String OLDEST = "SELECT time FROM outbox ORDER BY id LIMIT 1";

    private final AgroalDataSource database;
    private final InstantSource clock;
    private final AtomicLong ageSeconds = new AtomicLong();

    OutboxMetrics(AgroalDataSource database, InstantSource clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        metrics.gauge("holdline.outbox.age.seconds", ageSeconds);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() throws SQLException {
        try (var connection = database.getConnection();
                var oldest = connection.prepareStatement(OLDEST);
                var row = oldest.executeQuery()) {
            ageSeconds.set(row.next() ? age(row.getTimestamp(1)) : 0);
        }
    }

    private long age(Timestamp time) {
        return Math.max(0, Duration.between(time.toInstant(), clock.instant()).toSeconds());
    }
}
