package holdline.local.command;

import holdline.local.Trouble;
import holdline.local.suite.Patience;
import holdline.local.suite.Place;
import holdline.local.suite.Service;
import holdline.local.suite.WorthReading;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Shows the last lines of a service's log; with {@code -f} it goes on as the log grows. */
final class LogsCommand implements Command {

    private static final Set<String> OTHERS = Set.of("kafka", "suite");
    private static final int LINES = 200;
    private static final int CHUNK = 64 * 1024;
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    @Override
    public int run(List<String> words) {
        var arguments = Arguments.parse(words, Set.of("-f"), Set.of());
        if (arguments.rest().size() != 1) {
            throw UpCommand.wants("logs <name> [-f]   (crawler-service, pricing-service, case-service,"
                    + " notification-service; kafka; suite: the supervisor in the background)");
        }
        var place = Place.here();
        var name = arguments.rest().getFirst();
        var log = place.log(OTHERS.contains(name) ? name : Service.named(name).module());
        if (!Files.exists(log)) {
            throw new Trouble("There is no log yet at " + place.shown(log) + ": start the suite with ./holdline up.");
        }
        WorthReading.tail(log, LINES).forEach(System.out::println);
        if (arguments.has("-f")) {
            follow(log);
        }
        return 0;
    }

    private static void follow(Path log) {
        var patience = new Patience();
        Runtime.getRuntime().addShutdownHook(new Thread(patience::end, "stop-following"));
        try {
            var from = Files.size(log);
            while (patience.pause(LOOK_EVERY)) {
                if (!Files.exists(log) || Files.size(log) < from) {
                    // It was rotated, or the service was started anew.
                    from = 0;
                }
                from = Files.exists(log) ? printFrom(log, from) : from;
            }
        } catch (IOException e) {
            throw new Trouble("Cannot read " + log + ": " + e.getMessage(), e);
        }
    }

    private static long printFrom(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            var chunk = new byte[CHUNK];
            for (var read = file.read(chunk); read > 0; read = file.read(chunk)) {
                System.out.print(new String(chunk, 0, read, StandardCharsets.UTF_8));
            }
            System.out.flush();
            return file.getFilePointer();
        }
    }
}
