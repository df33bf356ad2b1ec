package holdline.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Serves saved pages as their own hosts did: by host name and address, anything else is not found. */
final class PageServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, byte[]> pages;

    private PageServer(HttpServer server, Map<String, byte[]> pages) {
        this.server = server;
        this.pages = pages;
    }

    static PageServer serving(SavedPages saved) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var pages = saved.all()
                .map(page -> Map.entry(key(page.address().getHost(), page.address()), page.bytes()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var serving = new PageServer(server, pages);
        server.createContext("/", serving::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return serving;
    }

    /** The crawler's setting that sends these hosts here. */
    String resolve(SavedPages saved) {
        return saved.hosts().stream()
                .map(host -> host + "=127.0.0.1:" + server.getAddress().getPort())
                .collect(Collectors.joining(","));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var host = exchange.getRequestHeaders().getFirst("Host").replaceAll(":\\d+$", "");
            var page = pages.get(key(host, exchange.getRequestURI()));
            if (page == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            // Without a charset: the bytes say it themselves, or nobody does.
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    /** The query does not count: a crawler may rightly ask without what only tracks people. */
    private static String key(String host, URI address) {
        return host + address.getPath();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
