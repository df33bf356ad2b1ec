package holdline.crawler.person;

import holdline.crawler.evidence.Captures;
import holdline.crawler.evidence.Kept;
import holdline.crawler.extract.Extraction;
import holdline.crawler.extract.ListingIdentity;
import holdline.crawler.visit.RecordVisit;
import holdline.crawler.visit.VisitOutcome;
import holdline.crawler.watch.KeepWatches;
import holdline.web.Problem;
import holdline.web.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records what a person captured and tells it: one transaction, or nothing. */
@ApplicationScoped
class RecordHandedIn {

    private final PersonCaptures captures;
    private final KeepWatches watches;
    private final Captures files;
    private final RecordVisit visits;
    private final ListingIdentity identity;
    private final InstantSource clock;

    RecordHandedIn(
            PersonCaptures captures,
            KeepWatches watches,
            Captures files,
            RecordVisit visits,
            ListingIdentity identity,
            InstantSource clock) {
        this.captures = captures;
        this.watches = watches;
        this.files = files;
        this.visits = visits;
        this.identity = identity;
        this.clock = clock;
    }

    @Transactional
    public Taken<PersonCaptureView> record(
            HandIn.Upload upload, Extraction extraction, @Nullable Kept page, @Nullable Kept screenshot) {
        var tenant = upload.tenant();
        var at = watches.joinForCapture(tenant, upload.url());
        var outcome = VisitOutcome.of(extraction);
        var handed = new PersonCaptures.Handed(
                at.url(),
                identity.of(at.url()).id(),
                at.watch(),
                upload.person(),
                upload.capturedAt(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                page == null ? null : page.sha256(),
                screenshot == null ? null : screenshot.sha256(),
                outcome.label(),
                outcome.detail(),
                source(extraction));
        var id = captures.add(tenant, handed);
        if (id.isEmpty()) {
            return new Taken<>(captures.same(tenant, handed).orElseThrow(), false);
        }
        Stream.of(page, screenshot).filter(Objects::nonNull).forEach(file -> files.note(file, List.of(tenant)));
        var evidence = Objects.requireNonNull(page == null ? screenshot : page);
        visits.tellHandedIn(tenant, at.url(), outcome, upload.capturedAt(), evidence.reference(), upload.channel());
        return new Taken<>(one(tenant, id.get()), true);
    }

    private static @Nullable String source(Extraction extraction) {
        return switch (extraction) {
            case Extraction.Item(var offering, var _) -> String.join("+", offering.provenance());
            case Extraction.SoldOut(var offering, var _) -> String.join("+", offering.provenance());
            case Extraction.Cards(var offerings, var _) ->
                offerings.isEmpty()
                        ? null
                        : String.join("+", offerings.getFirst().provenance());
            case Extraction.Ambiguous _, Extraction.Gone _, Extraction.Challenge _, Extraction.Unrecognised _ -> null;
        };
    }

    @Transactional
    public PersonCaptureView one(String tenant, long id) {
        return captures.find(tenant, id).orElseThrow(() -> Problem.notFound("person capture", id));
    }

    @Transactional
    public List<PersonCaptureView> page(String tenant, long after, int limit) {
        return captures.page(tenant, after, limit);
    }
}
