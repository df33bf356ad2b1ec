package holdline.cases.casefile;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import holdline.cases.lifecycle.Deadline;
import holdline.cases.lifecycle.Happening;
import holdline.cases.timer.Timer;
import holdline.cases.timer.Timers;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** Moves the cases whose deadlines have passed. */
@ApplicationScoped
class LetDeadlinesPass {

    private final Timers timers;
    private final CaseFiles files;
    private final Ways ways;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    LetDeadlinesPass(Timers timers, CaseFiles files, Ways ways, InstantSource clock, MeterRegistry metrics) {
        this.timers = timers;
        this.files = files;
        this.ways = ways;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Claims due deadlines and lets each have its effect, all in one transaction: a crash undoes the claim too.
     *
     * @return how many were claimed
     */
    @Transactional
    public int pass(int limit) {
        var now = now();
        var due = timers.claim(now, limit);
        pass(due, now);
        return due.size();
    }

    /** As {@link #pass(int)}, of the given ones those that are still there and free. */
    @Transactional
    public void pass(List<Timer> wanted) {
        pass(timers.claim(wanted), now());
    }

    /** What is due but not claimed. */
    List<Timer> peek(int limit) {
        return timers.peek(now(), limit);
    }

    /** Acting on this one failed: look again later. */
    @Transactional
    public void postpone(Timer timer) {
        timers.postpone(timer, now());
    }

    private void pass(List<Timer> due, Instant now) {
        if (due.isEmpty()) {
            return;
        }
        var concerned = files.lock(due.stream().map(Timer::caseId).collect(toSet())).stream()
                .collect(toMap(CaseFile::id, Function.identity()));
        var tenants = ways.of(
                concerned.values().stream().map(file -> file.key().tenant()).collect(toSet()));
        for (var timer : due) {
            var file = concerned.get(timer.caseId());
            var deadline = new Deadline(Deadline.Kind.named(timer.kind()), timer.dueAt());
            file.handle(
                    new Happening.Lapsed(deadline),
                    tenants.get(file.key().tenant()).waits(),
                    occasion(deadline, now));
            metrics.timer("holdline.deadlines.lag").record(Duration.between(timer.dueAt(), now));
        }
        files.save(concerned.values());
    }

    private static Occasion occasion(Deadline deadline, Instant now) {
        return switch (deadline.kind()) {
            case GATHER ->
                new Occasion("clock", "gathered", "the violations that belong together have come", now, null);
            case SELLER_ANSWER -> new Occasion("clock", "deadline-missed", "no cure by " + deadline.dueAt(), now, null);
            case RECHECK ->
                new Occasion(
                        "clock",
                        "deadline-missed",
                        "the re-checks until " + deadline.dueAt() + " showed no cure",
                        now,
                        null);
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
