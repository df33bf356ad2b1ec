package holdline.notification.wording;

import holdline.events.CaseClosed;
import holdline.events.CaseEvent;
import holdline.events.CaseOpened;
import holdline.events.ComplaintDrafted;
import holdline.events.DeadlineMissed;
import holdline.events.DeadlineSet;
import holdline.events.GateDecided;
import holdline.events.Listing;
import holdline.events.NoticeRequested;
import holdline.events.RecheckRequested;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the templates of a message to the brand's own people may show.
 *
 * @param kind which move of the case it tells
 * @param facts label and value, in the reader's language
 * @param points sentences from others, such as the gate's reasons
 * @param links listings, at most {@value #MOST_LINKS}
 */
public record StaffNote(
        Kind kind,
        String brand,
        String shop,
        String platform,
        List<Fact> facts,
        List<String> points,
        List<String> links,
        String reference) {

    static final int MOST_LINKS = 20;
    private static final int MOST_POINTS = 20;

    /** The moves a note can tell; the gate's three answers are told apart because people act on them differently. */
    public enum Kind {
        CASE_OPENED,
        NOTICE_REQUESTED,
        RECHECK_REQUESTED,
        DEADLINE_SET,
        DEADLINE_MISSED,
        COMPLAINT_ALLOWED,
        EVIDENCE_MISSING,
        MONITOR_ONLY,
        COMPLAINT_DRAFTED,
        CASE_CLOSED
    }

    /** One line of the note. */
    public record Fact(String label, String value) {}

    static StaffNote of(CaseEvent event, Sender sender, Words words) {
        return switch (event) {
            case CaseOpened it ->
                note(
                        Kind.CASE_OPENED,
                        it,
                        sender,
                        List.of(
                                new Fact(words.relation(), words.of(it.relation())),
                                new Fact(
                                        words.violations(),
                                        String.valueOf(it.violations().size())),
                                new Fact(words.jurisdiction(), it.jurisdiction().name()),
                                new Fact(words.when(), words.of(it.openedAt(), it.jurisdiction()))),
                        it.previous() == null ? List.of() : List.of(words.repeatOffender()),
                        List.of());
            case NoticeRequested it ->
                note(
                        Kind.NOTICE_REQUESTED,
                        it,
                        sender,
                        List.of(new Fact(words.lookAgain(), words.of(it.answerBy(), it.jurisdiction()))),
                        List.of(),
                        it.matters().stream()
                                .map(NoticeRequested.Matter::listing)
                                .toList());
            case RecheckRequested it ->
                note(Kind.RECHECK_REQUESTED, it, sender, spanOf(it, words), List.of(), it.listings());
            case DeadlineSet it ->
                note(Kind.DEADLINE_SET, it, sender, due(it.kind(), it.dueAt(), words), List.of(), List.of());
            case DeadlineMissed it ->
                note(Kind.DEADLINE_MISSED, it, sender, due(it.kind(), it.dueAt(), words), List.of(), List.of());
            case GateDecided it ->
                note(gateKind(it), it, sender, gateFacts(it, words), points(it.reasons(), it.warnings()), List.of());
            case ComplaintDrafted it ->
                note(
                        Kind.COMPLAINT_DRAFTED,
                        it,
                        sender,
                        List.of(
                                new Fact(words.ground(), words.of(it.ground())),
                                new Fact(words.evidence(), words.evidence(it.evidence()))),
                        List.of(),
                        it.listings());
            case CaseClosed it ->
                note(
                        Kind.CASE_CLOSED,
                        it,
                        sender,
                        List.of(
                                new Fact(words.outcome(), words.of(it.reason())),
                                new Fact(words.when(), words.of(it.closedAt()))),
                        List.of(Shown.line(it.note(), Shown.SENTENCE)),
                        List.of());
        };
    }

    private static StaffNote note(
            Kind kind, CaseEvent event, Sender sender, List<Fact> facts, List<String> points, List<Listing> listings) {
        var seller = event.subject().seller();
        return new StaffNote(
                kind,
                sender.brand(),
                Shown.line(seller.shopName() == null ? seller.shopId() : seller.shopName(), Shown.NAME),
                Shown.line(seller.platform(), Shown.NAME),
                facts,
                points,
                listings.stream()
                        .limit(MOST_LINKS)
                        .map(listing -> Shown.line(listing.url(), Shown.URL))
                        .toList(),
                event.subject().id().toString());
    }

    private static Kind gateKind(GateDecided decided) {
        return switch (decided.outcome()) {
            case COMPLAINT_ALLOWED -> Kind.COMPLAINT_ALLOWED;
            case EVIDENCE_MISSING -> Kind.EVIDENCE_MISSING;
            case MONITOR_ONLY -> Kind.MONITOR_ONLY;
        };
    }

    private static List<Fact> gateFacts(GateDecided decided, Words words) {
        var grounds = decided.grounds().stream()
                .map(finding -> new Fact(
                        words.of(finding.ground()),
                        finding.complete() ? words.complete() : words.missing(finding.missing())));
        return Stream.concat(grounds, Stream.of(new Fact(words.rules(), decided.pack())))
                .toList();
    }

    private static List<String> points(List<String> reasons, List<String> warnings) {
        return Stream.concat(reasons.stream(), warnings.stream())
                .limit(MOST_POINTS)
                .map(sentence -> Shown.line(sentence, Shown.SENTENCE))
                .toList();
    }

    private static List<Fact> due(String kind, Instant dueAt, Words words) {
        return List.of(new Fact(words.waitingFor(), words.awaited(kind)), new Fact(words.due(), words.of(dueAt)));
    }

    private static List<Fact> spanOf(RecheckRequested recheck, Words words) {
        return List.of(
                new Fact(words.from(), words.of(recheck.from())), new Fact(words.until(), words.of(recheck.until())));
    }
}
