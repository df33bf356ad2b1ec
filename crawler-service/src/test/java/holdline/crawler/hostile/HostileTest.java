package holdline.crawler.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Hostile answers and pages go through the client and the extraction of one process with 256 MB of heap: it survives, none
 * takes a second of CPU, and the pages beside them go on. {@code ./holdline prove hostile} visits 1,000;
 * {@code ./holdline test} 28, one of each kind, and does not judge the pace: it shares its cores with other tests.
 */
class HostileTest {

    private static final boolean FULL = "hostile".equals(System.getProperty("holdline.prove"));
    private static final int INPUTS = FULL ? 1_000 : HostileInputs.kindsCount();
    private static final int SECONDS = FULL ? 6 : 1;
    private static final long SEED = 20_261_123;
    private static final int LIMIT_MINUTES = FULL ? 40 : 5;
    private static final Pattern FIGURE = Pattern.compile("(?m)^([a-z-]+)=([0-9.]+)$");

    @Test
    void survivesHostilePagesWhileOthersGoOn() throws IOException, InterruptedException {
        // Given
        var java = ProcessHandle.current().info().command().orElseThrow();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        // Full size lives long enough for the optimising compiler.
                        FULL ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileRun.class.getName(),
                        String.valueOf(SEED),
                        String.valueOf(INPUTS),
                        String.valueOf(SECONDS))
                .directory(Path.of("").toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .start();
        Thread.ofPlatform().daemon().start(() -> limit(process));

        // When
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        var status = process.waitFor();

        // Then
        System.out.println("\nprove hostile: " + INPUTS + " inputs, seed " + SEED + "\n" + said);
        assertThat(status).as(said).isZero();
        var figures = figures(said);
        assertThat(figures.get("inputs")).isEqualTo(INPUTS);
        assertThat(figures.get("crashes")).as(said).isZero();
        assertThat(figures.get("heap-peak-mb")).isLessThanOrEqualTo(256);
        assertThat(figures.get("worst-cpu-ms")).as(said).isLessThan(FULL ? 1_000 : 3_000);
        if (FULL) {
            assertThat(figures.get("ratio")).as(said).isGreaterThanOrEqualTo(0.8);
        }
    }

    private static Map<String, Double> figures(String said) {
        return FIGURE.matcher(said)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> Double.valueOf(found.group(2))));
    }

    private static void limit(Process process) {
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }
}
