package holdline.local.suite;

import holdline.local.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One service as a process of its own. */
final class ServiceProcess {

    private static final Duration ASK_LIMIT = Duration.ofSeconds(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ASK_LIMIT).build();

    /** Small heaps and the quick compiler: a laptop's worth of events, and a start in seconds. */
    private static final List<String> JVM = List.of(
            "-Xms48m",
            "-Xmx192m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8");

    private final Service service;
    private final Process process;
    private final Leftovers.Mark mark;

    private ServiceProcess(Service service, Process process) {
        this.service = service;
        this.process = process;
        this.mark = Leftovers.Mark.of(process.toHandle());
    }

    static ServiceProcess start(Place place, Service service, Map<String, String> environment) {
        var words = new ArrayList<String>();
        words.addAll(Detached.ownSession());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(JVM);
        words.add("-jar");
        words.add(place.jar(service).toString());
        var builder = new ProcessBuilder(words).directory(place.root().toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(place.logs());
            var process = builder.start();
            process.getOutputStream().close();
            new RotatingLog(place.log(service.module())).follow(process.getInputStream());
            return new ServiceProcess(service, process);
        } catch (IOException e) {
            throw new Trouble("Could not start " + service.module() + ": " + e.getMessage(), e);
        }
    }

    Service service() {
        return service;
    }

    Process process() {
        return process;
    }

    Leftovers.Mark mark() {
        return mark;
    }

    /** Whether a service says that it is ready, Kafka and PostgreSQL included. */
    static boolean isReady(String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                    .timeout(ASK_LIMIT)
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
