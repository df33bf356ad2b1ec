package holdline.local.suite;

import holdline.local.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where the local suite keeps its things.
 *
 * @param root the project's folder, in which {@code ./holdline} stands
 */
public record Place(Path root) {

    /** The script changes to the project's folder before it starts us. */
    public static Place here() {
        var root = Path.of("").toAbsolutePath();
        if (!Files.exists(root.resolve("holdline"))) {
            throw new Trouble("Start this through the script ./holdline in the project's folder.");
        }
        return new Place(root);
    }

    public Path home() {
        return root.resolve(".holdline");
    }

    /** Kept between runs of {@code up}. */
    public Path data() {
        return home().resolve("data");
    }

    /** Thrown away at the start of every demo. */
    public Path demoData() {
        return home().resolve("demo");
    }

    public Path keys() {
        return home().resolve("keys");
    }

    public Path logs() {
        return home().resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** As people type it: relative to the project's folder. */
    public String shown(Path path) {
        return root.relativize(path).toString();
    }

    Path run() {
        return home().resolve("run");
    }

    Path suiteFile() {
        return home().resolve("suite.json");
    }

    Path jar(Service service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Deletes a folder and everything in it; links inside are removed, not followed. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var inside = Files.walk(folder)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Trouble("Could not delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
