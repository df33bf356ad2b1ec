package holdline.crawler.visit;

import holdline.crawler.evidence.KeepCapture;
import holdline.crawler.evidence.Kept;
import holdline.crawler.extract.Extractor;
import holdline.crawler.fetch.Fetched;
import holdline.crawler.fetch.PoliteClient;
import holdline.crawler.frontier.Expected;
import holdline.crawler.frontier.Frontier;
import holdline.crawler.frontier.Visited;
import holdline.crawler.frontier.Work;
import holdline.crawler.picture.AskPictures;
import holdline.crawler.watch.FollowDiscoveries;
import holdline.events.Capture;
import holdline.messaging.DatabaseTrouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One piece of leased work, from the request to the record. Nothing of the network happens inside a transaction. */
@ApplicationScoped
class VisitTarget {

    private static final Logger LOG = Logger.getLogger(VisitTarget.class);

    private final Frontier frontier;
    private final PoliteClient client;
    private final Extractor extractor;
    private final KeepCapture captures;
    private final FollowDiscoveries follow;
    private final RecordVisit record;
    private final LookAtPicture pictures;
    private final AskPictures askPictures;
    private final VisitMetrics metrics;
    private final InstantSource clock;

    VisitTarget(
            Frontier frontier,
            PoliteClient client,
            Extractor extractor,
            KeepCapture captures,
            FollowDiscoveries follow,
            RecordVisit record,
            LookAtPicture pictures,
            AskPictures askPictures,
            VisitMetrics metrics,
            InstantSource clock) {
        this.frontier = frontier;
        this.client = client;
        this.extractor = extractor;
        this.captures = captures;
        this.follow = follow;
        this.record = record;
        this.pictures = pictures;
        this.askPictures = askPictures;
        this.metrics = metrics;
        this.clock = clock;
    }

    void work(Work work) {
        switch (work) {
            case Work.Nothing(var lease) -> frontier.giveBack(lease);
            case Work.AskRobots(var lease, var url) -> {
                var asked = client.robots(url);
                frontier.recordRobots(lease, asked.robots(), asked.took(), client.crawlDelay(asked.robots()));
            }
            case Work.VisitPage page when page.target().expected() == Expected.PICTURE -> pictures.look(page);
            case Work.VisitPage page -> visit(page);
        }
    }

    private void visit(Work.VisitPage page) {
        var target = page.target();
        var conditional = target.conditional() && target.readingVersion() == Extractor.VERSION;
        var fetched = client.page(
                target.url(),
                page.robots(),
                conditional ? target.etag() : null,
                conditional ? target.lastModified() : null);
        var seen = followed(target, understand(target, fetched, conditional));
        var visited = new Visited(
                seen.outcome().label(),
                seen.outcome().detail(),
                isReadable(seen.outcome()),
                isObservation(seen.outcome()),
                host(seen.outcome(), fetched),
                seen.at(),
                fetched.took(),
                client.crawlDelay(page.robots()),
                fetched instanceof Fetched.Answered answered ? answered.retryAfter() : null,
                validators(target, fetched, seen),
                Reading.of(seen.outcome(), target.reading()));
        var due = record.record(page, seen, visited);
        metrics.visited(seen, fetched);
        LOG.debugf("Visited target %d: %s", target.id(), seen.outcome().label());
        askPictures(due);
    }

    /** The visit is recorded and told; that its pictures could not be asked for must not undo it. */
    private void askPictures(Set<String> due) {
        try {
            askPictures.ask(due);
        } catch (DatabaseTrouble e) {
            LOG.warnf(e, "%d pictures are asked for with the next observation", due.size());
        }
    }

    private Seen understand(Work.Target target, Fetched fetched, boolean conditional) {
        return switch (fetched) {
            case Fetched.Forbidden(var reason, var _) ->
                new Seen(new VisitOutcome.Blocked(reason), clock.instant(), null, null, Tier.NONE);
            case Fetched.Unreadable(var reason, var _) ->
                new Seen(new VisitOutcome.Unrecognised(reason), clock.instant(), null, null, Tier.NONE);
            case Fetched.Failed(var _, var reason, var _) ->
                new Seen(new VisitOutcome.Unreachable(reason), clock.instant(), null, null, Tier.NONE);
            case Fetched.Answered answered -> answered(target, answered, conditional);
        };
    }

    private Seen answered(Work.Target target, Fetched.Answered answered, boolean conditional) {
        if (answered.status() == 304 && conditional) {
            return new Seen(new VisitOutcome.NotModified(), answered.at(), before(target), null, Tier.NOT_MODIFIED);
        }
        var sha256 = answered.body().sha256();
        var kept = keep(target, answered, sha256);
        var capture = kept == null ? null : kept.reference();
        if (VisitOutcome.isWall(target.url(), answered.address())) {
            return new Seen(
                    new VisitOutcome.Challenge("the site led to a login or verification page"),
                    answered.at(),
                    capture,
                    kept,
                    Tier.NONE);
        }
        if (answered.status() != 200) {
            return new Seen(
                    VisitOutcome.ofStatus(answered.status(), answered.address()),
                    answered.at(),
                    capture,
                    kept,
                    Tier.NONE);
        }
        if (conditional && sha256.equals(target.bodySha256())) {
            return new Seen(new VisitOutcome.NotModified(), answered.at(), capture, kept, Tier.SAME_BYTES);
        }
        var understood = Understood.of(
                extractor,
                target.expected(),
                answered.body().bytes(),
                answered.contentType(),
                target.url(),
                answered.at());
        return new Seen(understood.outcome(), answered.at(), capture, kept, understood.tier(), understood.found());
    }

    /** Follows what the address leads to before anything is recorded: done twice it changes nothing, left out it is lost. */
    private Seen followed(Work.Target target, Seen seen) {
        var found = seen.found();
        if (found != null && seen.outcome() instanceof VisitOutcome.Observed observed) {
            var told = follow.follow(
                    target.id(), target.url(), found, observed.offerings().size(), seen.at());
            return seen.with(observed.first(told));
        }
        if (seen.outcome() instanceof VisitOutcome.NotModified && target.expected() != Expected.PAGE) {
            follow.foundAgain(target.id(), seen.at());
        }
        return seen;
    }

    /** The record is durable before anybody hears of what the page shows. */
    private @Nullable Kept keep(Work.Target target, Fetched.Answered answered, String sha256) {
        return answered.body().size() == 0 ? null : captures.keep(target.url(), answered, sha256);
    }

    private static @Nullable Capture before(Work.Target target) {
        var sha256 = target.captureSha256();
        var at = target.capturedAt();
        return sha256 == null || at == null ? null : new Capture(sha256, "/api/captures/" + sha256, at);
    }

    private static Visited.Validators validators(Work.Target target, Fetched fetched, Seen seen) {
        var capture = seen.capture();
        return switch (seen.outcome()) {
            case VisitOutcome.Observed _ ->
                fetched instanceof Fetched.Answered answered
                        ? new Visited.Validators(
                                answered.etag(),
                                answered.lastModified(),
                                answered.body().sha256(),
                                capture == null ? null : capture.sha256(),
                                capture == null ? null : capture.capturedAt(),
                                Extractor.VERSION)
                        : Visited.Validators.NONE;
            case VisitOutcome.NotModified _ ->
                new Visited.Validators(
                        target.etag(),
                        target.lastModified(),
                        target.bodySha256(),
                        capture == null ? target.captureSha256() : capture.sha256(),
                        capture == null ? target.capturedAt() : capture.capturedAt(),
                        target.readingVersion());
            case VisitOutcome.Gone _,
                    VisitOutcome.SoldOut _,
                    VisitOutcome.Blocked _,
                    VisitOutcome.Challenge _,
                    VisitOutcome.Unrecognised _,
                    VisitOutcome.Unreachable _ -> Visited.Validators.NONE;
        };
    }

    static boolean isObservation(VisitOutcome outcome) {
        return outcome instanceof VisitOutcome.Observed || outcome instanceof VisitOutcome.NotModified;
    }

    /** Whether the page told how things stand; if not, the next visit waits longer. */
    static boolean isReadable(VisitOutcome outcome) {
        return switch (outcome) {
            case VisitOutcome.Observed _, VisitOutcome.NotModified _, VisitOutcome.Gone _, VisitOutcome.SoldOut _ ->
                true;
            case VisitOutcome.Blocked _,
                    VisitOutcome.Challenge _,
                    VisitOutcome.Unrecognised _,
                    VisitOutcome.Unreachable _ -> false;
        };
    }

    /** How the host as a whole took it. RFC 9110: Retry-After counts with 429 and 503. */
    static Visited.Host host(VisitOutcome outcome, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Forbidden _ -> Visited.Host.UNASKED;
            case Fetched.Unreadable _ -> Visited.Host.WELL;
            case Fetched.Failed failed ->
                switch (failed.trouble()) {
                    case ROBOTS -> Visited.Host.UNASKED;
                    case TURN -> Visited.Host.WELL;
                    case NAME, CONNECTION, TLS, TIME, CUT -> Visited.Host.FAILING;
                };
            case Fetched.Answered answered -> answered.status() == 429 ? Visited.Host.FAILING : answering(outcome);
        };
    }

    private static Visited.Host answering(VisitOutcome outcome) {
        return switch (outcome) {
            case VisitOutcome.Unreachable _ -> Visited.Host.FAILING;
            case VisitOutcome.Blocked _, VisitOutcome.Challenge _ -> Visited.Host.REFUSING;
            case VisitOutcome.Observed _,
                    VisitOutcome.NotModified _,
                    VisitOutcome.Gone _,
                    VisitOutcome.SoldOut _,
                    VisitOutcome.Unrecognised _ -> Visited.Host.WELL;
        };
    }
}
