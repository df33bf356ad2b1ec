package holdline.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;

/** Forgets ids that can no longer come again, a slice at a time so that nobody waits for it. */
@ApplicationScoped
class InboxPurge {

    private static final int SLICE = 5_000;
    private static final int SLICES = 1_000;

    private static final String FORGET = """
            DELETE FROM inbox WHERE ctid IN (SELECT ctid FROM inbox WHERE received_at < ? LIMIT ?)
            """;

    private final AgroalDataSource database;
    private final MessagingConfig.Inbox config;
    private final InstantSource clock;

    InboxPurge(AgroalDataSource database, MessagingConfig config, InstantSource clock) {
        this.database = database;
        this.config = config.inbox();
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() throws SQLException {
        var before = Timestamp.from(clock.instant().minus(config.remember()));
        try (var connection = database.getConnection();
                var forget = connection.prepareStatement(FORGET)) {
            forget.setTimestamp(1, before);
            forget.setInt(2, SLICE);
            for (var slice = 0; slice < SLICES && forget.executeUpdate() == SLICE; slice++) {}
        }
    }
}
