package holdline.crawler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A web server under any number of host names, whose pages a test sets and whose access log it reads. */
public final class Marketplace implements AutoCloseable {

    /** One request as the server saw it. */
    public record Access(String host, String path, Instant at, String userAgent, boolean conditional) {}

    /** What is served at an address. */
    public record Served(int status, String body, Charset charset, Map<String, String> headers) {}

    private final Map<String, Served> pages = new ConcurrentHashMap<>();
    private final List<Access> log = new CopyOnWriteArrayList<>();
    private final InstantSource clock = InstantSource.system();
    private final HttpServer server;

    public Marketplace() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Serves a page with status 200. */
    public void page(String address, String html) {
        serve(address, 200, html, Map.of("Content-Type", "text/html; charset=utf-8"));
    }

    /** Serves anything. The address is {@code host/path}. */
    public void serve(String address, int status, String body, Map<String, String> headers) {
        pages.put(address, new Served(status, body, StandardCharsets.UTF_8, headers));
    }

    /** Serves bytes as they are. */
    public void serve(String address, int status, byte[] body, Map<String, String> headers) {
        var asLatin = new String(body, StandardCharsets.ISO_8859_1);
        pages.put(address, new Served(status, asLatin, StandardCharsets.ISO_8859_1, headers));
    }

    public List<Access> log(String host) {
        return log.stream().filter(access -> access.host().equals(host)).toList();
    }

    /** A product page as a web shop writes it. */
    public static String product(String name, String price, String seller) {
        return """
                <!doctype html><html lang="zh-CN"><head><title>%1$s</title>
                <script type="application/ld+json">
                {"@context":"https://schema.org","@type":"Product","name":"%1$s","brand":{"@type":"Brand","name":"Lanting"},
                 "gtin13":"6901234567892","image":["/img/1.jpg"],
                 "offers":{"@type":"Offer","price":"%2$s","priceCurrency":"CNY","availability":"https://schema.org/InStock",
                   "seller":{"@type":"Organization","name":"%3$s","identifier":"shop-1"}}}
                </script></head><body><h1>%1$s</h1><p>¥%2$s</p></body></html>
                """.formatted(name, price, seller);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var host = exchange.getRequestHeaders().getFirst("Host");
            var path = exchange.getRequestURI().toString();
            var etag = exchange.getRequestHeaders().getFirst("If-None-Match");
            log.add(new Access(
                    host, path, clock.instant(), exchange.getRequestHeaders().getFirst("User-Agent"), etag != null));
            var served = pages.getOrDefault(host + path, new Served(404, "", StandardCharsets.UTF_8, Map.of()));
            served.headers().forEach(exchange.getResponseHeaders()::set);
            if (etag != null && etag.equals(served.headers().get("ETag"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            var body = served.body().getBytes(served.charset());
            exchange.sendResponseHeaders(served.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
