package holdline.local.suite;

import holdline.events.Topic;
import holdline.local.Trouble;
import holdline.testkit.LocalIssuer;
import holdline.testkit.servers.LocalKafka;
import holdline.testkit.servers.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Kafka, PostgreSQL and services, running as long as this process holds them. Closing stops all of it, in order. */
public final class Suite implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration STOPPED_LIMIT = Duration.ofSeconds(45);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    static final int MOST_RESTARTS = 5;

    private final Settings settings;
    private final Patience patience;
    private final Consumer<String> news;
    private final Leftovers leftovers;
    private final LocalIssuer issuer;
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    private final Map<Service, Integer> restarts = new EnumMap<>(Service.class);
    private final long began = System.nanoTime();

    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private Duration startedIn = Duration.ZERO;
    private @Nullable LocalKafka kafka;
    private @Nullable LocalPostgres postgres;
    private SuiteFile file;
    private boolean started;
    private boolean closed;

    private Suite(Settings settings, Patience patience, Consumer<String> news) {
        this.settings = settings;
        this.patience = patience;
        this.news = news;
        this.leftovers = new Leftovers(settings.place().run());
        this.issuer = LocalIssuer.in(settings.place().keys(), InstantSource.system());
        this.file = new SuiteFile(
                Leftovers.Mark.of(ProcessHandle.current()), settings.command(), settings.ports(), List.of(), false);
    }

    /**
     * Starts everything and returns once every service is ready.
     *
     * @param patience ended by the caller when the command is to end, also half-way through the start
     * @param news hears in plain lines what happens, during the start and later
     * @throws Trouble when something stands in the way; everything started until then is stopped again
     */
    public static Suite start(Settings settings, Patience patience, Consumer<String> news) {
        Running.refuseSecond(settings.place());
        Precheck.packaged(settings.place(), settings.services());
        Precheck.room(settings.place());
        var suite = new Suite(settings, patience, news);
        for (var name : suite.leftovers.sweep(patience)) {
            suite.tell("ended " + name + ", left behind by a run that was killed");
        }
        Precheck.ports(settings.ports(), suite.wantedPorts());
        Runtime.getRuntime().addShutdownHook(new Thread(suite::stopOnSignal, "stop-suite"));
        try {
            suite.startAll();
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    public Ports ports() {
        return settings.ports();
    }

    public LocalIssuer issuer() {
        return issuer;
    }

    /** How long it took until everything was ready. */
    public Duration startedIn() {
        return startedIn;
    }

    /** MiB that everything holds now, this process included; empty where the system does not tell. */
    public OptionalLong mebibytes() {
        var own = Footprint.mebibytes(ProcessHandle.current());
        var postmaster = Postmaster.in(settings.data().resolve("postgres"));
        if (own.isEmpty()) {
            return own;
        }
        // PostgreSQL puts itself under no parent of ours.
        var apart = postmaster
                .filter(process -> ProcessHandle.current().descendants().noneMatch(process::equals))
                .map(Footprint::mebibytes)
                .orElse(OptionalLong.of(0));
        return OptionalLong.of(own.getAsLong() + apart.orElse(0));
    }

    private List<Port> wantedPorts() {
        var wanted = new ArrayList<Port>();
        settings.services().forEach(service -> wanted.add(service.port()));
        wanted.addAll(List.of(Port.KAFKA, Port.KAFKA_CONTROLLER, Port.POSTGRES));
        wanted.addAll(settings.alsoListening());
        return wanted;
    }

    private void startAll() {
        file.write(settings.place().suiteFile());
        makeRoomForLogs();
        var kafkaStart = CompletableFuture.runAsync(
                this::startKafka, task -> Thread.ofPlatform().start(task));
        startPostgres();
        settings.services().forEach(this::startService);
        awaitKafka(kafkaStart);
        awaitServices();
        startedIn = Duration.ofNanos(System.nanoTime() - began);
        synchronized (this) {
            started = true;
            if (!closed) {
                file = file.whenReady();
                file.write(settings.place().suiteFile());
            }
        }
    }

    private void makeRoomForLogs() {
        try {
            Files.createDirectories(settings.place().logs());
            for (var service : settings.services()) {
                Files.deleteIfExists(settings.place().log(service.module()));
            }
            ServerLog.to(settings.place().log("kafka"));
        } catch (IOException e) {
            throw new Trouble("Cannot write to " + settings.place().logs() + ": " + e.getMessage(), e);
        }
    }

    private void startKafka() {
        var since = System.nanoTime();
        LocalKafka broker;
        try {
            broker = LocalKafka.startIn(
                    settings.data().resolve("kafka"),
                    settings.ports().of(Port.KAFKA),
                    settings.ports().of(Port.KAFKA_CONTROLLER));
        } catch (RuntimeException e) {
            throw new Trouble(
                    "Kafka did not start: " + rootCause(e) + ". Its log: "
                            + settings.place().shown(settings.place().log("kafka"))
                            + ". If its data is damaged, ./holdline reset starts afresh.",
                    e);
        }
        synchronized (this) {
            if (!closed) {
                kafka = broker;
            }
        }
        if (closed) {
            broker.close();
            return;
        }
        broker.createTopics(Arrays.stream(Topic.values()).map(Topic::wireName).toList());
        tell("Kafka is up on 127.0.0.1:" + settings.ports().of(Port.KAFKA) + took(since));
    }

    private void startPostgres() {
        var since = System.nanoTime();
        var folder = settings.data().resolve("postgres");
        LocalPostgres server;
        try {
            server = LocalPostgres.startIn(folder, settings.ports().of(Port.POSTGRES));
        } catch (RuntimeException e) {
            throw new Trouble(
                    "PostgreSQL did not start: " + rootCause(e)
                            + ". If its data is damaged, ./holdline reset starts afresh.",
                    e);
        }
        Postmaster.in(folder).ifPresent(process -> leftovers.note("postgres", process));
        synchronized (this) {
            if (!closed) {
                postgres = server;
            }
        }
        if (closed) {
            server.close();
            return;
        }
        settings.services().forEach(service -> server.createDatabase(service.database()));
        tell("PostgreSQL is up on 127.0.0.1:" + settings.ports().of(Port.POSTGRES) + took(since));
    }

    private synchronized void startService(Service service) {
        if (closed) {
            return;
        }
        var environment = Environment.of(service, settings, issuer, System.getenv());
        var process = ServiceProcess.start(settings.place(), service, environment);
        processes.put(service, process);
        leftovers.note(service.module(), process.process().toHandle());
        Thread.ofVirtual().name("watch " + service.module()).start(() -> awaitEnd(service, process));
    }

    private void awaitEnd(Service service, ServiceProcess process) {
        hearEnd(service, process, process.process().onExit().join().exitValue());
    }

    private void awaitKafka(CompletableFuture<Void> start) {
        try {
            start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void awaitServices() {
        var waiting = EnumSet.noneOf(Service.class);
        waiting.addAll(settings.services());
        var all = patience.until(START_LIMIT, LOOK_EVERY, () -> {
            for (var service : Set.copyOf(waiting)) {
                refuseDead(service);
                if (ServiceProcess.isReady(service.url(settings.ports()))) {
                    waiting.remove(service);
                    tell(service.module() + " is up on " + service.url(settings.ports()) + took(began));
                }
            }
            return waiting.isEmpty();
        });
        if (patience.isOver()) {
            throw new Trouble("Stopped before everything was up.");
        }
        if (!all) {
            var service = waiting.iterator().next();
            throw new Trouble(
                    service.module() + " was not ready within " + START_LIMIT.toSeconds() + " s." + lastWords(service));
        }
    }

    private synchronized void refuseDead(Service service) {
        var process = processes.get(service);
        if (process != null && !process.process().isAlive() && !closed) {
            throw new Trouble(service.module() + " ended while it started (exit code "
                    + process.process().exitValue() + ")." + lastWords(service));
        }
    }

    /** A service that dies later is started again, a little later each time, at most {@value #MOST_RESTARTS} times. */
    private void hearEnd(Service service, ServiceProcess ended, int exitCode) {
        int attempt;
        synchronized (this) {
            if (closed || !started || processes.get(service) != ended) {
                return;
            }
            attempt = restarts.merge(service, 1, Integer::sum);
        }
        if (attempt > MOST_RESTARTS) {
            tell(service.module() + " died again (exit code " + exitCode + ") and stays down after " + MOST_RESTARTS
                    + " restarts." + lastWords(service));
            return;
        }
        var wait = Duration.ofSeconds(1L << (attempt - 1));
        tell(service.module() + " died (exit code " + exitCode + "); starting it again in " + wait.toSeconds() + " s"
                + " (" + attempt + " of " + MOST_RESTARTS + ")." + lastWords(service));
        if (patience.pause(wait)) {
            startService(service);
        }
    }

    private String lastWords(Service service) {
        var log = settings.place().log(service.module());
        var words = new StringBuilder();
        for (var line : WorthReading.in(WorthReading.tail(log, 200))) {
            words.append("\n  ").append(line);
        }
        return (words.isEmpty() ? "" : " It said last:" + words) + "\n  Its log: "
                + settings.place().shown(log);
    }

    private static String rootCause(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private String took(long since) {
        return String.format(Locale.ROOT, " (%.1f s)", (System.nanoTime() - since) / 1e9);
    }

    private void tell(String line) {
        synchronized (this) {
            if (!closed) {
                file = file.with(line);
                file.write(settings.place().suiteFile());
            }
        }
        news.accept(line);
    }

    private void stopOnSignal() {
        patience.end();
        close();
    }

    /** Stops the services first, so that their last words still reach the database and Kafka. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                awaitStopped();
                return;
            }
            closed = true;
        }
        stopServices();
        var broker = kafka;
        if (broker != null) {
            broker.close();
        }
        var server = postgres;
        if (server != null) {
            server.close();
            leftovers.forget("postgres");
        }
        try {
            Files.deleteIfExists(settings.place().suiteFile());
        } catch (IOException _) {
            // Its process is gone with us: nobody takes the file for a running suite.
        }
        stopped.complete(null);
    }

    private void awaitStopped() {
        stopped.completeOnTimeout(null, STOPPED_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void stopServices() {
        List<ServiceProcess> running;
        synchronized (this) {
            running = List.copyOf(processes.values());
        }
        // Through the handle: destroying the Process itself would also close the pipe its last words come through.
        running.forEach(process -> process.process().toHandle().destroy());
        var limit = new Patience();
        limit.until(
                STOP_LIMIT,
                Duration.ofMillis(50),
                () -> running.stream().noneMatch(process -> process.process().isAlive()));
        for (var process : running) {
            if (process.process().isAlive()) {
                process.process().destroyForcibly();
                limit.until(
                        STOP_LIMIT,
                        Duration.ofMillis(50),
                        () -> !process.process().isAlive());
            }
            leftovers.forget(process.service().module());
        }
    }
}
