package holdline.local.suite;

import holdline.local.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The suite as seen from another command: through what its supervisor wrote down, and by asking the services. */
public final class Running {

    private static final Duration DOWN_LIMIT = Duration.ofMinutes(1);

    private final Place place;
    private final ProcessHandle supervisor;
    private final String command;

    private final Ports ports;

    private Running(Place place, ProcessHandle supervisor, SuiteFile file) {
        this.place = place;
        this.supervisor = supervisor;
        this.command = file.command();
        this.ports = file.ports();
    }

    /** The suite whose supervisor lives, if there is one. */
    public static Optional<Running> find(Place place) {
        return SuiteFile.read(place.suiteFile())
                .flatMap(file -> file.supervisor().process().map(process -> new Running(place, process, file)));
    }

    static void refuseSecond(Place place) {
        find(place)
                .filter(running -> !running.supervisor.equals(ProcessHandle.current()))
                .ifPresent(running -> {
                    throw new Trouble("The suite is already up (started by ./holdline " + running.command
                            + "). Stop it first: " + running.howToStop() + ".");
                });
    }

    /** Ends what a killed supervisor left behind; tells what that was. */
    public static List<String> sweep(Place place) {
        return new Leftovers(place.run()).sweep(new Patience());
    }

    /** What it was started by: {@code up}, {@code demo}, ... */
    public String command() {
        return command;
    }

    public Ports ports() {
        return ports;
    }

    public long pid() {
        return supervisor.pid();
    }

    public String howToStop() {
        return command.equals("up") ? "./holdline down" : "Ctrl-C where it runs, or ./holdline down";
    }

    /** Whether everything was ready once; false while it starts. */
    public boolean isReady() {
        return SuiteFile.read(place.suiteFile()).map(SuiteFile::ready).orElse(false);
    }

    /** What has happened so far, in plain lines. */
    public List<String> news() {
        return SuiteFile.read(place.suiteFile()).map(SuiteFile::news).orElse(List.of());
    }

    /** Asks the supervisor to stop everything and waits for it; by force when it takes longer than a minute. */
    public List<String> stop() {
        var patience = new Patience();
        supervisor.destroy();
        if (!patience.until(DOWN_LIMIT, Duration.ofMillis(100), () -> !supervisor.isAlive())) {
            supervisor.destroyForcibly();
            patience.until(Duration.ofSeconds(10), Duration.ofMillis(100), () -> !supervisor.isAlive());
        }
        return sweep(place);
    }

    /** How each service is right now: ready, alive, or not there. */
    public static List<ServiceStatus> services(Place place, Ports ports) {
        var running = find(place);
        var notes = new Leftovers(place.run());
        var all = new ArrayList<ServiceStatus>();
        for (var service : Service.values()) {
            var url = service.url(ports);
            var alive = running.isPresent() && notes.isAlive(service.module());
            var state = !alive
                    ? (running.isPresent() && !running.get().isReady() ? State.STARTING : State.DOWN)
                    : ServiceProcess.isReady(url) ? State.UP : State.STARTING;
            all.add(new ServiceStatus(service.module(), state, url));
        }
        return all;
    }
}
