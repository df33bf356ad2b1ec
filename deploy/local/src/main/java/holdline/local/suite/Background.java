package holdline.local.suite;

import holdline.local.Trouble;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A supervisor in the background that outlives the command which started it. */
public final class Background {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private Background() {}

    /**
     * A suite that is up.
     *
     * @param mebibytes what all of it holds, where the system tells
     */
    public record Up(OptionalLong mebibytes) {}

    /**
     * Starts a supervisor and waits until everything is ready. A Ctrl-C while waiting stops it again.
     *
     * @param command the launcher's command that holds the suite
     * @param news hears in plain lines what happens
     * @throws Trouble when it did not come up; then nothing is left running
     */
    public static Up start(Place place, String command, Ports ports, Consumer<String> news) {
        Running.refuseSecond(place);
        Precheck.packaged(place, List.of(Service.values()));
        Precheck.room(place);
        var patience = new Patience();
        var log = place.log("suite");
        var supervisor = spawn(place, command, log);
        var ready = new AtomicBoolean();
        var undo = new Thread(
                () -> {
                    patience.end();
                    if (!ready.get()) {
                        Leftovers.end(supervisor.toHandle(), new Patience());
                        Running.sweep(place);
                    }
                },
                "undo-start");
        Runtime.getRuntime().addShutdownHook(undo);
        var told = new int[1];
        var inTime = patience.until(LIMIT, LOOK_EVERY, () -> {
            var all = ofSupervisor(place, supervisor);
            for (; told[0] < all.news().size(); told[0]++) {
                news.accept(all.news().get(told[0]));
            }
            ready.set(all.ready());
            return all.ready() || !supervisor.isAlive();
        });
        if (!ready.get()) {
            Leftovers.end(supervisor.toHandle(), new Patience());
            throw new Trouble(whyNot(supervisor, inTime, place.shown(log), log));
        }
        var own = Footprint.mebibytes(supervisor.toHandle());
        var postmaster = Postmaster.in(place.data().resolve("postgres"));
        var apart = postmaster
                .filter(process -> supervisor.descendants().noneMatch(process::equals))
                .map(Footprint::mebibytes)
                .orElse(OptionalLong.of(0));
        return new Up(own.isPresent() ? OptionalLong.of(own.getAsLong() + apart.orElse(0)) : own);
    }

    private static SuiteFile ofSupervisor(Place place, Process supervisor) {
        return SuiteFile.read(place.suiteFile())
                .filter(file -> file.supervisor().pid() == supervisor.pid())
                .orElse(SuiteFile.nothingYet());
    }

    private static String whyNot(Process supervisor, boolean inTime, String shown, Path log) {
        if (!inTime) {
            return "The suite was not up within " + LIMIT.toSeconds() + " s and was stopped. Its log: " + shown;
        }
        // The supervisor ends with the sentence for people as its last words.
        var said = WorthReading.tail(log, 40);
        var from = said.lastIndexOf("");
        return String.join("\n", from < 0 ? said : said.subList(from + 1, said.size()))
                + (supervisor.exitValue() == 1 ? "" : "\nIts log: " + shown);
    }

    private static Process spawn(Place place, String command, Path log) {
        var words = new ArrayList<String>();
        words.addAll(Detached.ownSession());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add("holdline.local.Holdline");
        words.add(command);
        try {
            Files.createDirectories(place.logs());
            Files.deleteIfExists(log);
            return new ProcessBuilder(words)
                    .directory(place.root().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new Trouble("Could not start the supervisor: " + e.getMessage(), e);
        }
    }
}
