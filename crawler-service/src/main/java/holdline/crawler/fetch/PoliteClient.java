package holdline.crawler.fetch;

import holdline.crawler.frontier.Robots;
import holdline.crawler.frontier.Turns;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests under the rules. The first request of a visit goes to a host whose turn it is already; a redirect takes
 * the next turn of the host it leads to, asks that host's robots.txt and has its address checked again.
 */
@ApplicationScoped
public class PoliteClient {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_-]+");

    private final FetchConfig config;
    private final Turns turns;
    private final InstantSource clock;
    private final Requests requests;
    private final KnownRules known;
    private final CountDownLatch stopping = new CountDownLatch(1);

    @Inject
    PoliteClient(FetchConfig config, Turns turns, InstantSource clock) {
        this(config, turns, clock, new Requests(config, clock));
    }

    PoliteClient(FetchConfig config, Turns turns, InstantSource clock, Requests requests) {
        if (!TOKEN.matcher(config.agent()).matches()) {
            throw new IllegalArgumentException(
                    "holdline.crawler.fetch.agent: only letters, _ and - can be matched by a robots.txt");
        }
        this.config = config;
        this.turns = turns;
        this.clock = clock;
        this.requests = requests;
        this.known = new KnownRules(config.agent());
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }

    void close() {
        stopping.countDown();
        requests.close();
    }

    /** The host whose pause and robots.txt hold for an address; absent where it is none that may be asked. */
    public static Optional<String> hostOf(String url) {
        var address = HttpUrl.parse(url);
        return address == null || AddressGuard.objection(address).isPresent()
                ? Optional.empty()
                : Optional.of(Requests.hostOf(Requests.canonical(address)));
    }

    /**
     * Fetches a page.
     *
     * @param robots of the page's own host
     * @param etag from the last visit, to be told when nothing changed
     */
    public Fetched page(String url, Robots robots, @Nullable String etag, @Nullable String lastModified) {
        return page(url, robots, etag, lastModified, config.maxBody());
    }

    /**
     * Fetches something that may be larger or must be smaller than a page: a sitemap, a feed, a picture.
     *
     * @param maxBytes after decompression
     */
    public Fetched page(String url, Robots robots, @Nullable String etag, @Nullable String lastModified, int maxBytes) {
        var first = HttpUrl.parse(url);
        if (first == null) {
            return new Fetched.Forbidden("not an http or https address", Fetched.Rule.ADDRESS);
        }
        var until = clock.instant().plus(config.visitTimeout());
        var rules = known.of(robots);
        var address = Requests.canonical(first);
        var redirects = new ArrayList<Exchange>();
        var took = Duration.ZERO;
        while (redirects.size() <= config.maxRedirects()) {
            if (!rules.allow(address.toString())) {
                return closed(Requests.hostOf(address), rules.basis().status(), took);
            }
            var own = redirects.isEmpty();
            var heard = requests.ask(new Requests.Asking(
                    address,
                    own ? etag : null,
                    own ? lastModified : null,
                    maxBytes,
                    false,
                    left(until),
                    rules.basis()));
            switch (heard) {
                case Requests.Heard.End(var fetched) -> {
                    return fetched instanceof Fetched.Answered answered ? answered.after(redirects) : fetched;
                }
                case Requests.Heard.LedAstray(var last) -> {
                    return new Fetched.Unreadable("redirected to something that is no http address", took.plus(last));
                }
                case Requests.Heard.Redirect(var to, var exchange, var last) -> {
                    took = took.plus(last);
                    redirects.add(exchange);
                    if (redirects.size() > config.maxRedirects()) {
                        break;
                    }
                    var objection = AddressGuard.objection(to);
                    if (objection.isPresent()) {
                        return new Fetched.Forbidden(objection.get(), Fetched.Rule.ADDRESS);
                    }
                    var there = rulesAt(to, address, rules, until);
                    if (there == null) {
                        return new Fetched.Failed(
                                Fetched.Trouble.TURN,
                                "redirected to " + Requests.hostOf(to) + ", whose turn is too far away",
                                took);
                    }
                    rules = there;
                    address = to;
                }
            }
        }
        return new Fetched.Unreadable("more than " + config.maxRedirects() + " redirects", took);
    }

    /** A host that does not give its robots.txt is left alone; only one that was read forbids something. */
    private static Fetched closed(String host, int status, Duration took) {
        if (status == 0) {
            return new Fetched.Failed(
                    Fetched.Trouble.ROBOTS, host + " did not answer when its robots.txt was asked for", took);
        }
        return new Fetched.Forbidden(
                status >= 300
                        ? "robots.txt of " + host + " answered " + status + ": nothing is asked until it can be read"
                        : "robots.txt of " + host + " forbids the address",
                Fetched.Rule.ROBOTS);
    }

    private Duration left(Instant until) {
        return Duration.between(clock.instant(), until);
    }

    /** What robots.txt asks for between requests. */
    public @Nullable Duration crawlDelay(Robots robots) {
        return known.of(robots).crawlDelay();
    }

    /** The result of asking for robots.txt, and how long it took. */
    public record AskedRobots(Robots robots, Duration took) {}

    /**
     * Fetches the robots.txt of a page's host, by RFC 9309: a file longer than 500 KiB is read up to there, a host that
     * does not answer or answers 5xx is closed, one whose file is hidden behind too many redirects has none.
     *
     * @param page any address of the host
     */
    public AskedRobots robots(String page) {
        var of = HttpUrl.parse(page);
        // The page itself will be refused for the same reason, and say so.
        return of == null
                ? new AskedRobots(new Robots(404, "", clock.instant()), Duration.ZERO)
                : robots(of, clock.instant().plus(config.visitTimeout()));
    }

    private AskedRobots robots(HttpUrl page, Instant until) {
        var address = Requests.canonical(page)
                .newBuilder()
                .encodedPath("/robots.txt")
                .query(null)
                .fragment(null)
                .build();
        var took = Duration.ZERO;
        for (var hop = 0; hop <= config.maxRedirects(); hop++) {
            var heard =
                    requests.ask(new Requests.Asking(address, null, null, Robots.MAX_BYTES, true, left(until), null));
            switch (heard) {
                case Requests.Heard.End(var fetched) -> {
                    return new AskedRobots(robots(fetched, hop), took.plus(fetched.took()));
                }
                case Requests.Heard.LedAstray(var last) -> {
                    return new AskedRobots(new Robots(404, "", clock.instant()), took.plus(last));
                }
                case Requests.Heard.Redirect(var to, var _, var last) -> {
                    took = took.plus(last);
                    if (hop < config.maxRedirects() && !await(turns.nextTurn(Requests.hostOf(to)), until)) {
                        return new AskedRobots(new Robots(0, "", clock.instant()), took);
                    }
                    address = to;
                }
            }
        }
        return new AskedRobots(new Robots(404, "", clock.instant()), took);
    }

    private Robots robots(Fetched fetched, int hop) {
        return switch (fetched) {
            case Fetched.Answered answered ->
                new Robots(
                        answered.status(),
                        answered.status() == 200
                                ? RobotsRules.text(answered.body().bytes())
                                : "",
                        clock.instant());
            case Fetched.Failed _, Fetched.Unreadable _ -> new Robots(0, "", clock.instant());
            case Fetched.Forbidden _ ->
                // Asked directly, the page itself is refused for the same reason and says so. A host that sends robots
                // to a forbidden place is closed.
                new Robots(hop == 0 ? 404 : 0, "", clock.instant());
        };
    }

    /** Waits for our turn at the host a redirect leads to, and learns its rules; nothing when that takes too long. */
    private @Nullable RobotsRules rulesAt(HttpUrl to, HttpUrl from, RobotsRules rules, Instant until) {
        var host = Requests.hostOf(to);
        if (!await(turns.nextTurn(host), until)) {
            return null;
        }
        if (host.equals(Requests.hostOf(from))) {
            return rules;
        }
        var kept = turns.robots(host);
        if (kept.isPresent()) {
            return known.of(kept.get());
        }
        var asked = robots(to, until).robots();
        turns.keepRobots(host, asked);
        return await(turns.nextTurn(host), until) ? known.of(asked) : null;
    }

    private boolean await(Instant turn, Instant until) {
        var wait = Duration.between(clock.instant(), turn);
        if (wait.compareTo(config.maxTurn()) > 0 || turn.isAfter(until)) {
            return false;
        }
        try {
            return !stopping.await(Math.max(wait.toMillis(), 0), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
