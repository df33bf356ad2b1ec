package holdline.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How much memory a process and its children really hold (resident set; shared pages count once per process). */
public final class Footprint {

    private Footprint() {}

    /** MiB of the process and everything below it; empty where the system does not tell. */
    public static OptionalLong mebibytes(ProcessHandle process) {
        var parts = Stream.concat(Stream.of(process), process.descendants())
                .map(Footprint::kibibytes)
                .toList();
        return parts.stream().anyMatch(OptionalLong::isPresent)
                ? OptionalLong.of(
                        parts.stream().mapToLong(part -> part.orElse(0)).sum() / 1024)
                : OptionalLong.empty();
    }

    private static OptionalLong kibibytes(ProcessHandle process) {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return fromPs(process);
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .filter(digits -> !digits.isEmpty())
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (IOException | UncheckedIOException _) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong fromPs(ProcessHandle process) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            var said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (!ps.waitFor(5, TimeUnit.SECONDS)) {
                ps.destroyForcibly();
            }
            return said.matches("\\d+") ? OptionalLong.of(Long.parseLong(said)) : OptionalLong.empty();
        } catch (IOException _) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    /** For people: {@code 1.6 GiB}. */
    public static String shown(long mebibytes) {
        return mebibytes < 1024 ? mebibytes + " MiB" : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024.0);
    }
}
