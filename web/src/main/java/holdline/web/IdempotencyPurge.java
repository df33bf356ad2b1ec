package holdline.web;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Forgets old idempotency keys. Every instance does, and none waits for another. */
@ApplicationScoped
class IdempotencyPurge {

    private static final Logger LOG = Logger.getLogger(IdempotencyPurge.class);
    private static final int BATCH = 5_000;
    private static final int MAX_BATCHES = 1_000;

    private final IdempotencyKeys keys;
    private final InstantSource clock;
    private final IdempotencyConfig config;

    IdempotencyPurge(IdempotencyKeys keys, InstantSource clock, IdempotencyConfig config) {
        this.keys = keys;
        this.clock = clock;
        this.config = config;
    }

    /** A batch at a time, so that no lock is held for long; what is left over goes the next time. */
    @Scheduled(
            every = "24h",
            delayed = "1m",
            identity = "forget-idempotency-keys",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldKeys() throws SQLException {
        var before = clock.instant().minus(config.keep());
        var forgotten = 0;
        for (var batch = 0; batch < MAX_BATCHES; batch++) {
            var now = keys.forget(before, BATCH);
            forgotten += now;
            if (now < BATCH) {
                break;
            }
        }
        LOG.debugf("Forgot %d idempotency keys", forgotten);
    }
}
