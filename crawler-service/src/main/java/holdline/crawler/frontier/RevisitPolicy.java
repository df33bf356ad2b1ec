package holdline.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an address is visited again. Pure: values in, a time out.
 *
 * <p>The watches say how often; around that, an address that tells the same again and again is visited more rarely step
 * by step, one that told something new much sooner, and one with an open violation as often as allowed.
 *
 * @param fastest lower bound of the interval, as a part of what the watches ask for
 * @param slowest upper bound, as a multiple of it
 * @param slower what an unchanged reading multiplies the interval by; above 1
 * @param faster what a changed reading multiplies it by; below 1
 * @param least no interval falls below this, unless the watches themselves ask for a shorter one
 * @param maxBackoff longest pause after repeated failures
 */
record RevisitPolicy(
        double fastest, double slowest, double slower, double faster, Duration least, Duration maxBackoff) {

    RevisitPolicy {
        within("fastest", fastest, 0.01, 1);
        within("slowest", slowest, 1, 1_000);
        within("slower", slower, 1, 10);
        within("faster", faster, 0.01, 1);
    }

    private static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("holdline.crawler.frontier.revisit." + name + " should be from " + least
                    + " to " + most + ", but is " + value);
        }
    }

    static RevisitPolicy of(FrontierConfig config) {
        var revisit = config.revisit();
        return new RevisitPolicy(
                revisit.fastest(),
                revisit.slowest(),
                revisit.slower(),
                revisit.faster(),
                revisit.least(),
                config.maxBackoff());
    }

    /** What a reading says beside the one before it. */
    enum Change {
        /** The first reading of the address. */
        FIRST,
        SAME,
        CHANGED,
        /** The visit told nothing. */
        UNKNOWN;

        static Change between(@Nullable String before, @Nullable String now) {
            if (now == null) {
                return UNKNOWN;
            }
            if (before == null) {
                return FIRST;
            }
            return before.equals(now) ? SAME : CHANGED;
        }
    }

    /**
     * How often the address is visited from now on.
     *
     * @param every what the watches ask for
     * @param current how often it was visited until now, if it was
     */
    Duration interval(Duration every, @Nullable Duration current, Change change, boolean violating) {
        var lower = lowerBound(every);
        if (violating) {
            return lower;
        }
        var from = current == null ? every : current;
        var next = switch (change) {
            case FIRST, UNKNOWN -> from;
            case SAME -> times(from, slower);
            case CHANGED -> times(from, faster);
        };
        return longer(lower, shorter(next, times(every, slowest)));
    }

    /** The shortest interval of an address that the watches want this often. */
    Duration lowerBound(Duration every) {
        return longer(times(every, fastest), shorter(every, least));
    }

    /**
     * The next visit, or none when nobody wants one.
     *
     * @param interval how often the address is visited, if anybody watches it
     * @param failures how many visits in a row brought nothing readable
     */
    Optional<Instant> next(
            Instant now, @Nullable Duration interval, Work.@Nullable RecheckWindow recheck, int failures) {
        var byWatch = Optional.ofNullable(interval).map(usual -> now.plus(backedOff(usual, failures)));
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
        return MannersPolicy.doubled(interval, failures, longer(maxBackoff, interval));
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
