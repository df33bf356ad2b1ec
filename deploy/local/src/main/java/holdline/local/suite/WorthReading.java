package holdline.local.suite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Picks from the end of a log what a person should read first when the process has died. */
public final class WorthReading {

    private static final int TAIL_BYTES = 200_000;
    private static final int MOST_LINES = 4;
    private static final int LONGEST_LINE = 240;

    private WorthReading() {}

    /** The last lines of a file, at most the given number; none when it cannot be read. */
    public static List<String> tail(Path log, int lines) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var from = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(from);
            var bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException _) {
            return List.of();
        }
    }

    /** The causes and errors among the last lines of a log; its very last lines when it names none. */
    public static List<String> in(List<String> log) {
        var picked = new ArrayList<String>();
        for (var line : log) {
            var text = line.strip();
            if (text.startsWith("Caused by:")
                    || text.contains(" ERROR ")
                    || text.contains(" FATAL ")
                    || text.startsWith("Exception in thread")
                    || text.startsWith("Error:")
                    || text.contains("OutOfMemoryError")) {
                picked.add(text);
            }
        }
        if (picked.isEmpty()) {
            log.stream().map(String::strip).filter(WorthReading::isWords).forEach(picked::add);
        }
        return picked.subList(Math.max(0, picked.size() - MOST_LINES), picked.size()).stream()
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …")
                .toList();
    }

    private static boolean isWords(String line) {
        return !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("...");
    }
}
