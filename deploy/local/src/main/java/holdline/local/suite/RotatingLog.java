package holdline.local.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Copies what a process says into a file of limited size; the full file before it is kept as {@code .1}. */
final class RotatingLog {

    private static final long LIMIT = 10_000_000;
    private static final int LONGEST_LINE = 20_000;

    private final Path file;
    private long size;

    RotatingLog(Path file) {
        this.file = file;
    }

    /** Follows the stream in the background until it ends. */
    void follow(InputStream said) {
        Thread.ofVirtual().name("log " + file.getFileName()).start(() -> copy(said));
    }

    private void copy(InputStream said) {
        try (var lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8))) {
            Files.createDirectories(file.getParent());
            var out = open();
            try {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    var bytes = (cut(line) + "\n").getBytes(StandardCharsets.UTF_8);
                    if (size + bytes.length > LIMIT) {
                        out.close();
                        Files.move(
                                file,
                                file.resolveSibling(file.getFileName() + ".1"),
                                StandardCopyOption.REPLACE_EXISTING);
                        out = open();
                    }
                    out.write(bytes);
                    size += bytes.length;
                }
            } finally {
                out.close();
            }
        } catch (IOException _) {
            // The process is gone or the disk is full: its log ends here, the process itself goes on.
        }
    }

    private OutputStream open() throws IOException {
        size = Files.exists(file) ? Files.size(file) : 0;
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …";
    }
}
