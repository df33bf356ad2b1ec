package holdline.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path folder;

    @Test
    void endsAProcessThatWasNotedAndStillRuns() throws Exception {
        // Given
        var process = new ProcessBuilder("sleep", "60").start();
        new Leftovers(folder).note("case-service", process.toHandle());

        // When
        var ended = new Leftovers(folder).sweep(new Patience());

        // Then
        assertThat(ended).containsExactly("case-service");
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(new Leftovers(folder).sweep(new Patience())).isEmpty();
    }

    @Test
    void sparesAProcessThatOnlyHasTheSameId() throws IOException {
        // Given
        var process = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(folder.resolve("case-service.pid"), process.pid() + " 1000000000000\n");

            // When
            var ended = new Leftovers(folder).sweep(new Patience());

            // Then
            assertThat(ended).isEmpty();
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void isNotTroubledByANoteItCannotRead() throws IOException {
        // Given
        Files.writeString(folder.resolve("case-service.pid"), "nonsense");

        // When
        List<String> ended = new Leftovers(folder).sweep(new Patience());

        // Then
        assertThat(ended).isEmpty();
    }
}
