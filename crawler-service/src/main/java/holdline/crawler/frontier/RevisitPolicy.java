package holdline.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an address is visited again. Pure: values in, a time out.
 *
 * @param maxBackoff longest pause after repeated failures
 */
record RevisitPolicy(Duration maxBackoff) {

    /**
     * The next visit, or none when nobody wants one.
     *
     * @param every what the watches ask for, if any
     * @param failures how many visits in a row brought nothing readable
     */
    Optional<Instant> next(Instant now, @Nullable Duration every, Work.@Nullable RecheckWindow recheck, int failures) {
        var byWatch = Optional.ofNullable(every).map(interval -> now.plus(backedOff(interval, failures)));
        var byRecheck = Optional.ofNullable(recheck).flatMap(window -> inWindow(now, window, failures));
        if (byWatch.isPresent() && byRecheck.isPresent()) {
            return byWatch.get().isBefore(byRecheck.get()) ? byWatch : byRecheck;
        }
        return byWatch.or(() -> byRecheck);
    }

    private Optional<Instant> inWindow(Instant now, Work.RecheckWindow window, int failures) {
        if (now.isBefore(window.from())) {
            return Optional.of(window.from());
        }
        var next = now.plus(backedOff(window.every(), failures));
        return next.isAfter(window.until()) ? Optional.empty() : Optional.of(next);
    }

    private Duration backedOff(Duration interval, int failures) {
        return MannersPolicy.doubled(interval, failures, maxBackoff.compareTo(interval) > 0 ? maxBackoff : interval);
    }
}
