package holdline.crawler.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import holdline.crawler.Marketplace;
import holdline.crawler.discover.FeedReader;
import holdline.crawler.discover.SitemapReader;
import holdline.crawler.extract.Extraction;
import holdline.crawler.extract.Extractor;
import holdline.crawler.extract.Recipes;
import holdline.crawler.fetch.Clients;
import holdline.crawler.fetch.Fetched;
import holdline.crawler.fetch.PoliteClient;
import holdline.crawler.fetch.RawServer;
import holdline.crawler.frontier.Robots;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A process of its own with a small heap: visits ordinary pages alone, then again while hostile ones are visited too, and
 * prints what became of them. Its exit status is 0 whatever it measured; the test that started it judges the lines.
 */
final class HostileRun {

    private static final int SLOTS = 32;
    private static final int HOSTILE_AT_ONCE = 4;
    private static final int PAGE = 60_000;

    private final PoliteClient client =
            Clients.local(Map.of("read-timeout", "PT1S", "total-timeout", "PT2S", "idle-connections", "16"));
    private final Extractor extractor = new Extractor(Recipes.shipped());
    private final RawServer ordinary = new RawServer();
    private final RawServer hostile = new RawServer();
    private final Map<String, Row> rows = new TreeMap<>();
    private final AtomicInteger failed = new AtomicInteger();

    /** What one kind of input came to. */
    private static final class Row {
        private final Map<String, Integer> outcomes = new TreeMap<>();
        private int inputs;
        private long cpu;
        private long wall;
        private int worst;

        void add(String outcome, long cpuNanos, long wallNanos, int number) {
            inputs++;
            outcomes.merge(outcome, 1, Integer::sum);
            wall = Math.max(wall, wallNanos);
            if (cpuNanos > cpu) {
                cpu = cpuNanos;
                worst = number;
            }
        }
    }

    private HostileRun() {
        var filler =
                "<div class=\"tile\"><a href=\"/item/2\"><span>Another thing</span></a><p>Words about it.</p></div>";
        var page = Marketplace.product("Face cream 50 ml", "129.00", "A shop")
                .replace("</body>", filler.repeat(PAGE / filler.length()) + "</body>");
        ordinary.on("/page", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8", page.getBytes(UTF_8));
    }

    public static void main(String[] arguments) throws Exception {
        var run = new HostileRun();
        run.run(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        System.exit(0);
    }

    private void run(long seed, int count, int seconds) throws Exception {
        var inputs = HostileInputs.of(seed, count);
        for (var input : inputs) {
            hostile.on("/h" + input.number(), input.answer());
        }
        closedLoop(Duration.ofSeconds(seconds));
        // Compiles what only hostile input reaches; its figures are not kept.
        try (var threads = Executors.newFixedThreadPool(HOSTILE_AT_ONCE)) {
            HostileInputs.of(seed + 1, HostileInputs.kindsCount()).forEach(input -> {
                hostile.on("/w" + input.number(), input.answer());
                threads.execute(() -> visit(input, "/w" + input.number()));
            });
        }
        var capacity = closedLoop(Duration.ofSeconds(seconds));
        var offered = capacity / 2;
        var over = new CountDownLatch(1);
        Thread.ofPlatform().start(() -> {
            LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
            over.countDown();
        });
        var alone = offered(offered, over);
        var done = new CountDownLatch(HOSTILE_AT_ONCE);
        var queue = new ConcurrentLinkedQueue<>(inputs);
        for (var i = 0; i < HOSTILE_AT_ONCE; i++) {
            Thread.ofPlatform().start(() -> work(queue, done));
        }
        var together = offered(offered, done);
        System.gc();
        print(capacity, offered, alone, together);
    }

    private void work(ConcurrentLinkedQueue<HostileInputs.Hostile> queue, CountDownLatch done) {
        var threads = ManagementFactory.getThreadMXBean();
        for (var input = queue.poll(); input != null; input = queue.poll()) {
            var began = System.nanoTime();
            var cpu = threads.getCurrentThreadCpuTime();
            var outcome = visit(input, "/h" + input.number());
            cpu = threads.getCurrentThreadCpuTime() - cpu;
            synchronized (rows) {
                rows.computeIfAbsent(input.kind(), _ -> new Row())
                        .add(outcome, cpu, System.nanoTime() - began, input.number());
            }
        }
        done.countDown();
    }

    /** Fetches and reads one input as a visit does; a name for what it came to. */
    private String visit(HostileInputs.Hostile input, String path) {
        try {
            var fetched = client.page(hostile.url(path), Clients.OPEN, null, null);
            return switch (fetched) {
                case Fetched.Answered answered
                when input.kind().equals("robots.txt") -> {
                    var rules = new Robots(200, new String(answered.body().bytes(), UTF_8), Instant.EPOCH);
                    var allowed = client.page("http://127.0.0.1:1/" + "a".repeat(1_900), rules, null, null);
                    yield allowed instanceof Fetched.Forbidden ? "closed" : "open";
                }
                case Fetched.Answered answered
                when answered.status() == 200 -> {
                    answered.body().sha256();
                    var bytes = answered.body().bytes();
                    if (input.kind().equals(HostileInputs.SITEMAP)) {
                        yield SitemapReader.read(bytes, input.url()).getClass().getSimpleName();
                    }
                    if (input.kind().equals(HostileInputs.FEED)) {
                        yield FeedReader.read(bytes, answered.contentType(), input.url(), Instant.EPOCH, 5_000)
                                .getClass()
                                .getSimpleName();
                    }
                    yield extractor
                            .extract(bytes, answered.contentType(), input.url())
                            .getClass()
                            .getSimpleName();
                }
                case Fetched.Answered answered -> "status " + answered.status();
                case Fetched.Forbidden _ -> "Forbidden";
                case Fetched.Unreadable _ -> "Unreadable";
                case Fetched.Failed broken -> "Failed " + broken.trouble();
            };
        } catch (Throwable crash) {
            failed.incrementAndGet();
            System.out.println("crash " + input.number() + " " + input.kind() + ": " + crash + " at "
                    + List.of(crash.getStackTrace()).stream().limit(6).toList());
            return "CRASH";
        }
    }

    /** Whether the page came in time and was read. */
    private boolean ordinaryVisit() {
        return client.page(ordinary.url("/page"), Clients.OPEN, null, null) instanceof Fetched.Answered page
                && extractor.extract(page.body().bytes(), page.contentType(), "https://shop.example/item/1")
                        instanceof Extraction.Item;
    }

    /** Ordinary pages per second when as many as possible are visited. */
    private double closedLoop(Duration time) throws InterruptedException {
        var until = System.nanoTime() + time.toNanos();
        var pages = new AtomicInteger();
        var began = System.nanoTime();
        var workers = List.of(1, 2, 3, 4, 5, 6, 7, 8).stream()
                .map(_ -> Thread.ofVirtual().start(() -> {
                    while (System.nanoTime() < until) {
                        pages.addAndGet(ordinaryVisit() ? 1 : 0);
                    }
                }))
                .toList();
        for (var worker : workers) {
            worker.join();
        }
        return pages.get() / seconds(began);
    }

    /** Ordinary pages per second when so many are wanted; one that finds no free slot is lost. */
    private double offered(double perSecond, CountDownLatch until) throws InterruptedException {
        var slots = new Semaphore(SLOTS);
        var pages = new AtomicInteger();
        var began = System.nanoTime();
        for (var ticks = 1L; until.getCount() > 0; ticks++) {
            if (slots.tryAcquire()) {
                Thread.ofVirtual().start(() -> {
                    try {
                        pages.addAndGet(ordinaryVisit() ? 1 : 0);
                    } finally {
                        slots.release();
                    }
                });
            }
            var next = began + (long) (ticks * 1e9 / perSecond);
            until.await(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
        var rate = pages.get() / seconds(began);
        slots.acquire(SLOTS);
        return rate;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void print(double capacity, double offered, double alone, double together) {
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(Locale.ROOT, "%-32s %5s %9s %9s  %s%n", "kind", "n", "CPU max", "wall max", "ended as");
        rows.forEach((kind, row) -> System.out.printf(
                Locale.ROOT,
                "%-32s %5d %6d ms %6d ms  %s (worst: %d)%n",
                kind,
                row.inputs,
                row.cpu / 1_000_000,
                row.wall / 1_000_000,
                row.outcomes,
                row.worst));
        System.out.printf(
                Locale.ROOT,
                """
                ordinary pages alone, as many as possible %.0f/s; wanted %.0f/s: alone %.1f/s, beside hostile ones %.1f/s
                inputs=%d
                crashes=%d
                worst-cpu-ms=%d
                ratio=%.2f
                heap-after-mb=%d
                heap-peak-mb=%d
                """,
                capacity,
                offered,
                alone,
                together,
                rows.values().stream().mapToInt(row -> row.inputs).sum(),
                failed.get(),
                rows.values().stream().mapToLong(row -> row.cpu).max().orElse(0) / 1_000_000,
                together / alone,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
                pools >> 20);
    }
}
