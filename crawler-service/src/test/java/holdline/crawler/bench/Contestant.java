package holdline.crawler.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One way of reading the farm, round by round. */
final class Contestant implements AutoCloseable {

    private static final int AT_ONCE = 8;

    private final OperatingSystemMXBean cpu = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Reading reading;
    private final int pages;
    private Map<Integer, Value> values = Map.of();

    Contestant(Reading.Way way, String farm, int pages) {
        this.reading = Reading.in(way, farm);
        this.pages = pages;
    }

    /**
     * Runs in a JVM of its own: each line on its input is a round over all pages; it answers with the nanoseconds of CPU
     * the round took, and in the end with what it read.
     *
     * @param words the name of a {@link Reading.Way}, the farm's address, the number of pages
     */
    public static void main(String[] words) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var contestant = new Contestant(Reading.Way.valueOf(words[0]), words[1], Integer.parseInt(words[2]))) {
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                System.out.println("cpu\t" + contestant.round());
            }
            contestant.values().forEach(value -> System.out.println("page\t" + value));
        }
    }

    /** Reads all pages; nanoseconds of CPU this JVM took meanwhile. */
    long round() {
        var before = cpu.getProcessCpuTime();
        var read = new TreeMap<Integer, Value>();
        try (var threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("reader-", 0).factory())) {
            var answers = new TreeMap<Integer, Future<Value>>();
            for (var page = 0; page < pages; page++) {
                var number = page;
                answers.put(page, threads.submit(() -> reading.read(number)));
            }
            for (var answer : answers.entrySet()) {
                read.put(answer.getKey(), answer.getValue().get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a page could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        reading.nextRound();
        values = read;
        return cpu.getProcessCpuTime() - before;
    }

    /** What the last round read, in the order of the pages. */
    List<String> values() {
        return values.entrySet().stream()
                .map(page -> page.getKey() + "\t" + page.getValue().line())
                .toList();
    }

    @Override
    public void close() {
        reading.close();
    }
}
