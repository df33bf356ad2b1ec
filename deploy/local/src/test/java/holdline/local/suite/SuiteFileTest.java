package holdline.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteFileTest {

    @TempDir
    Path folder;

    @Test
    void isReadAsItWasWritten() {
        // Given
        var file = new SuiteFile(
                        new Leftovers.Mark(42, Instant.ofEpochMilli(1_795_459_672_890L)),
                        "up",
                        Ports.from(Map.of("HOLDLINE_PORT_BASE", "9000")),
                        List.of(),
                        false)
                .with("Kafka is up")
                .whenReady();

        // When
        file.write(folder.resolve("suite.json"));

        // Then
        assertThat(SuiteFile.read(folder.resolve("suite.json"))).contains(file);
    }

    @Test
    void anAbsentOrBrokenFileIsNoSuite() throws Exception {
        // Given
        var broken = folder.resolve("broken.json");
        Files.writeString(broken, "{\"pid\":");

        // When Then
        assertThat(SuiteFile.read(folder.resolve("absent.json"))).isEmpty();
        assertThat(SuiteFile.read(broken)).isEmpty();
    }

    @Test
    void keepsOnlyTheLatestNews() {
        // Given
        var file = SuiteFile.nothingYet();

        // When
        for (var line = 0; line < SuiteFile.MOST_NEWS + 5; line++) {
            file = file.with("line " + line);
        }

        // Then
        assertThat(file.news()).hasSize(SuiteFile.MOST_NEWS).first().isEqualTo("line 5");
    }
}
