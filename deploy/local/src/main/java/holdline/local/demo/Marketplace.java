package holdline.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import holdline.local.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Eight shop hosts on one loopback server, told apart by the Host header. Its robots.txt welcomes crawlers. */
final class Marketplace implements AutoCloseable {

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final HttpServer server;

    private Marketplace(HttpServer server) {
        this.server = server;
    }

    static Marketplace open(int port, List<Page> shelf) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            var marketplace = new Marketplace(server);
            shelf.forEach(page -> marketplace.pages.put(page.url(), page));
            server.createContext("/", marketplace::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return marketplace;
        } catch (IOException e) {
            throw new Trouble("The demo's marketplace could not listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** A seller changes the price of a page. */
    void reprice(Page page, String price) {
        pages.computeIfPresent(page.url(), (_, now) -> now.at(price));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var hosted = exchange.getRequestHeaders().getFirst("Host");
            var host = hosted == null ? "" : hosted.replaceFirst(":\\d+$", "");
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/robots.txt")) {
                send(exchange, 200, "text/plain; charset=utf-8", "User-agent: *\nAllow: /\n");
                return;
            }
            var page = pages.get("http://" + (path.startsWith("/as/") ? path.substring(4) : host + path));
            if (page != null) {
                show(exchange, page);
            } else if (path.equals("/")) {
                send(exchange, 200, "text/html; charset=utf-8", index());
            } else {
                send(exchange, 404, "text/html; charset=utf-8", "<h1>404</h1>");
            }
        }
    }

    private static void show(HttpExchange exchange, Page page) throws IOException {
        switch (page.conduct()) {
            case SELLS, SOLD_OUT -> send(exchange, 200, "text/html; charset=utf-8", Markup.of(page));
            case GONE -> send(exchange, 404, "text/html; charset=utf-8", "<h1>404</h1><p>商品不存在</p>");
            case BLOCKS -> send(exchange, 403, "text/html; charset=utf-8", "<h1>403</h1><p>访问被拒绝</p>");
        }
    }

    private String index() {
        return "<!DOCTYPE html><meta charset=\"utf-8\"><title>Demo marketplace</title><h1>Demo marketplace</h1><ul>"
                + pages.values().stream()
                        .map(page -> "<li><a href=\"/as/" + page.shop().host() + page.path() + "\">"
                                + Markup.escaped(page.shop().host() + ": " + page.title()) + "</a> "
                                + Markup.escaped(page.price() + " " + page.currency()) + " ("
                                + Markup.escaped(page.shop().name()) + ")</li>")
                        .sorted()
                        .collect(Collectors.joining())
                + "</ul>";
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
        if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
