package holdline.crawler.fetch;

import holdline.crawler.extract.PageAddress;
import holdline.crawler.frontier.Frontier;
import holdline.crawler.frontier.Robots;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests under the rules. The first request of a visit goes to a host whose turn it is already; a redirect takes
 * the next turn of the host it leads to, asks that host's robots.txt and has its address checked again.
 */
@ApplicationScoped
public class PoliteClient {

    private static final int MAX_HEADER = 1_000;

    private final FetchConfig config;
    private final Frontier frontier;
    private final InstantSource clock;
    private final ResolveMap resolve;
    private final OkHttpClient http;
    private final CountDownLatch stopping = new CountDownLatch(1);

    PoliteClient(FetchConfig config, Frontier frontier, InstantSource clock) {
        this.config = config;
        this.frontier = frontier;
        this.clock = clock;
        this.resolve = ResolveMap.of(config.resolve().orElse(List.of()));
        var sockets = new GuardedSockets(resolve, config.allowPrivateAddresses());
        this.http = new OkHttpClient.Builder()
                .dns(host -> checked(host, sockets))
                .socketFactory(sockets)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .addNetworkInterceptor(Wire::note)
                .connectTimeout(config.connectTimeout())
                .readTimeout(config.readTimeout())
                .callTimeout(config.totalTimeout())
                .build();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }

    /** A name with any forbidden address is refused as a whole: mixed answers are how guards are probed. */
    private static List<java.net.InetAddress> checked(String host, GuardedSockets sockets) throws UnknownHostException {
        var addresses = Dns.SYSTEM.lookup(host);
        for (var address : addresses) {
            try {
                sockets.check(new InetSocketAddress(address, 0));
            } catch (ForbiddenAddress forbidden) {
                var refused = new UnknownHostException(host + ": " + forbidden.getMessage());
                refused.initCause(forbidden);
                throw refused;
            }
        }
        return addresses;
    }

    /**
     * Fetches a page.
     *
     * @param robots of the page's own host
     * @param etag from the last visit, to be told when nothing changed
     */
    public Fetched page(String url, Robots robots, @Nullable String etag, @Nullable String lastModified) {
        var rules = RobotsRules.of(robots, config.agent());
        var address = url;
        var took = Duration.ZERO;
        var redirects = new ArrayList<Exchange>();
        for (var hop = 0; hop <= config.maxRedirects(); hop++) {
            if (!rules.allow(address)) {
                return new Fetched.Forbidden(
                        "robots.txt of " + hostOf(address) + " forbids the address", Fetched.Rule.ROBOTS);
            }
            var step = ask(
                    address, hop == 0 ? etag : null, hop == 0 ? lastModified : null, config.maxBody(), rules.basis());
            if (!(step instanceof Step.Redirect redirect)) {
                var fetched = ((Step.End) step).fetched();
                return fetched instanceof Fetched.Answered answered ? answered.after(redirects) : fetched;
            }
            redirects.add(redirect.exchange());
            took = took.plus(redirect.took());
            var turn = turnAt(redirect.to(), hostOf(address), rules);
            if (turn.rules() == null) {
                return new Fetched.Failed(turn.obstacle(), took);
            }
            rules = turn.rules();
            address = redirect.to();
        }
        return new Fetched.Failed("more than " + config.maxRedirects() + " redirects", took);
    }

    /** What robots.txt asks for between requests. */
    public @Nullable Duration crawlDelay(Robots robots) {
        return RobotsRules.of(robots, config.agent()).crawlDelay();
    }

    /** The result of asking for robots.txt, and how long it took. */
    public record AskedRobots(Robots robots, Duration took) {}

    /** Fetches the robots.txt of a page's host, following redirects within that host's turns. */
    public AskedRobots robots(String pageUrl) {
        var page = HttpUrl.parse(pageUrl);
        if (page == null) {
            return new AskedRobots(new Robots(0, "", clock.instant()), Duration.ZERO);
        }
        var address = page.newBuilder()
                .encodedPath("/robots.txt")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        var took = Duration.ZERO;
        for (var hop = 0; hop <= config.maxRedirects(); hop++) {
            var step = ask(address, null, null, Robots.MAX_BYTES, null);
            if (step instanceof Step.Redirect redirect) {
                took = took.plus(redirect.took());
                if (!await(frontier.nextTurn(hostOf(redirect.to())))) {
                    break;
                }
                address = redirect.to();
                continue;
            }
            return switch (((Step.End) step).fetched()) {
                case Fetched.Answered answered ->
                    new AskedRobots(
                            new Robots(
                                    answered.status(),
                                    answered.status() == 200
                                            ? new String(answered.body().bytes(), StandardCharsets.UTF_8)
                                            : "",
                                    clock.instant()),
                            answered.took());
                case Fetched.Failed failed -> new AskedRobots(new Robots(0, "", clock.instant()), failed.took());
                case Fetched.Forbidden forbidden ->
                    // The page itself will be refused for the same reason, and say so.
                    new AskedRobots(new Robots(404, "", clock.instant()), forbidden.took());
            };
        }
        return new AskedRobots(new Robots(0, "", clock.instant()), took);
    }

    private record Turn(@Nullable RobotsRules rules, String obstacle) {}

    /** Waits for our turn at the host a redirect leads to, and learns its rules. */
    private Turn turnAt(String to, String from, RobotsRules rules) {
        var host = hostOf(to);
        if (!await(frontier.nextTurn(host))) {
            return new Turn(null, "redirected to " + host + ", whose turn is too far away");
        }
        if (host.equals(from)) {
            return new Turn(rules, "");
        }
        var known = frontier.robots(host);
        if (known.isPresent()) {
            return new Turn(RobotsRules.of(known.get(), config.agent()), "");
        }
        var asked = robots(to).robots();
        frontier.keepRobots(host, asked);
        return await(frontier.nextTurn(host))
                ? new Turn(RobotsRules.of(asked, config.agent()), "")
                : new Turn(null, "redirected to " + host + ", whose turn is too far away");
    }

    private boolean await(Instant turn) {
        var wait = Duration.between(clock.instant(), turn);
        if (wait.compareTo(config.maxTurn()) > 0) {
            return false;
        }
        try {
            return !stopping.await(Math.max(wait.toMillis(), 0), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One request and its answer. */
    private sealed interface Step {
        record End(Fetched fetched) implements Step {}

        record Redirect(String to, Duration took, Exchange exchange) implements Step {}
    }

    private Step ask(
            String address,
            @Nullable String etag,
            @Nullable String lastModified,
            int maxBody,
            Exchange.@Nullable RobotsBasis robots) {
        var started = clock.instant();
        var url = HttpUrl.parse(address);
        if (url == null) {
            return new Step.End(new Fetched.Failed("not an http or https address", Duration.ZERO));
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            return new Step.End(new Fetched.Forbidden("the address carries a user name", Fetched.Rule.ADDRESS));
        }
        var wire = new Wire();
        try (var response = http.newCall(request(url, etag, lastModified, wire)).execute()) {
            return step(response, url, wire.exchange(address, started, response, robots), maxBody);
        } catch (IOException e) {
            return new Step.End(failure(e, Duration.between(started, clock.instant())));
        }
    }

    private Step step(Response response, HttpUrl url, Exchange exchange, int maxBody) throws IOException {
        var started = exchange.sentAt();
        var location = response.header("Location");
        if (response.code() >= 300 && response.code() < 400 && response.code() != 304 && location != null) {
            var to = url.resolve(location);
            var took = Duration.between(started, clock.instant());
            return to == null
                    ? new Step.End(new Fetched.Failed("redirected to something that is no http address", took))
                    : new Step.Redirect(to.newBuilder().fragment(null).build().toString(), took, exchange);
        }
        var bytes = response.body().byteStream().readNBytes(maxBody + 1);
        var at = clock.instant();
        var took = Duration.between(started, at);
        if (bytes.length > maxBody) {
            return new Step.End(new Fetched.Failed("the answer is larger than " + maxBody + " bytes", took));
        }
        return new Step.End(new Fetched.Answered(
                response.code(),
                new Body(bytes),
                shortened(response.header("Content-Type")),
                shortened(response.header("ETag")),
                shortened(response.header("Last-Modified")),
                retryAfter(response.header("Retry-After"), at),
                exchange.address(),
                at,
                took,
                List.of(exchange)));
    }

    private Request request(HttpUrl url, @Nullable String etag, @Nullable String lastModified, Wire wire) {
        var place = resolve.of(url.host());
        var target = place.map(socket -> url.newBuilder()
                        .scheme("http")
                        .host(socket.getAddress().getHostAddress())
                        .port(socket.getPort())
                        .build())
                .orElse(url);
        var request = new Request.Builder()
                .url(target)
                .tag(Wire.class, wire)
                .header("User-Agent", config.agent() + "/1.0 (+" + config.contact() + ")")
                .header("Accept", "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.5");
        if (place.isPresent()) {
            request.header("Host", hostOf(url.toString()));
        }
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        if (lastModified != null) {
            request.header("If-Modified-Since", lastModified);
        }
        return request.build();
    }

    private static Fetched failure(IOException e, Duration took) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ForbiddenAddress) {
                return new Fetched.Forbidden(String.valueOf(cause.getMessage()), Fetched.Rule.ADDRESS);
            }
        }
        return switch (e) {
            case UnknownHostException _ -> new Fetched.Failed("the host's name is not known", took);
            case InterruptedIOException _ -> new Fetched.Failed("no complete answer in time", took);
            default -> new Fetched.Failed("no connection: " + e.getMessage(), took);
        };
    }

    private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null || header.isBlank()) {
            return null;
        }
        var text = header.strip();
        if (text.matches("\\d{1,9}")) {
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

    private static String hostOf(String url) {
        return PageAddress.of(url).host();
    }

    private static @Nullable String shortened(@Nullable String header) {
        return header == null || header.length() > MAX_HEADER ? null : header;
    }
}
