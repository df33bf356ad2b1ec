package holdline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import holdline.local.Holdline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Runs {@code ./holdline demo --once} as a person would and believes its exit code, which is 0 only when every step of
 * the story was seen through the REST APIs and in the mailbox.
 */
class StoryIT {

    private static final long LIMIT_SECONDS = 300;

    @Test
    void theDemoTellsItsStoryToTheEnd() throws Exception {
        // Given
        var root = SuiteUnderTest.workshop("story");
        // When
        var demo = start(root);
        var lines = followed(demo);
        var ended = demo.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        // Then
        if (!ended) {
            demo.destroy();
        }
        assertThat(ended)
                .as("the demo ends by itself within " + LIMIT_SECONDS + " s")
                .isTrue();
        assertThat(demo.exitValue()).as(String.join("\n", lines)).isZero();
        assertThat(lines).anyMatch(line -> line.contains("every step really happened"));
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .as("processes left running")
                .isEmpty();
    }

    private static Process start(Path root) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dstdout.encoding=UTF-8",
                        "-Xmx384m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holdline.class.getName(),
                        "demo",
                        "--once")
                .directory(root.toFile())
                .redirectErrorStream(true);
        builder.environment().put("HOLDLINE_PORT_BASE", String.valueOf(SuiteUnderTest.freePorts()));
        return builder.start();
    }

    /** Shows and keeps what the demo says, until it says no more. */
    private static List<String> followed(Process demo) throws IOException {
        demo.getOutputStream().close();
        var lines = new ArrayList<String>();
        try (var said = new BufferedReader(new InputStreamReader(demo.getInputStream(), UTF_8))) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                System.out.println("  [story] " + line);
                lines.add(line);
            }
        }
        return lines;
    }
}
