package holdline.cases.almanac;

import holdline.cases.calendar.ChinaCalendar;
import holdline.cases.calendar.EuropeanUnionCalendar;
import holdline.cases.calendar.KingdomCalendar;
import holdline.cases.calendar.Notice;
import holdline.cases.calendar.StatesCalendar;
import holdline.cases.calendar.WorkingCalendar;
import holdline.events.Jurisdiction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** All calendars. A folder that cannot be read stops the start; later it leaves the calendar as it was, and is told. */
@ApplicationScoped
class Almanac {

    private static final Logger LOG = Logger.getLogger(Almanac.class);
    private static final String SHIPPED = "/calendar/cn/";
    private static final int MOST_FILES = 100;
    private static final int LARGEST_FILE = 64 * 1024;

    private final Optional<Path> directory;
    private final List<Notice> shipped = shipped();
    private volatile ChinaCalendar china;

    Almanac(AlmanacConfig config) {
        this.directory = config.directory();
        this.china = read();
    }

    WorkingCalendar of(Jurisdiction jurisdiction) {
        return switch (jurisdiction) {
            case CN -> china;
            case EU -> new EuropeanUnionCalendar();
            case UK -> new KingdomCalendar();
            case US -> new StatesCalendar();
        };
    }

    ChinaCalendar china() {
        return china;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        if (directory.isEmpty()) {
            return;
        }
        try {
            var fresh = read();
            if (!fresh.version().equals(china.version())) {
                LOG.infof("Calendar %s takes the place of %s", fresh.version(), china.version());
                china = fresh;
            }
        } catch (IllegalArgumentException | UncheckedIOException broken) {
            LOG.errorf("Calendar %s stays: %s", china.version(), broken.getMessage());
        }
    }

    private ChinaCalendar read() {
        var notices = new ArrayList<>(shipped);
        directory.ifPresent(folder -> notices.addAll(in(folder)));
        return new ChinaCalendar(notices);
    }

    private static List<Notice> shipped() {
        return new String(resource("index.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(name -> NoticeFile.read(name, resource(name)))
                .toList();
    }

    private static byte[] resource(String name) {
        try (var resource = Almanac.class.getResourceAsStream(SHIPPED + name)) {
            if (resource == null) {
                throw new IllegalStateException(SHIPPED + name + " is missing");
            }
            return resource.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Notice> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .limit(MOST_FILES)
                    .map(Almanac::notice)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("holdline.cases.calendar.directory cannot be read: " + broken, broken);
        }
    }

    private static Notice notice(Path file) {
        try (var open = Files.newInputStream(file)) {
            var yaml = open.readNBytes(LARGEST_FILE + 1);
            if (yaml.length > LARGEST_FILE) {
                throw new IllegalArgumentException(file + ": a notice has " + LARGEST_FILE + " bytes at most");
            }
            return NoticeFile.read(file.toString(), yaml);
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be read: " + broken, broken);
        }
    }
}
