package holdline.cases.casefile;

import holdline.cases.timer.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks for passed deadlines, on every instance. A thread of its own because the application's scheduler ticks only
 * once a second.
 */
@ApplicationScoped
class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final int STOP_SECONDS = 5;

    private final LetDeadlinesPass deadlines;
    private final CasesConfig.Deadlines config;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("deadline-sweeper").factory());

    Sweeper(LetDeadlinesPass deadlines, CasesConfig config) {
        this.deadlines = deadlines;
        this.config = config.deadlines();
    }

    void start(@Observes StartupEvent event) {
        var pause = config.every().toMillis();
        var _ = rounds.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        rounds.shutdown();
        if (!rounds.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            rounds.shutdownNow();
        }
    }

    private void sweep() {
        try {
            while (!rounds.isShutdown() && deadlines.pass(config.batch()) == config.batch()) {}
        } catch (RuntimeException failure) {
            LOG.warnf("A batch of deadlines failed, looking for the one at fault: %s", failure.toString());
            isolate();
        }
    }

    /** The loop must survive: when even looking fails, the database is away and the next round tries again. */
    private void isolate() {
        try {
            passOrHalve(deadlines.peek(config.batch()));
        } catch (RuntimeException failure) {
            LOG.warnf("Cannot look at deadlines: %s", failure.toString());
        }
    }

    private void passOrHalve(List<Timer> due) {
        if (due.isEmpty() || rounds.isShutdown()) {
            return;
        }
        try {
            deadlines.pass(due);
        } catch (RuntimeException failure) {
            if (due.size() == 1) {
                LOG.errorf(
                        failure,
                        "Deadline %s of case %s is put off",
                        due.getFirst().kind(),
                        due.getFirst().caseId());
                deadlines.postpone(due.getFirst());
                return;
            }
            passOrHalve(due.subList(0, due.size() / 2));
            passOrHalve(due.subList(due.size() / 2, due.size()));
        }
    }
}
