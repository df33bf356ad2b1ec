package holdline.crawler.visit;

import holdline.crawler.frontier.Frontier;
import holdline.crawler.frontier.Lease;
import holdline.crawler.frontier.LeaseLost;
import holdline.crawler.frontier.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
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
    private final InstantSource clock;
    private final Timer waits;
    private final Timer lag;
    private final Semaphore free;
    private final int worthAClaim;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final String owner = "crawler-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    Crawl(CrawlConfig config, Frontier frontier, VisitTarget visit, MeterRegistry metrics, InstantSource clock) {
        this.config = config;
        this.frontier = frontier;
        this.visit = visit;
        this.metrics = metrics;
        this.clock = clock;
        this.waits = Timer.builder("holdline.crawler.politeness.waits")
                .description("How long leased hosts were waited for until their turn")
                .register(metrics);
        this.lag = Timer.builder("holdline.crawler.visits.lag")
                .description("How long pages had been due when their visit began; the pauses of their hosts included")
                .register(metrics);
        this.free = new Semaphore(config.parallelVisits());
        this.worthAClaim = Math.max(1, config.parallelVisits() / 4);
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
                awaitRoom();
                var room = free.availablePermits();
                var claimed = room == 0 ? 0 : round(room);
                if (claimed < room && stopping.await(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    /** A claim costs about the same for one host as for many, so it waits a moment until there is room for some. */
    private void awaitRoom() throws InterruptedException {
        if (free.tryAcquire(worthAClaim, config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            free.release(worthAClaim);
        }
    }

    /** A loop that must survive: whatever one round meets is counted and the next one tries again. */
    private int round(int room) {
        try {
            var claimed = frontier.claim(owner, room);
            for (var work : claimed) {
                free.acquireUninterruptibly();
                Thread.ofVirtual().name("visit-" + work.lease().host()).start(() -> carryOut(work));
            }
            return claimed.size();
        } catch (RuntimeException e) {
            metrics.counter("holdline.crawler.claims.failed").increment();
            LOG.warnf(e, "Cannot claim due work; trying again");
            return 0;
        }
    }

    private void carryOut(Work work) {
        try {
            if (awaitTurn(work.lease())) {
                if (work instanceof Work.VisitPage page) {
                    lag.record(Duration.between(page.target().due(), clock.instant()));
                }
                visit.work(work);
            }
        } catch (LeaseLost lost) {
            metrics.counter("holdline.crawler.leases.lost").increment();
            LOG.warnf("A visit took longer than its lease; nothing of it was recorded: %s", lost.getMessage());
        } catch (RuntimeException e) {
            metrics.counter("holdline.crawler.visits.failed").increment();
            LOG.errorf(
                    e, "A visit to %s failed; its page is put off", work.lease().host());
            putOff(work);
        } finally {
            free.release();
        }
    }

    /** False when we are stopping, or came too late: then the host was given back. */
    private boolean awaitTurn(Lease lease) {
        var wait = Duration.between(clock.instant(), lease.turn());
        try {
            if (wait.isPositive() && stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
        waits.record(wait.isPositive() ? wait : Duration.ZERO);
        if (lease.isMissed(clock.instant())) {
            metrics.counter("holdline.crawler.turns.missed").increment();
            frontier.giveBack(lease);
            return false;
        }
        return true;
    }

    /** Whatever is wrong with a page, the next one of its host has its turn. If not even that works, the lease ends. */
    private void putOff(Work work) {
        try {
            if (work instanceof Work.VisitPage page) {
                frontier.putOff(page.lease(), page.target());
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s comes back when its lease ends", work.lease().host());
        }
    }
}
