package holdline.crawler.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Serves the bench's pages from memory, as they are, without compression: what is compared is reading, not inflating.
 *
 * <p>{@code /plain/N} always answers in full; {@code /etag/N} answers 304 to whoever names its tag; {@code ?by=C} raises
 * the price by C cents.
 */
final class Farm implements AutoCloseable {

    private final List<byte[]> pages;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Farm(List<byte[]> pages, HttpServer server) {
        this.pages = pages;
        this.server = server;
    }

    static Farm of(int size) throws IOException {
        var pages = IntStream.range(0, size)
                .mapToObj(ShopPage::of)
                .map(ShopPage::html)
                .toList();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        var farm = new Farm(pages, server);
        server.setExecutor(farm.threads);
        server.createContext("/", farm::answer);
        server.start();
        return farm;
    }

    int size() {
        return pages.size();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    long meanBytes() {
        return (long) pages.stream().mapToInt(page -> page.length).average().orElse(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().split("/", -1);
            if (path.length != 3) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var number = Integer.parseInt(path[2]);
            var query = exchange.getRequestURI().getQuery();
            var tag = "\"v" + number + "\"";
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "text/html; charset=utf-8");
            if (path[1].equals("etag")) {
                headers.set("ETag", tag);
                if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
            }
            var page = query == null
                    ? pages.get(number)
                    : ShopPage.of(number)
                            .repriced(Integer.parseInt(query.substring("by=".length())))
                            .html();
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
