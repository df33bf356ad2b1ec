package holdline.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.hibernate.Session;

/** Looks after what is not delivered: frees it, withdraws it, counts it. */
@ApplicationScoped
class TidyUp {

    private static final String OPEN = """
            SELECT state, channel, count(*) AS many, min(created_at) AS oldest
            FROM delivery WHERE state <> 'delivered' GROUP BY state, channel
            """;

    private final Deliveries deliveries;
    private final ReleaseWaiting releaseWaiting;
    private final Session database;
    private final MultiGauge byState;
    private final AtomicReference<Instant> oldestPending = new AtomicReference<>(Instant.MAX);
    private final InstantSource clock;

    TidyUp(
            Deliveries deliveries,
            ReleaseWaiting releaseWaiting,
            Session database,
            MeterRegistry metrics,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.releaseWaiting = releaseWaiting;
        this.database = database;
        this.clock = clock;
        this.byState = MultiGauge.builder("holdline.deliveries")
                .description("Deliveries that are not delivered, by state and channel")
                .register(metrics);
        metrics.gauge("holdline.deliveries.oldest.pending.seconds", this, TidyUp::oldestPendingSeconds);
    }

    /** Never busy: one look is enough until the next time. */
    @Transactional
    public boolean tidy(BooleanSupplier stopping) {
        releaseWaiting.release();
        deliveries.withdrawUnwantedCalls();
        count();
        return false;
    }

    private void count() {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        var oldest = Instant.MAX;
        var open = database.createNativeQuery(OPEN, Tuple.class).getResultList();
        for (var row : open) {
            var state = DeliveryState.named(row.get("state", String.class));
            var tags = Tags.of("state", state.wireName(), "channel", row.get("channel", String.class));
            rows.add(MultiGauge.Row.of(tags, row.get("many", Number.class)));
            if (isUnderWay(state) && row.get("oldest", Instant.class).isBefore(oldest)) {
                oldest = row.get("oldest", Instant.class);
            }
        }
        byState.register(rows, true);
        oldestPending.set(oldest);
    }

    private static boolean isUnderWay(DeliveryState state) {
        return switch (state) {
            case PENDING, SENDING, UNKNOWN -> true;
            case NEEDS_CONTACT, DELIVERED, BOUNCED, GIVEN_UP, REFUSED, WITHDRAWN -> false;
        };
    }

    private double oldestPendingSeconds() {
        var oldest = oldestPending.get();
        return oldest.equals(Instant.MAX) ? 0 : Math.max(0, clock.instant().getEpochSecond() - oldest.getEpochSecond());
    }
}
