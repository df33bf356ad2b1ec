package holdline.crawler.frontier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import holdline.crawler.Marketplace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many hosts behind one port of this machine, with the access log of a server that does not know its visitors. Every
 * tenth host asks for a longer pause in its robots.txt, every tenth answers slowly, and one of them asks for rest.
 */
final class Farm implements AutoCloseable {

    /** Status 429 with a Retry-After of so long, once, by {@link #restless()}. */
    static final Duration REST = Duration.ofSeconds(4);

    static final Duration SLOW = Duration.ofMillis(400);
    static final Duration CRAWL_DELAY = Duration.ofSeconds(2);

    /** One request. Its time is the system's clock when the handler got it, before anything is answered. */
    record Arrival(String path, Instant at) {}

    private final InstantSource clock = InstantSource.system();
    private final List<String> hosts;
    private final Map<String, List<Arrival>> log = new ConcurrentHashMap<>();
    private final HttpServer server;

    Farm(int size) throws IOException {
        hosts = IntStream.range(0, size).mapToObj(n -> "farm" + n + ".test").toList();
        hosts.forEach(host -> log.put(host, new CopyOnWriteArrayList<>()));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    List<String> hosts() {
        return hosts;
    }

    /** The crawler's setting that sends these hosts here. */
    String resolve() {
        return hosts.stream()
                .map(host -> host + "=127.0.0.1:" + server.getAddress().getPort())
                .collect(Collectors.joining(","));
    }

    List<Arrival> log(String host) {
        return List.copyOf(log.getOrDefault(host, List.of()));
    }

    static boolean asksForPause(String host) {
        return number(host) % 10 == 3;
    }

    static boolean isSlow(String host) {
        return number(host) % 10 == 7;
    }

    /** The host that asks for rest. */
    String restless() {
        return hosts.getFirst();
    }

    private static int number(String host) {
        return Integer.parseInt(host.replaceAll("\\D", ""));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var at = clock.instant();
            var host = exchange.getRequestHeaders().getFirst("Host");
            var path = exchange.getRequestURI().toString();
            var arrivals = log.getOrDefault(host, new CopyOnWriteArrayList<>());
            arrivals.add(new Arrival(path, at));
            if (isSlow(host)) {
                TimeUnit.MILLISECONDS.sleep(SLOW.toMillis());
            }
            if (path.equals("/robots.txt")) {
                robots(exchange, host);
            } else if (host.equals(restless()) && arrivals.size() == 3) {
                exchange.getResponseHeaders().set("Retry-After", String.valueOf(REST.toSeconds()));
                exchange.sendResponseHeaders(429, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                send(exchange, Marketplace.product("Face cream " + path, "129.00", host));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void robots(HttpExchange exchange, String host) throws IOException {
        if (asksForPause(host)) {
            send(exchange, "User-agent: *\nCrawl-delay: " + CRAWL_DELAY.toSeconds() + "\n");
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
