package holdline.crawler.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, over guarded, shared and limited connections. Follows no redirect, waits for no turn and
 * knows no robots.txt: that is {@link PoliteClient}'s part.
 */
final class Requests implements AutoCloseable {

    private static final int MAX_HEADER = 1_000;
    private static final int MAX_REASON = 200;
    private static final long LEAST_UNASKED = 8L * 1024 * 1024;
    private static final Duration KEPT_OPEN = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    /** One request and its answer. */
    sealed interface Heard {
        record End(Fetched fetched) implements Heard {}

        record Redirect(HttpUrl to, Exchange exchange, Duration took) implements Heard {}

        /** Redirected to something that is no http address. */
        record LedAstray(Duration took) implements Heard {}
    }

    /**
     * What is asked, and how much is taken.
     *
     * @param patience for the whole answer; never more than configured
     * @param cutLonger whether the start of a longer body will do
     * @param robots what allows it; absent when robots.txt itself is asked for
     */
    record Asking(
            HttpUrl url,
            @Nullable String etag,
            @Nullable String lastModified,
            int maxBody,
            boolean cutLonger,
            Duration patience,
            Exchange.@Nullable RobotsBasis robots) {}

    private final FetchConfig config;
    private final InstantSource clock;
    private final ResolveMap resolve;
    private final Headers headers;
    private final Names names;
    private final OkHttpClient http;

    Requests(FetchConfig config, InstantSource clock) {
        this(config, clock, Dns.SYSTEM, UnaryOperator.identity());
    }

    /** @param more for tests: whose certificates are trusted besides */
    Requests(FetchConfig config, InstantSource clock, Dns resolver, UnaryOperator<OkHttpClient.Builder> more) {
        this.config = config;
        this.clock = clock;
        this.resolve = ResolveMap.of(config.resolve().orElse(List.of()));
        var sockets = new GuardedSockets(
                resolve,
                config.allowPrivateAddresses(),
                config.proxy().map(OutboundProxy::of).orElse(null),
                Math.max(LEAST_UNASKED, 2L * config.maxBody()));
        this.names = new Names(resolver, sockets, config.connectTimeout());
        this.headers = new Headers.Builder()
                .add("User-Agent", config.agent() + "/1.0 (+" + config.contact() + ")")
                .add("Accept", "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.5")
                .add("Accept-Encoding", ContentCoding.ACCEPTED)
                .build();
        this.http = more.apply(new OkHttpClient.Builder()
                        .dns(names)
                        .socketFactory(sockets)
                        .proxy(Proxy.NO_PROXY)
                        .connectionPool(new ConnectionPool(
                                config.idleConnections(), KEPT_OPEN.toMillis(), TimeUnit.MILLISECONDS))
                        .addNetworkInterceptor(Wire::note)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .cookieJar(CookieJar.NO_COOKIES)
                        .connectTimeout(config.connectTimeout())
                        .readTimeout(config.readTimeout())
                        .writeTimeout(config.readTimeout()))
                .build();
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
        names.close();
    }

    /** Sends one request and reads its answer to the end; whatever happens, it ends as a value. */
    Heard ask(Asking asking) {
        var started = clock.instant();
        var url = asking.url();
        var objection = AddressGuard.objection(url);
        if (objection.isPresent()) {
            return new Heard.End(new Fetched.Forbidden(objection.get(), Fetched.Rule.ADDRESS));
        }
        if (!asking.patience().isPositive()) {
            return new Heard.End(
                    new Fetched.Failed(Fetched.Trouble.TIME, "no time was left for another request", Duration.ZERO));
        }
        var wire = new Wire();
        var call = http.newCall(request(asking, wire));
        call.timeout()
                .timeout(
                        Math.min(
                                asking.patience().toMillis(),
                                config.totalTimeout().toMillis()),
                        TimeUnit.MILLISECONDS);
        try (var response = call.execute()) {
            return heard(response, asking, wire.exchange(url.toString(), started, response, asking.robots()));
        } catch (IOException e) {
            return new Heard.End(failure(e, since(started)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // What came is so far from HTTP that the client trips over it.
            return new Heard.End(new Fetched.Failed(Fetched.Trouble.CUT, reason("no HTTP", e), since(started)));
        }
    }

    private Duration since(Instant started) {
        return Duration.between(started, clock.instant());
    }

    private Request request(Asking asking, Wire wire) {
        var url = asking.url();
        var place = resolve.of(url.host());
        var request = new Request.Builder().headers(headers).tag(Wire.class, wire);
        if (place.isEmpty()) {
            request.url(url);
        } else {
            request.url(url.newBuilder()
                    .scheme("http")
                    .host(place.get().getAddress().getHostAddress())
                    .port(place.get().getPort())
                    .build());
            request.header("Host", hostOf(url));
        }
        if (asking.etag() != null) {
            request.header("If-None-Match", asking.etag());
        }
        if (asking.lastModified() != null) {
            request.header("If-Modified-Since", asking.lastModified());
        }
        return request.build();
    }

    /** The host as robots.txt, turns and leases know it: with the port where it is not the scheme's own. */
    static String hostOf(HttpUrl url) {
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? url.host() : url.host() + ":" + url.port();
    }

    private Heard heard(Response response, Asking asking, Exchange exchange) throws IOException {
        var started = exchange.sentAt();
        var location = response.header("Location");
        var code = response.code();
        if (code >= 300 && code < 400 && code != 304 && location != null) {
            var to = asking.url().resolve(location);
            var took = since(started);
            return to == null ? new Heard.LedAstray(took) : new Heard.Redirect(canonical(to), exchange, took);
        }
        var decoded = ContentCoding.read(
                response.body().source(),
                response.header("Content-Encoding"),
                new ContentCoding.Limits(
                        asking.maxBody(), asking.cutLonger() || code != 200, code != 200, config.maxRatio()));
        var at = clock.instant();
        var took = Duration.between(started, at);
        return new Heard.End(
                switch (decoded) {
                    case ContentCoding.Decoded.Broken(var why) when code == 200 -> new Fetched.Unreadable(why, took);
                    case ContentCoding.Decoded.Broken _ -> answered(response, Body.EMPTY, exchange, at);
                    case ContentCoding.Decoded.Whole(var body) -> answered(response, body, exchange, at);
                });
    }

    private static Fetched.Answered answered(Response response, Body body, Exchange exchange, Instant at) {
        return new Fetched.Answered(
                response.code(),
                body,
                sendable(response.header("Content-Type")),
                sendable(response.header("ETag")),
                sendable(response.header("Last-Modified")),
                retryAfter(response.header("Retry-After"), at),
                exchange.address(),
                at,
                Duration.between(exchange.sentAt(), at),
                List.of(exchange));
    }

    /** Without the fragment, which is never sent, and without the dot that some write after a host's name. */
    static HttpUrl canonical(HttpUrl url) {
        var host = url.host();
        if (url.encodedFragment() == null && !host.endsWith(".")) {
            return url;
        }
        var plain = url.newBuilder().fragment(null);
        if (host.endsWith(".") && host.length() > 1) {
            plain.host(host.substring(0, host.length() - 1));
        }
        return plain.build();
    }

    private static Fetched failure(IOException e, Duration took) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ForbiddenAddress) {
                return new Fetched.Forbidden(String.valueOf(cause.getMessage()), Fetched.Rule.ADDRESS);
            }
        }
        return switch (e) {
            case UnknownHostException _ ->
                new Fetched.Failed(Fetched.Trouble.NAME, "the host's name is not known", took);
            case InterruptedIOException _ ->
                new Fetched.Failed(Fetched.Trouble.TIME, "no complete answer in time", took);
            case SSLException _ -> new Fetched.Failed(Fetched.Trouble.TLS, reason("no secure connection", e), took);
            case ConnectException _, NoRouteToHostException _ ->
                new Fetched.Failed(Fetched.Trouble.CONNECTION, reason("no connection", e), took);
            case ProtocolException _, EOFException _, SocketException _ ->
                new Fetched.Failed(Fetched.Trouble.CUT, reason("the answer was cut off", e), took);
            default -> new Fetched.Failed(Fetched.Trouble.CUT, reason("no complete answer", e), took);
        };
    }

    /** Messages may quote what the server sent: they are kept short and plain. */
    private static String reason(String what, Exception e) {
        var message = String.valueOf(e.getMessage())
                .replaceAll("[^\\x20-\\x7E]+", " ")
                .strip();
        return what + ": " + message.substring(0, Math.min(message.length(), MAX_REASON));
    }

    private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null || header.isBlank()) {
            return null;
        }
        var text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** What a server said of its answer, where it can be kept and sent back: not endless, and ASCII. */
    private static @Nullable String sendable(@Nullable String header) {
        return header == null
                        || header.length() > MAX_HEADER
                        || !header.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7F))
                ? null
                : header;
    }
}
