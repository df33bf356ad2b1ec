package holdline.pricing.violation;

import holdline.events.Signal;
import holdline.pricing.judging.Judge;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * {@code holdline_observations_judged_total} counts what was heard; {@code holdline_violations_open} is what stands, by
 * signal, counted over an index of open episodes only.
 */
@ApplicationScoped
class JudgingMetrics {

    private static final Logger LOG = Logger.getLogger(JudgingMetrics.class);

    private static final String OPEN = "SELECT signal, count(*) FROM violation WHERE state = 'open' GROUP BY signal";

    private final AgroalDataSource database;
    private final Counter judged;
    private final Map<Signal, AtomicLong> open = new EnumMap<>(Signal.class);

    JudgingMetrics(AgroalDataSource database, MeterRegistry metrics) {
        this.database = database;
        judged = metrics.counter("holdline.observations.judged");
        for (var signal : Judge.SIGNALS) {
            open.put(signal, new AtomicLong());
            metrics.gauge(
                    "holdline.violations.open",
                    List.of(Tag.of(
                            "signal", signal.name().toLowerCase(Locale.ROOT).replace('_', '-'))),
                    open.get(signal));
        }
    }

    void judged(int observations) {
        judged.increment(observations);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        var counted = new EnumMap<Signal, Long>(Signal.class);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OPEN);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                counted.put(Signal.valueOf(rows.getString(1)), rows.getLong(2));
            }
        } catch (SQLException e) {
            LOG.warnf("Cannot count open violations: %s", e.getMessage());
            return;
        }
        open.forEach((signal, value) -> value.set(counted.getOrDefault(signal, 0L)));
    }
}
