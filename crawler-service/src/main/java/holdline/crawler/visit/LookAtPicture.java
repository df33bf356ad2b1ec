package holdline.crawler.visit;

import holdline.crawler.fetch.Fetched;
import holdline.crawler.fetch.PoliteClient;
import holdline.crawler.frontier.Visited;
import holdline.crawler.frontier.Work;
import holdline.crawler.picture.Look;
import holdline.crawler.picture.ReadPicture;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One turn at a picture, from the request to the record. Ends like a visit, and tells nobody: observations will. */
@ApplicationScoped
class LookAtPicture {

    private final PoliteClient client;
    private final ReadPicture read;
    private final RecordPicture record;
    private final VisitMetrics metrics;
    private final InstantSource clock;

    LookAtPicture(
            PoliteClient client, ReadPicture read, RecordPicture record, VisitMetrics metrics, InstantSource clock) {
        this.client = client;
        this.read = read;
        this.record = record;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param look absent when nothing new was seen */
    private record Looked(VisitOutcome outcome, @Nullable Look look) {}

    void look(Work.VisitPage turn) {
        var target = turn.target();
        var conditional = target.conditional() && target.readingVersion() == ReadPicture.version();
        var fetched = client.page(
                target.url(),
                turn.robots(),
                conditional ? target.etag() : null,
                conditional ? target.lastModified() : null,
                read.maxBytes());
        var looked = looked(target, fetched, conditional);
        var answered = fetched instanceof Fetched.Answered one ? one : null;
        record.record(
                turn,
                looked.outcome(),
                looked.look(),
                new Visited(
                        looked.outcome().label(),
                        looked.outcome().detail(),
                        VisitTarget.isReadable(looked.outcome()),
                        VisitTarget.isObservation(looked.outcome()),
                        VisitTarget.host(looked.outcome(), fetched),
                        answered == null ? clock.instant() : answered.at(),
                        fetched.took(),
                        client.crawlDelay(turn.robots()),
                        answered == null ? null : answered.retryAfter(),
                        validators(target, looked, answered),
                        null));
        metrics.looked(looked.outcome(), fetched);
    }

    private Looked looked(Work.Target target, Fetched fetched, boolean conditional) {
        return switch (fetched) {
            case Fetched.Forbidden(var reason, var _) -> new Looked(new VisitOutcome.Blocked(reason), null);
            case Fetched.Unreadable(var reason, var _) -> new Looked(new VisitOutcome.Unrecognised(reason), null);
            case Fetched.Failed(var _, var reason, var _) -> new Looked(new VisitOutcome.Unreachable(reason), null);
            case Fetched.Answered answered -> answered(target, answered, conditional);
        };
    }

    private Looked answered(Work.Target target, Fetched.Answered answered, boolean conditional) {
        var same = answered.status() == 200 && answered.body().sha256().equals(target.bodySha256());
        if (conditional && (same || answered.status() == 304)) {
            return new Looked(new VisitOutcome.NotModified(), null);
        }
        if (answered.status() != 200) {
            return new Looked(VisitOutcome.ofStatus(answered.status(), answered.address()), null);
        }
        return switch (read.read(answered.body())) {
            case ReadPicture.Result.Seen(var look) -> new Looked(new VisitOutcome.Observed(List.of(), false), look);
            case ReadPicture.Result.Nothing(var why) ->
                new Looked(new VisitOutcome.Unrecognised("the picture has no hash: " + why), null);
        };
    }

    /** What the host said of the picture before still holds when it says that nothing changed. */
    private static Visited.Validators validators(
            Work.Target target, Looked looked, Fetched.@Nullable Answered answered) {
        if (looked.outcome() instanceof VisitOutcome.NotModified) {
            return new Visited.Validators(
                    target.etag(), target.lastModified(), target.bodySha256(), null, null, target.readingVersion());
        }
        var look = looked.look();
        return look == null || answered == null
                ? Visited.Validators.NONE
                : new Visited.Validators(
                        answered.etag(), answered.lastModified(), look.sha256(), null, null, ReadPicture.version());
    }
}
