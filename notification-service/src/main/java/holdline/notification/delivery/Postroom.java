package holdline.notification.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Keeps sending going from start to stop: one thread for mails, one for webhooks, one for what is left to tidy. */
@ApplicationScoped
class Postroom {

    private static final Logger LOG = Logger.getLogger(Postroom.class);
    private static final Duration BETWEEN_TIDYING = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SendMails sendMails;
    private final CallWebhooks callWebhooks;
    private final TidyUp tidyUp;
    private final DeliveryConfig config;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> workers = new CopyOnWriteArrayList<>();

    Postroom(SendMails sendMails, CallWebhooks callWebhooks, TidyUp tidyUp, DeliveryConfig config) {
        this.sendMails = sendMails;
        this.callWebhooks = callWebhooks;
        this.tidyUp = tidyUp;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        work("mails", config.poll(), sendMails::sendDue);
        work("webhooks", config.poll(), callWebhooks::callDue);
        work("tidying", BETWEEN_TIDYING, tidyUp::tidy);
    }

    /** Lets the message under way arrive and be written down; the rest goes back into the table. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closed.countDown();
        for (var worker : workers) {
            if (!worker.join(PATIENCE)) {
                LOG.warnf("Stopping in the middle of %s; a message may repeat under the same id", worker.getName());
            }
        }
    }

    private void work(String what, Duration pause, Predicate<BooleanSupplier> round) {
        workers.add(Thread.ofPlatform().daemon().name("postroom-" + what).start(() -> untilClosed(what, pause, round)));
    }

    private void untilClosed(String what, Duration pause, Predicate<BooleanSupplier> round) {
        try {
            do {
                whileBusy(what, round);
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Survives whatever a round throws: the rows are still there, and the next round tries again. */
    private void whileBusy(String what, Predicate<BooleanSupplier> round) {
        try {
            while (!isClosed() && round.test(this::isClosed)) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "A round of %s failed; the next one tries again", what);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }
}
