package holdline.crawler.bench;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.crawler.bench.Reading.Way;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * CPU time per page of Holdline's reading, beside the least that anybody would write and beside Scrapy, all of them over
 * one farm and interleaved, so that a busy machine slows all of them. First they must agree on what the pages say.
 *
 * <p>{@code ./holdline bench crawl} runs it at full size and installs Debian's python3-scrapy where it may;
 * {@code ./holdline test} runs it small, to see that all read the same.
 */
class CrawlBench {

    private static final boolean FULL = "crawl".equals(System.getProperty("holdline.bench"));
    private static final int PAGES = FULL ? 200 : 10;
    private static final int WARM_UP = FULL ? 16 : 0;
    private static final int ROUNDS = FULL ? 8 : 1;
    private static final int SPIDER_ROUNDS = 2;
    private static final String PYTHON = "/usr/bin/python3";

    @Test
    void allContestantsReadTheSame() throws Exception {
        try (var farm = Farm.of(PAGES)) {
            var spiders = new ArrayList<Double>();
            var nanos = new EnumMap<Way, List<Double>>(Way.class);
            var expected = IntStream.range(0, PAGES)
                    .mapToObj(ShopPage::of)
                    .map(page -> page.number() + "\t" + new Value(page.title(), page.amount(), "EUR").line())
                    .toList();
            var scrapy = scrapy();
            try (var runners = Runners.start(farm)) {
                for (var round = 0; round < WARM_UP; round++) {
                    runners.each((_, runner) -> runner.round());
                }
                for (var round = 0; round < ROUNDS; round++) {
                    runners.each((way, runner) ->
                            nanos.computeIfAbsent(way, _ -> new ArrayList<>()).add(runner.round() / PAGES));
                    if (scrapy.isPresent() && round % SPIDER_ROUNDS == 0) {
                        var crawl = spider(scrapy.get(), farm);
                        assertThat(crawl.values()).as("what Scrapy read").isEqualTo(expected);
                        spiders.addAll(crawl.nanosPerPage());
                    }
                }
                runners.each((way, runner) -> {
                    var values = runner.values();
                    if (way == Way.TIERED) {
                        // Some of its pages have another price every round.
                        assertThat(values).hasSameSizeAs(expected).allMatch(value -> value.contains("\tEUR\tLanting "));
                    } else {
                        assertThat(values).as("what %s read", way).isEqualTo(expected);
                    }
                });
            }
            tell(farm, nanos, spiders);
        }
    }

    private static void tell(Farm farm, Map<Way, List<Double>> nanos, List<Double> spiders) {
        var floor = median(nanos.get(Way.FLOOR));
        var full = median(nanos.get(Way.FULL));
        var scrapy = spiders.isEmpty() ? Double.NaN : median(spiders);
        System.out.printf(
                Locale.ROOT,
                "%nbench crawl: %d pages of %d KB on average, %d rounds; CPU per page, median of rounds%n",
                farm.size(),
                farm.meanBytes() / 1_000,
                ROUNDS);
        System.out.printf(Locale.ROOT, "  %-46s %10s %8s %8s %8s%n", "", "ms a page", "/ floor", "/ full", "/ Scrapy");
        for (var way : Way.values()) {
            line(name(way), median(nanos.get(way)), floor, full, scrapy);
        }
        if (spiders.isEmpty()) {
            System.out.println("  Scrapy is not installed here (Debian: python3-scrapy): left out");
        } else {
            line("Scrapy, same fields", scrapy, floor, full, scrapy);
        }
    }

    private static void line(String name, double nanos, double floor, double full, double scrapy) {
        System.out.printf(
                Locale.ROOT,
                "  %-46s %10.3f %8.2f %8.2f %8.3f%n",
                name,
                nanos / 1_000_000,
                nanos / floor,
                nanos / full,
                nanos / scrapy);
    }

    private static String name(Way way) {
        return switch (way) {
            case FLOOR -> "floor: JDK client, jsoup, JSON";
            case FULL -> "Holdline, full extraction";
            case NEW -> "Holdline, as visits read, all new";
            case TIERED -> "Holdline, tiered: 4 of 10 304, 3 same, 3 new";
            case NOT_MODIFIED -> "Holdline, unchanged re-visit, 304";
            case SAME_BYTES -> "Holdline, unchanged re-visit, same bytes";
        };
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** The interpreter that has Scrapy, installed first where this may be done. */
    private static Optional<String> scrapy() throws IOException, InterruptedException {
        if (FULL && !hasScrapy()) {
            System.out.println("  Scrapy is missing; trying to install Debian's python3-scrapy ...");
            succeeds("apt-get", "install", "-y", "--no-install-recommends", "python3-scrapy");
        }
        return hasScrapy() ? Optional.of(PYTHON) : Optional.empty();
    }

    private static boolean hasScrapy() throws IOException, InterruptedException {
        return Files.isExecutable(Path.of(PYTHON)) && succeeds(PYTHON, "-c", "import scrapy");
    }

    private static boolean succeeds(String... words) throws InterruptedException {
        try {
            var process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(5, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException _) {
            // There is no such program.
            return false;
        }
    }

    private record Crawl(List<String> values, List<Double> nanosPerPage) {}

    private static Crawl spider(String python, Farm farm) throws IOException {
        var script = Path.of(Objects.requireNonNull(CrawlBench.class.getResource("/bench/spider.py"))
                .getPath());
        var process = new ProcessBuilder(
                        python,
                        script.toString(),
                        farm.address(),
                        "plain",
                        String.valueOf(PAGES),
                        String.valueOf(SPIDER_ROUNDS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = said.readAllLines();
            return new Crawl(
                    pages(lines),
                    cpu(lines).stream().map(seconds -> seconds * 1e9 / PAGES).toList());
        } finally {
            process.destroy();
        }
    }

    private static List<String> pages(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("page\t"))
                .map(line -> line.substring("page\t".length()))
                .toList();
    }

    private static List<Double> cpu(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("cpu\t"))
                .flatMap(line -> Arrays.stream(line.split("\t", -1)).skip(1))
                .map(Double::valueOf)
                .toList();
    }

    /** A contestant per way, all of them warm, taking turns. */
    private record Runners(Map<Way, Runner> runners) implements AutoCloseable {

        interface Step {
            void with(Way way, Runner runner) throws IOException;
        }

        static Runners start(Farm farm) throws IOException {
            var runners = new EnumMap<Way, Runner>(Way.class);
            for (var way : Way.values()) {
                // Where nobody judges its CPU time, one child shows that children work, and the others save their
                // start.
                runners.put(way, FULL || way == Way.FLOOR ? Child.start(way, farm) : new Here(way, farm));
            }
            return new Runners(runners);
        }

        void each(Step step) throws IOException {
            for (var entry : runners.entrySet()) {
                step.with(entry.getKey(), entry.getValue());
            }
        }

        @Override
        public void close() {
            runners.values().forEach(Runner::stop);
        }
    }

    private interface Runner {

        /** Nanoseconds of CPU. */
        double round() throws IOException;

        /** What the last round read, in the order of the pages. */
        List<String> values() throws IOException;

        void stop();
    }

    /** In this JVM. */
    private static final class Here implements Runner {

        private final Contestant contestant;

        Here(Way way, Farm farm) {
            contestant = new Contestant(way, farm.address(), farm.size());
        }

        @Override
        public double round() {
            return contestant.round();
        }

        @Override
        public List<String> values() {
            return contestant.values();
        }

        @Override
        public void stop() {
            contestant.close();
        }
    }

    /** In a JVM of its own, so that its CPU time is its own. */
    private record Child(Process process, PrintWriter in, BufferedReader out) implements Runner {

        static Child start(Way way, Farm farm) throws IOException {
            var words = new ArrayList<String>();
            words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            words.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
            if (!FULL) {
                words.add("-XX:TieredStopAtLevel=1");
            }
            words.addAll(List.of("-cp", System.getProperty("java.class.path")));
            words.addAll(List.of(Contestant.class.getName(), way.name(), farm.address(), String.valueOf(farm.size())));
            var process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Child(
                    process,
                    new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true),
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        }

        @Override
        public double round() throws IOException {
            in.println("go");
            var line = out.readLine();
            if (line == null) {
                throw new IOException("a contestant ended; what it said is above");
            }
            return Double.parseDouble(line.substring("cpu\t".length()));
        }

        @Override
        public List<String> values() throws IOException {
            in.close();
            return pages(out.readAllLines());
        }

        @Override
        public void stop() {
            process.destroy();
        }
    }
}
