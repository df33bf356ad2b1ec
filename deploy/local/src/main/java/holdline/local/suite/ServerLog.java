package holdline.local.suite;

import holdline.local.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what Kafka and other libraries of this process log into a file of limited size, never to the terminal. */
final class ServerLog {

    private static final int LIMIT = 10_000_000;
    private static final Logger ROOT = Logger.getLogger("");

    private ServerLog() {}

    static void to(Path file) {
        try {
            Files.createDirectories(file.getParent());
            System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$s %3$s: %5$s%6$s%n");
            var handler = new FileHandler(file.toString().replace("%", "%%"), LIMIT, 1, false);
            handler.setFormatter(new SimpleFormatter());
            for (var other : ROOT.getHandlers()) {
                ROOT.removeHandler(other);
            }
            ROOT.addHandler(handler);
            ROOT.setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new Trouble("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
