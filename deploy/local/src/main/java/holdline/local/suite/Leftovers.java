package holdline.local.suite;

import holdline.local.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers which processes were started, on disk, so that a later command can end what a killed supervisor left
 * behind. A process counts as ours only when both its id and its start time are the noted ones: ids get reused.
 */
final class Leftovers {

    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);
    private static final Duration TERM_LIMIT = Duration.ofSeconds(10);

    private final Path folder;

    Leftovers(Path folder) {
        this.folder = folder;
    }

    /** A process by its id and when it started. */
    record Mark(long pid, Instant startedAt) {

        static Mark of(ProcessHandle process) {
            return new Mark(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
        }

        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(alive -> alive.info()
                            .startInstant()
                            .map(at -> Duration.between(at, startedAt).abs().compareTo(CLOCK_GRAIN) < 0)
                            .orElse(startedAt.equals(Instant.EPOCH)));
        }
    }

    void note(String name, ProcessHandle process) {
        var mark = Mark.of(process);
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(name + ".pid"),
                    mark.pid() + " " + mark.startedAt().toEpochMilli() + "\n");
        } catch (IOException e) {
            throw new Trouble("Could not write to " + folder + ": " + e.getMessage(), e);
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + ".pid"));
        } catch (IOException _) {
            // A stale note is harmless: start times tell that its process is not ours.
        }
    }

    boolean isAlive(String name) {
        return mark(name).flatMap(Mark::process).isPresent();
    }

    /** Ends what is noted and still runs; returns the names of what had to be ended. */
    List<String> sweep(Patience patience) {
        var ended = new ArrayList<String>();
        for (var name : names()) {
            mark(name).flatMap(Mark::process).ifPresent(process -> {
                end(process, patience);
                ended.add(name);
            });
            forget(name);
        }
        return ended;
    }

    /** Asks a process to end, and ends it by force when it does not within ten seconds. */
    static void end(ProcessHandle process, Patience patience) {
        process.destroy();
        if (!patience.until(TERM_LIMIT, Duration.ofMillis(50), () -> !process.isAlive())) {
            process.destroyForcibly();
            patience.until(TERM_LIMIT, Duration.ofMillis(50), () -> !process.isAlive());
        }
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pid"))
                    .map(name -> name.substring(0, name.length() - ".pid".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Trouble("Could not read " + folder + ": " + e.getMessage(), e);
        }
    }

    private Optional<Mark> mark(String name) {
        try {
            var words = Files.readString(folder.resolve(name + ".pid")).strip().split(" ", -1);
            return Optional.of(new Mark(Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }
}
