package holdline.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;

/** PostgreSQL's first process, as it notes itself in its data directory. */
final class Postmaster {

    private Postmaster() {}

    static Optional<ProcessHandle> in(Path data) {
        try {
            var pid = Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException | NumberFormatException | NoSuchElementException _) {
            return Optional.empty();
        }
    }
}
