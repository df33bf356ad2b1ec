package holdline.crawler.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One way of reading the farm, in a JVM of its own, so that its CPU time is its own. Each line on its input is a round
 * over all pages; it answers with the nanoseconds of CPU the round took, and in the end with what it read.
 */
final class Contestant {

    private static final int AT_ONCE = 8;

    private Contestant() {}

    /**
     * Runs rounds until the input ends.
     *
     * @param words the name of a {@link Reading.Way}, the farm's address, the number of pages
     */
    public static void main(String[] words) throws Exception {
        var pages = Integer.parseInt(words[2]);
        var cpu = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var reading = Reading.in(Reading.Way.valueOf(words[0]), words[1])) {
            Map<Integer, Value> values = Map.of();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                var before = cpu.getProcessCpuTime();
                values = round(reading, pages);
                System.out.println("cpu\t" + (cpu.getProcessCpuTime() - before));
            }
            values.forEach((page, value) -> System.out.println("page\t" + page + "\t" + value.line()));
        }
    }

    private static Map<Integer, Value> round(Reading reading, int pages) throws Exception {
        var values = new TreeMap<Integer, Value>();
        try (var threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("reader-", 0).factory())) {
            var answers = new TreeMap<Integer, Future<Value>>();
            for (var page = 0; page < pages; page++) {
                var number = page;
                answers.put(page, threads.submit(() -> reading.read(number)));
            }
            for (var answer : answers.entrySet()) {
                values.put(answer.getKey(), answer.getValue().get());
            }
        }
        reading.nextRound();
        return values;
    }
}
