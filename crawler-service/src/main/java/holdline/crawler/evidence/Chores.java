package holdline.crawler.evidence;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** What happens to evidence by itself: it is sealed, stamped and, in the end, forgotten. Every process looks. */
@ApplicationScoped
class Chores {

    private static final Logger LOG = Logger.getLogger(Chores.class);

    /** Most seals closed, and most tokens asked for, in one round. */
    private static final int MOST = 50;

    private final SealCaptures seal;
    private final StampSeals stamp;
    private final ForgetCaptures forget;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    Chores(SealCaptures seal, StampSeals stamp, ForgetCaptures forget, InstantSource clock, MeterRegistry metrics) {
        this.seal = seal;
        this.stamp = stamp;
        this.forget = forget;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Scheduled(
            every = "${holdline.crawler.evidence.round:10s}",
            delayed = "10s",
            identity = "evidence-chores",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        survive("seal", () -> {
            for (var i = 0; i < MOST; i++) {
                var sealed = seal.seal(clock.instant());
                if (sealed == 0) {
                    return;
                }
                metrics.counter("holdline.crawler.captures.sealed").increment(sealed);
            }
        });
        survive("stamp", () -> {
            for (var i = 0; i < MOST && stamp.stamp(clock.instant()); i++) {}
        });
        survive(
                "sweep",
                () -> metrics.counter("holdline.crawler.captures.deleted").increment(forget.sweep(clock.instant())));
        survive(
                "orphans",
                () -> metrics.counter("holdline.crawler.captures.orphans")
                        .increment(forget.sweepOrphans(clock.instant())));
    }

    /** One chore's trouble is not the next one's; the round comes again. */
    private void survive(String chore, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            metrics.counter("holdline.crawler.evidence.failed", "chore", chore).increment();
            LOG.warnf(e, "The evidence chore '%s' failed and comes again", chore);
        }
    }
}
