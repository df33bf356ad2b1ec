package holdline.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.crawler.frontier.RevisitPolicy.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What adaptive revisits bring, on simulated pages: the share of time in which what we know is what the page says, and
 * how late a change is seen, beside a fixed interval that makes as many visits. No clock and no chance: the same seed
 * gives the same table. {@code ./holdline bench revisit} runs ten times as many pages.
 */
class RevisitBench {

    private static final int PAGES = "revisit".equals(System.getProperty("holdline.bench")) ? 5_000 : 500;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long HORIZON = 30 * 24 * HOUR;
    private static final long SEED = 7;

    private final RevisitPolicy policy =
            new RevisitPolicy(0.25, 4, 1.2, 0.3, Duration.ofMinutes(1), Duration.ofHours(6));

    /** Pages of one kind: when each changes, in milliseconds from the start. */
    private record Market(String name, List<long[]> changes, boolean alike) {}

    /** What a way of visiting came to. */
    private record Sum(long visits, double fresh, double hoursLate) {}

    @Test
    void knowsMoreForTheSameNumberOfVisitsUnlessAllPagesChangeAlike() {
        System.out.printf(
                Locale.ROOT,
                "%nbench revisit: %,d pages, 30 days; the same number of visits, spread by what they find or evenly%n"
                        + "  %-34s %5s %9s  %-23s %s%n",
                PAGES,
                "pages",
                "watch",
                "visits",
                "stale, adaptive / fixed",
                "change seen after, adaptive / fixed");
        for (var every : List.of(HOUR, 6 * HOUR)) {
            for (var market : markets()) {
                var adaptive = adaptive(market, every);
                var fixed = fixed(market, every, adaptive.visits());
                tell(market, every, adaptive, fixed);
                assertThat((double) fixed.visits()).isBetween(adaptive.visits() * 0.99, adaptive.visits() * 1.01);
                if (!market.alike()) {
                    assertThat(adaptive.fresh()).isGreaterThan(fixed.fresh());
                    assertThat(adaptive.hoursLate()).isLessThan(fixed.hoursLate());
                }
            }
        }
    }

    private static void tell(Market market, long every, Sum adaptive, Sum fixed) {
        System.out.printf(
                Locale.ROOT,
                "  %-34s %3d h %,9d  %5.2f %% / %5.2f %% (%.2f)  %5.2f h / %5.2f h (%.2f)%n",
                market.name(),
                every / HOUR,
                adaptive.visits(),
                100 * (1 - adaptive.fresh()),
                100 * (1 - fixed.fresh()),
                (1 - adaptive.fresh()) / (1 - fixed.fresh()),
                adaptive.hoursLate(),
                fixed.hoursLate(),
                adaptive.hoursLate() / fixed.hoursLate());
    }

    private static List<Market> markets() {
        var random = new Random(SEED);
        return List.of(
                new Market(
                        "most rarely, a few often",
                        pages(() -> {
                            var kind = random.nextDouble();
                            var mean = kind < 0.7 ? 720 : kind < 0.9 ? 96 : kind < 0.98 ? 24 : 6;
                            return poisson(random, mean * HOUR);
                        }),
                        false),
                new Market(
                        "quiet, then two days of campaign",
                        pages(() -> random.nextDouble() < 0.8 ? poisson(random, 1_440 * HOUR) : campaigns(random)),
                        false),
                new Market("all alike, every two days", pages(() -> poisson(random, 48 * HOUR)), true));
    }

    private static List<long[]> pages(java.util.function.Supplier<long[]> page) {
        return IntStream.range(0, PAGES).mapToObj(_ -> page.get()).toList();
    }

    private static long[] poisson(Random random, long mean) {
        var changes = new ArrayList<Long>();
        for (var at = next(random, mean); at < HORIZON; at += next(random, mean)) {
            changes.add(at);
        }
        return changes.stream().mapToLong(Long::longValue).toArray();
    }

    private static long[] campaigns(Random random) {
        var changes = new ArrayList<Long>();
        for (var start = next(random, 480 * HOUR); start < HORIZON; start += next(random, 480 * HOUR)) {
            var end = Math.min(HORIZON, start + 48 * HOUR);
            for (; start < end; start += next(random, 3 * HOUR)) {
                changes.add(start);
            }
        }
        return changes.stream().mapToLong(Long::longValue).toArray();
    }

    private static long next(Random random, long mean) {
        return 1 + (long) (-Math.log(1 - random.nextDouble()) * mean);
    }

    private Sum adaptive(Market market, long every) {
        return sum(market, every, () -> {
            var interval = new Duration[] {null};
            return changed -> {
                var change = interval[0] == null ? Change.FIRST : changed ? Change.CHANGED : Change.SAME;
                interval[0] = policy.interval(Duration.ofMillis(every), interval[0], change, false);
                return interval[0].toMillis();
            };
        });
    }

    private static Sum fixed(Market market, long every, long visits) {
        var interval = Math.round((double) HORIZON * PAGES / visits);
        return sum(market, Math.min(every, interval), () -> _ -> interval);
    }

    private static Sum sum(
            Market market, long phase, java.util.function.Supplier<ToLongFunction<Boolean>> intervalOfEach) {
        var random = new Random(SEED);
        var sums = new long[4];
        for (var changes : market.changes()) {
            visit(changes, (long) (random.nextDouble() * phase), intervalOfEach.get(), sums);
        }
        return new Sum(sums[0], sums[1] / ((double) HORIZON * PAGES), sums[2] / (double) Math.max(1, sums[3]) / HOUR);
    }

    /** Adds up visits, fresh time, lateness and changes. A page is fresh from a visit to its first change after it. */
    private static void visit(long[] changes, long first, ToLongFunction<Boolean> interval, long[] sums) {
        var next = 0;
        var last = 0L;
        for (var at = first; ; ) {
            var end = Math.min(at, HORIZON);
            sums[1] += (next < changes.length && changes[next] < end ? changes[next] : end) - last;
            var changed = false;
            for (; next < changes.length && changes[next] <= end; next++) {
                sums[2] += end - changes[next];
                sums[3]++;
                changed = true;
            }
            if (at >= HORIZON) {
                return;
            }
            sums[0]++;
            last = at;
            at += interval.applyAsLong(changed);
        }
    }
}
