package holdline.e2e;

import static org.awaitility.Awaitility.await;

import holdline.local.rest.Client;
import holdline.local.suite.Patience;
import holdline.local.suite.Place;
import holdline.local.suite.Port;
import holdline.local.suite.Ports;
import holdline.local.suite.Service;
import holdline.local.suite.Settings;
import holdline.local.suite.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Kafka, PostgreSQL, a mail server and the four packaged services, started as {@code ./holdline up} starts them. */
final class SuiteUnderTest implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final int PORTS_PER_SUITE = 12;
    private static final int LOWEST_PORT = 20_000;
    private static final int PORTS_PER_FORK = 6_000;
    private static final int FORKS = 2;

    private final Suite suite;
    private final Ports ports;
    private final SmtpSink smtp;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private SuiteUnderTest(Suite suite, Ports ports, SmtpSink smtp) {
        this.suite = suite;
        this.ports = ports;
        this.smtp = smtp;
    }

    /**
     * Starts everything in a fresh folder under {@code target} and waits until it is ready.
     *
     * @param extra environment on top of the usual one, per service
     */
    static SuiteUnderTest start(String name, Map<Service, Map<String, String>> extra) throws IOException {
        var place = new Place(workshop(name));
        var ports = Ports.from(Map.of("HOLDLINE_PORT_BASE", String.valueOf(freePorts())));
        var smtp = SmtpSink.on(ports.of(Port.SMTP));
        try {
            var settings = new Settings(
                    "e2e " + name, place, place.data(), ports, List.of(Service.values()), extra, List.of());
            var suite = Suite.start(settings, new Patience(), line -> System.out.println("  [" + name + "] " + line));
            return new SuiteUnderTest(suite, ports, smtp);
        } catch (RuntimeException e) {
            smtp.close();
            throw e;
        }
    }

    /** A folder that looks like the project's to the launcher: the services are links, data and logs are its own. */
    static Path workshop(String name) throws IOException {
        var root =
                Files.createDirectories(Path.of("target", "e2e")).toRealPath().resolve(name);
        Place.delete(root);
        Files.createDirectories(root);
        Files.createFile(root.resolve("holdline"));
        for (var service : Service.values()) {
            Files.createSymbolicLink(
                    root.resolve(service.module()), projectRoot().resolve(service.module()));
        }
        return root;
    }

    static Path projectRoot() {
        return Path.of("").toAbsolutePath().getParent().getParent();
    }

    /**
     * The number below a run of free ports that no client socket of this machine is given by chance, nor a proof that
     * runs in the build's other JVM.
     */
    static int freePorts() {
        var first = LOWEST_PORT + (Integer.getInteger("holdline.fork", 1) - 1) % FORKS * PORTS_PER_FORK;
        for (var attempt = 0; attempt < 100; attempt++) {
            var base = ThreadLocalRandom.current().nextInt(first, first + PORTS_PER_FORK - PORTS_PER_SUITE);
            if (IntStream.rangeClosed(base, base + PORTS_PER_SUITE).allMatch(SuiteUnderTest::isFree)) {
                return base;
            }
        }
        throw new IllegalStateException("no " + PORTS_PER_SUITE + " free ports in a row on this machine");
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    Client client(String tenant, String... roles) {
        return Client.of(ports, suite.issuer(), tenant, "e2e", roles);
    }

    Books books() {
        return new Books(ports.of(Port.POSTGRES));
    }

    String kafka() {
        return "127.0.0.1:" + ports.of(Port.KAFKA);
    }

    SmtpSink smtp() {
        return smtp;
    }

    Duration startedIn() {
        return suite.startedIn();
    }

    /** Ends a service's process as {@code kill -9} does; the supervisor starts it again after a moment. */
    void kill(Service service) {
        var victim = await("a process of " + service.module())
                .atMost(READY_LIMIT)
                .until(() -> process(service), Optional::isPresent)
                .orElseThrow();
        victim.destroyForcibly();
        victim.onExit().join();
    }

    private static Optional<ProcessHandle> process(Service service) {
        var jar = "/" + service.module() + "/target/quarkus-app/";
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").contains(jar))
                .findFirst();
    }

    void awaitReady(Service service) {
        await(service.module() + " to be ready").atMost(READY_LIMIT).until(() -> isReady(service));
    }

    private boolean isReady(Service service) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(service.url(ports) + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        suite.close();
        smtp.close();
        http.close();
    }
}
