package holdline.local.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdline.local.Trouble;
import holdline.local.suite.Ports;
import holdline.local.suite.Service;
import holdline.testkit.LocalIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One caller of the services' REST APIs: a tenant and the roles of its token. */
public final class Client {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration TOKEN_FOR = Duration.ofHours(12);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Ports ports;
    private final String token;

    private Client(Ports ports, String token) {
        this.ports = ports;
        this.token = token;
    }

    public static Client of(Ports ports, LocalIssuer issuer, String tenant, String name, String... roles) {
        return new Client(ports, issuer.token(name, List.of(tenant), List.of(roles), TOKEN_FOR));
    }

    public static ObjectNode json() {
        return JSON.createObjectNode();
    }

    /** The JSON in a text written by us. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + text, e);
        }
    }

    /** A value as it may stand in an address. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public Answer get(Service service, String path) {
        return send(service, request(service, path).GET());
    }

    /** What a service serves as a file, or its problem's text when it refuses. */
    public byte[] bytes(Service service, String path) {
        return exchange(
                        service,
                        request(service, path).setHeader("Accept", "*/*").GET())
                .body();
    }

    public Answer post(Service service, String path, JsonNode body) {
        return post(service, path, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(Service service, String path, String contentType, byte[] body) {
        return send(
                service,
                request(service, path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer put(Service service, String path, JsonNode body) {
        return send(
                service,
                request(service, path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body.toString())));
    }

    public Answer delete(Service service, String path) {
        return send(service, request(service, path).DELETE());
    }

    /**
     * The items of a list, page after page, at most the given number.
     *
     * @throws Trouble when a page is refused
     */
    public List<JsonNode> list(Service service, String path, int most) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        while (items.size() < most) {
            var separator = path.contains("?") ? "&" : "?";
            var page = get(
                    service, path + separator + "limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor)));
            if (!page.isGood()) {
                throw new Trouble(service.module() + " refused GET " + path + ": " + page.reason());
            }
            page.body().path("items").forEach(items::add);
            cursor = page.body().path("next").asText("");
            if (page.body().path("next").isNull() || cursor.isEmpty()) {
                break;
            }
        }
        return items.subList(0, Math.min(most, items.size()));
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(URI.create(service.url(ports) + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private Answer send(Service service, HttpRequest.Builder request) {
        var response = exchange(service, request);
        return new Answer(response.statusCode(), parsed(response.body()));
    }

    private HttpResponse<byte[]> exchange(Service service, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Trouble(service.module() + " does not answer on " + service.url(ports) + " (" + e + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while asking " + service.module() + ".", e);
        }
    }

    private static JsonNode parsed(byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }
}
