package holdline.cases.casefile;

import holdline.cases.complaint.Complaints;
import holdline.cases.complaint.StoredDraft;
import holdline.cases.gate.GateInputs;
import holdline.cases.gate.JurisdictionPack;
import holdline.cases.lifecycle.CaseLifecycle;
import holdline.cases.lifecycle.CaseState;
import holdline.cases.lifecycle.Circumstances;
import holdline.cases.lifecycle.Deadline;
import holdline.cases.lifecycle.Decision;
import holdline.cases.lifecycle.Effect;
import holdline.cases.lifecycle.Happening;
import holdline.cases.lifecycle.Waits;
import holdline.cases.timeline.TimelineEntry;
import holdline.cases.timer.Timer;
import holdline.events.CaseClosed;
import holdline.events.CaseEvent;
import holdline.events.CaseEvent.CaseRef;
import holdline.events.CaseOpened;
import holdline.events.ComplaintDrafted;
import holdline.events.DeadlineMissed;
import holdline.events.DeadlineSet;
import holdline.events.Evidence;
import holdline.events.GateDecided;
import holdline.events.Jurisdiction;
import holdline.events.Listing;
import holdline.events.NoticeRequested;
import holdline.events.RecheckRequested;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import holdline.events.Signal;
import holdline.events.Violation;
import holdline.messaging.Outgoing;
import holdline.messaging.TimeOrderedIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One case while it is being worked on: its state, its violations, and what of it is new and has to be put back. Lives
 * inside one transaction, which holds the lock on its row.
 */
final class CaseFile {

    private static final int LONGEST_WHY = 2_000;

    private final UUID id;
    private final SellerKey key;
    private final SellerRelation relation;
    private final Jurisdiction jurisdiction;
    private final @Nullable UUID previous;
    private final Instant openedAt;
    private final boolean fresh;
    private final Map<UUID, ViolationRow> violations = new LinkedHashMap<>();
    private final List<Evidence> held = new ArrayList<>();
    private final Changes changes = new Changes();
    private final @Nullable CaseState stored;

    private @Nullable String shopName;
    private @Nullable CaseState state;
    private int transition;
    private int entries;
    private @Nullable Integer noticeTransition;
    private final long version;

    /** A new case, without a state until its first violation {@link #open opens} it. */
    CaseFile(UUID id, Violation first, Jurisdiction jurisdiction, @Nullable UUID previous, Instant now) {
        this.id = id;
        this.key = SellerKey.of(first);
        this.shopName = first.seller().shopName();
        this.relation = first.relation();
        this.jurisdiction = jurisdiction;
        this.previous = previous;
        this.openedAt = now;
        this.fresh = true;
        this.stored = null;
        this.version = 0;
    }

    CaseFile(CaseRow row, Collection<ViolationRow> violations, Collection<Evidence> held) {
        this.id = row.id();
        this.key = new SellerKey(row.tenant(), row.platform(), row.shopId());
        this.shopName = row.shopName();
        this.relation = row.relation();
        this.jurisdiction = row.jurisdiction();
        this.previous = row.previousId();
        this.openedAt = row.openedAt();
        this.fresh = false;
        this.stored = row.state().state();
        this.state = stored;
        this.transition = row.transition();
        this.entries = row.entries();
        this.noticeTransition = row.noticeTransition();
        this.version = row.version();
        violations.forEach(violation -> this.violations.put(violation.violationId(), violation));
        this.held.addAll(held);
    }

    /** The first violation opens the case. */
    void open(Violation violation, Waits waits, Occasion occasion) {
        var row = ViolationRow.open(id, violation, occasion.now());
        put(row);
        transition = 1;
        var move = CaseLifecycle.open(row.suspicion(), circumstances(waits, occasion.now()), occasion.now());
        state = move.to();
        tell(new CaseOpened(ref(), jurisdiction, relation, List.of(violation.id()), previous, openedAt), occasion);
        note(occasion, null);
        follow(move, null, occasion);
    }

    /** A violation appears, for the first time or again; one that is open already is only brought up to date. */
    void appear(Violation violation, Waits waits, Occasion joining, Occasion changing) {
        var known = violations.get(violation.id());
        if (known != null && known.isOpen()) {
            change(violation, waits, changing);
            return;
        }
        shopName = violation.seller().shopName() == null
                ? shopName
                : violation.seller().shopName();
        var row = ViolationRow.open(id, violation, joining.now());
        put(row);
        handle(new Happening.Joined(row.suspicion()), waits, joining);
    }

    /** An open violation became graver or milder, or its evidence changed. */
    void change(Violation violation, Waits waits, Occasion occasion) {
        var known = violations.get(violation.id());
        if (known == null || !known.isOpen()) {
            return;
        }
        var now = known.now(violation);
        put(now);
        if (!now.evidence().equals(known.evidence())) {
            handle(new Happening.EvidenceChanged(now.suspicion()), waits, occasion);
        } else if (now.severity() != known.severity()) {
            note(occasion, state());
        }
    }

    /** An open violation is over. */
    void end(UUID violationId, ViolationRow.Standing how, Waits waits, Occasion occasion) {
        var known = violations.get(violationId);
        if (known == null || !known.isOpen()) {
            return;
        }
        put(known.ended(how, occasion.now()));
        handle(new Happening.Ended(), waits, occasion);
    }

    /** Keeps a piece of evidence that belongs to the case as a whole; the next timeline entry tells of it. */
    void hold(Evidence evidence) {
        held.add(evidence);
        changes.evidence.add(new EvidenceRow(id, entries + 1, key.tenant(), evidence));
    }

    /** Lets something befall the case; the timeline tells of it whatever is decided. */
    Decision handle(Happening happening, Waits waits, Occasion occasion) {
        var before = state();
        var decision = CaseLifecycle.decide(before, happening, circumstances(waits, occasion.now()), occasion.now());
        switch (decision) {
            case Decision.Moved moved -> {
                transition++;
                state = moved.to();
                note(occasion, before);
                follow(moved, before, occasion);
            }
            case Decision.Ignored _ when happening instanceof Happening.Lapsed -> {}
            case Decision.Ignored _ -> note(occasion, before);
            case Decision.Refused _ -> {}
        }
        return decision;
    }

    private void follow(Decision.Moved move, @Nullable CaseState before, Occasion occasion) {
        for (var effect : move.effects()) {
            perform(effect, before, occasion);
        }
        var deadline = move.to().deadline();
        var waitedFor = before == null ? Optional.<Deadline>empty() : before.deadline();
        deadline.filter(set -> set.kind().announced() && !deadline.equals(waitedFor))
                .ifPresent(set -> tell(new DeadlineSet(ref(), set.kind().wireName(), set.dueAt()), occasion));
        if (move.to() instanceof CaseState.Closed(var at, var reason, var note)) {
            tell(new CaseClosed(ref(), reason, note, at), occasion);
            note(new Occasion(occasion.who(), "case-closed", wire(reason) + ": " + note, at, null), before);
        }
    }

    private void perform(Effect effect, @Nullable CaseState before, Occasion occasion) {
        switch (effect) {
            case Effect.AskNotice(var step, var answerBy) -> {
                var matters = Portion.first(
                        matters(),
                        matter -> matter.listing().id() + matter.listing().url() + matter.title() + matter.product());
                noticeTransition = transition;
                tell(new NoticeRequested(ref(), step, jurisdiction, matters, answerBy, occasion.now()), occasion);
                note(
                        occasion,
                        before,
                        "notice-requested",
                        "%s notice about %d of %d listings, to be answered by %s"
                                .formatted(
                                        wire(step),
                                        matters.size(),
                                        openListings().size(),
                                        answerBy));
            }
            case Effect.MissDeadline(var missed) -> {
                var kind = missed.kind().wireName();
                tell(new DeadlineMissed(ref(), kind, missed.dueAt(), occasion.now()), occasion);
            }
            case Effect.AskRecheck(var from, var until, var every) -> {
                for (var listings : Portion.all(openListings(), listing -> listing.id() + listing.url())) {
                    tell(new RecheckRequested(ref(), listings, from, until, every), occasion);
                }
                note(
                        occasion,
                        before,
                        "recheck-requested",
                        "%d listings, every %s until %s"
                                .formatted(openListings().size(), every, until));
            }
            case Effect.RecordGate(var decision) -> {
                changes.decisions.add(GateRow.of(decision, id, transition, key.tenant(), occasion.now()));
                tell(
                        new GateDecided(
                                ref(),
                                decision.outcome(),
                                decision.findings(),
                                decision.reasons(),
                                decision.warnings(),
                                decision.pack(),
                                decision.inputsSha256(),
                                occasion.now()),
                        occasion);
                note(
                        occasion,
                        before,
                        "gate-decided",
                        wire(decision.outcome()) + ": " + String.join(" ", decision.reasons()));
            }
            case Effect.Draft(var complaint) -> {
                var basis = complaint.basis();
                changes.drafts.add(StoredDraft.of(complaint, id, transition, key.tenant()));
                tell(
                        new ComplaintDrafted(
                                ref(),
                                complaint.id(),
                                basis.ground(),
                                Portion.first(basis.listings(), listing -> listing.id() + listing.url()),
                                Portion.first(basis.evidence(), evidence -> evidence.text() + evidence.href()),
                                complaint.draftedAt()),
                        occasion);
                note(
                        occasion,
                        before,
                        "complaint-drafted",
                        "on the ground " + wire(basis.ground()) + ", for a person to check");
            }
            case Effect.DropDraft(var complaintId, var why) -> {
                changes.dropped.add(new Complaints.Dropped(complaintId, occasion.now(), why));
                note(occasion, before, "complaint-dropped", why);
            }
        }
    }

    private Circumstances circumstances(Waits waits, Instant now) {
        return new Circumstances(
                waits,
                new GateInputs(
                        JurisdictionPack.shipped(jurisdiction),
                        violations.values().stream()
                                .filter(ViolationRow::isOpen)
                                .map(ViolationRow::suspicion)
                                .toList(),
                        held),
                violations.values().stream()
                        .flatMap(violation -> violation.ending().stream())
                        .toList(),
                TimeOrderedIds.next(now));
    }

    /** What a notice is about: a dealer's violations are not among it. */
    private List<NoticeRequested.Matter> matters() {
        var byListing = new LinkedHashMap<Listing, List<ViolationRow>>();
        for (var violation : violations.values()) {
            if (violation.isOpen() && !violation.suspicion().byDealer()) {
                byListing
                        .computeIfAbsent(violation.listing(), _ -> new ArrayList<>())
                        .add(violation);
            }
        }
        var matters = new ArrayList<NoticeRequested.Matter>();
        byListing.forEach((listing, about) -> {
            List<Signal> signals =
                    about.stream().map(ViolationRow::signal).distinct().toList();
            matters.add(new NoticeRequested.Matter(
                    listing, about.getLast().title(), about.getLast().product(), signals));
        });
        return matters;
    }

    private List<Listing> openListings() {
        return violations.values().stream()
                .filter(ViolationRow::isOpen)
                .map(ViolationRow::listing)
                .distinct()
                .toList();
    }

    private void put(ViolationRow violation) {
        violations.put(violation.violationId(), violation);
        changes.violations.put(violation.violationId(), violation);
    }

    private void tell(CaseEvent event, Occasion occasion) {
        changes.events.add(new Outgoing(event, occasion.cause()));
    }

    private void note(Occasion occasion, @Nullable CaseState before, String what, String why) {
        note(new Occasion(occasion.who(), what, why, occasion.now(), occasion.cause()), before);
    }

    private void note(Occasion occasion, @Nullable CaseState before) {
        entries++;
        changes.entries.add(new TimelineEntry(
                id,
                entries,
                key.tenant(),
                transition,
                occasion.now(),
                occasion.who(),
                occasion.what(),
                occasion.why().length() > LONGEST_WHY ? occasion.why().substring(0, LONGEST_WHY) : occasion.why(),
                before == null ? null : CaseStatus.of(before).wireName(),
                CaseStatus.of(state()).wireName()));
    }

    private CaseRef ref() {
        return new CaseRef(id, key.tenant(), seller(), transition);
    }

    /** As on the wire. */
    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    CaseRow row() {
        return new CaseRow(
                id,
                key.tenant(),
                key.platform(),
                key.shopId(),
                shopName,
                relation,
                jurisdiction,
                previous,
                openedAt,
                StateColumns.of(state()),
                transition,
                entries,
                noticeTransition,
                version + 1);
    }

    /** The deadline that was waited for and no longer is. */
    Optional<Timer> timerToClear() {
        var now = state().deadline();
        return Optional.ofNullable(stored)
                .flatMap(CaseState::deadline)
                .filter(before -> now.isEmpty() || now.get().kind() != before.kind())
                .map(this::timer);
    }

    /** The deadline that is waited for and was not before. */
    Optional<Timer> timerToSet() {
        var before = Optional.ofNullable(stored).flatMap(CaseState::deadline);
        return state().deadline()
                .filter(now -> !Optional.of(now).equals(before))
                .map(this::timer);
    }

    private Timer timer(Deadline deadline) {
        return new Timer(id, deadline.kind().wireName(), deadline.dueAt());
    }

    UUID id() {
        return id;
    }

    SellerKey key() {
        return key;
    }

    Seller seller() {
        return new Seller(key.platform(), key.shopId(), shopName);
    }

    SellerRelation relation() {
        return relation;
    }

    Jurisdiction jurisdiction() {
        return jurisdiction;
    }

    @Nullable
    UUID previous() {
        return previous;
    }

    Instant openedAt() {
        return openedAt;
    }

    CaseState state() {
        if (state == null) {
            throw new IllegalStateException("the case has not been opened yet");
        }
        return state;
    }

    boolean isClosed() {
        return state() instanceof CaseState.Closed;
    }

    boolean isFresh() {
        return fresh;
    }

    /** Whether there is anything to put back. */
    boolean isTouched() {
        return !changes.entries.isEmpty() || !changes.violations.isEmpty();
    }

    boolean hasOpen(UUID violationId) {
        var known = violations.get(violationId);
        return known != null && known.isOpen();
    }

    /** Whether a delivery is about the latest notice. */
    boolean awaitsWordOf(int move) {
        return noticeTransition != null && noticeTransition == move;
    }

    Collection<ViolationRow> violations() {
        return violations.values();
    }

    /** Counts the case's stored changes; what an ETag is made of. */
    long version() {
        return version;
    }

    Changes changes() {
        return changes;
    }

    /** What is new about a case. */
    static final class Changes {
        final Map<UUID, ViolationRow> violations = new HashMap<>();
        final List<EvidenceRow> evidence = new ArrayList<>();
        final List<TimelineEntry> entries = new ArrayList<>();
        final List<GateRow> decisions = new ArrayList<>();
        final List<StoredDraft> drafts = new ArrayList<>();
        final List<Complaints.Dropped> dropped = new ArrayList<>();
        final List<Outgoing> events = new ArrayList<>();
    }
}
