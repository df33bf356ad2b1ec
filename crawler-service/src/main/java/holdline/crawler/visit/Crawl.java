package holdline.crawler.visit;

import holdline.crawler.frontier.Frontier;
import holdline.crawler.frontier.LeaseLost;
import holdline.crawler.frontier.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The steady loop: claims what is due, gives each piece a virtual thread, and never takes more than it can carry. */
@ApplicationScoped
class Crawl {

    private static final Logger LOG = Logger.getLogger(Crawl.class);

    private final CrawlConfig config;
    private final Frontier frontier;
    private final VisitTarget visit;
    private final MeterRegistry metrics;
    private final Semaphore free;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final String owner = "crawler-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    Crawl(CrawlConfig config, Frontier frontier, VisitTarget visit, MeterRegistry metrics) {
        this.config = config;
        this.frontier = frontier;
        this.visit = visit;
        this.metrics = metrics;
        this.free = new Semaphore(config.parallelVisits());
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            stopped.countDown();
            return;
        }
        metrics.gauge(
                "holdline.crawler.visits.underway",
                free,
                permits -> config.parallelVisits() - permits.availablePermits());
        Thread.ofPlatform().name("crawl").daemon(true).start(this::loop);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (!config.enabled()) {
            return;
        }
        stopped.await(config.farewell().toMillis(), TimeUnit.MILLISECONDS);
        var idle = free.tryAcquire(config.parallelVisits(), config.farewell().toMillis(), TimeUnit.MILLISECONDS);
        var left = frontier.giveBackAll(owner);
        LOG.infof("Stopped; %s, %d hosts given back", idle ? "no visit was under way" : "visits were cut off", left);
    }

    private void loop() {
        try {
            while (stopping.getCount() > 0) {
                var room = free.availablePermits();
                var found = room > 0 && round(room);
                if (!found && stopping.await(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    /** A loop that must survive: whatever one round meets is counted and the next one tries again. */
    private boolean round(int room) {
        try {
            var claimed = frontier.claim(owner, room);
            for (var work : claimed) {
                free.acquireUninterruptibly();
                Thread.ofVirtual().name("visit-" + work.lease().host()).start(() -> carryOut(work));
            }
            return !claimed.isEmpty();
        } catch (RuntimeException e) {
            metrics.counter("holdline.crawler.claims.failed").increment();
            LOG.warnf(e, "Cannot claim due work; trying again");
            return false;
        }
    }

    /** A visit that fails in a way nobody thought of is logged; its lease runs out and the work comes back. */
    private void carryOut(Work work) {
        try {
            visit.work(work);
        } catch (LeaseLost lost) {
            metrics.counter("holdline.crawler.leases.lost").increment();
            LOG.warnf("A visit took longer than its lease; nothing of it was recorded: %s", lost.getMessage());
        } catch (RuntimeException e) {
            metrics.counter("holdline.crawler.visits.failed").increment();
            LOG.errorf(
                    e,
                    "A visit to %s failed; the host comes back when its lease ends",
                    work.lease().host());
        } finally {
            free.release();
        }
    }
}
