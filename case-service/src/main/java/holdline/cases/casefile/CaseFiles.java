package holdline.cases.casefile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import holdline.cases.complaint.Complaints;
import holdline.cases.rows.Rows;
import holdline.cases.timeline.Timeline;
import holdline.cases.timer.Timers;
import holdline.messaging.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** All case files: fetched under lock and put back in sets, with everything that follows from them. */
@ApplicationScoped
class CaseFiles {

    // Ids first, rows after: locking in the order of ids keeps two instances from waiting for each other in a circle.
    private static final String LOCK_CONCERNED = """
            SELECT to_jsonb(c) FROM cases c
            WHERE status <> 'closed' AND id IN (
                SELECT o.id FROM cases o
                JOIN unnest(?::text[], ?::text[], ?::text[]) AS seller (tenant, platform, shop_id)
                    ON o.tenant = seller.tenant AND o.platform = seller.platform AND o.shop_id = seller.shop_id
                    AND o.status <> 'closed'
                UNION
                SELECT case_id FROM case_violation WHERE standing = 'open' AND violation_id = ANY (?::uuid[]))
            ORDER BY id
            FOR UPDATE OF c
            """;

    private static final String LOCK = """
            SELECT to_jsonb(c) FROM cases c WHERE id = ANY (?::uuid[]) ORDER BY id FOR UPDATE OF c
            """;

    private static final String VIOLATIONS = """
            SELECT to_jsonb(v) FROM case_violation v WHERE case_id = ANY (?::uuid[]) ORDER BY case_id, joined_at, violation_id
            """;

    private static final String EVIDENCE = """
            SELECT to_jsonb(e) FROM case_evidence e WHERE case_id = ANY (?::uuid[]) ORDER BY case_id, entry
            """;

    private static final String LATEST = """
            SELECT DISTINCT ON (c.tenant, c.platform, c.shop_id)
                jsonb_build_object('tenant', c.tenant, 'platform', c.platform, 'shop_id', c.shop_id, 'id', c.id)
            FROM cases c
            JOIN unnest(?::text[], ?::text[], ?::text[]) AS seller (tenant, platform, shop_id)
                ON c.tenant = seller.tenant AND c.platform = seller.platform AND c.shop_id = seller.shop_id
            WHERE c.status = 'closed'
            ORDER BY c.tenant, c.platform, c.shop_id, c.opened_at DESC, c.id DESC
            """;

    private static final String UPDATE = """
            UPDATE cases c SET
                shop_name = new.shop_name, status = new.status, since = new.since, resume_to = new.resume_to,
                resume_since = new.resume_since, due_at = new.due_at, reasons = new.reasons, noticed = new.noticed,
                complaint_id = new.complaint_id, ground = new.ground, pause_cause = new.pause_cause,
                close_reason = new.close_reason, note = new.note, transition = new.transition, entries = new.entries,
                notice_transition = new.notice_transition, version = new.version
            FROM jsonb_populate_recordset(NULL::cases, ?::jsonb) new
            WHERE c.id = new.id AND c.version = new.version - 1
            """;

    private static final String INSERT = """
            INSERT INTO cases SELECT * FROM jsonb_populate_recordset(NULL::cases, ?::jsonb)
            """;

    private static final String PUT_VIOLATIONS = """
            INSERT INTO case_violation SELECT * FROM jsonb_populate_recordset(NULL::case_violation, ?::jsonb)
            ON CONFLICT (case_id, violation_id) DO UPDATE SET
                signal = excluded.signal, listing = excluded.listing, title = excluded.title,
                product = excluded.product, relation = excluded.relation, severity = excluded.severity,
                explanation = excluded.explanation, evidence = excluded.evidence, standing = excluded.standing,
                joined_at = excluded.joined_at, ended_at = excluded.ended_at
            """;

    private static final String PUT_EVIDENCE = """
            INSERT INTO case_evidence SELECT * FROM jsonb_populate_recordset(NULL::case_evidence, ?::jsonb)
            """;

    private static final String PUT_DECISIONS = """
            INSERT INTO gate_decision SELECT * FROM jsonb_populate_recordset(NULL::gate_decision, ?::jsonb)
            """;

    private final Rows rows;
    private final Timeline timeline;
    private final Timers timers;
    private final Complaints complaints;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    CaseFiles(
            Rows rows, Timeline timeline, Timers timers, Complaints complaints, Outbox outbox, MeterRegistry metrics) {
        this.rows = rows;
        this.timeline = timeline;
        this.timers = timers;
        this.complaints = complaints;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** Locks the live cases of some sellers, and those in which some violation is open although its seller changed. */
    List<CaseFile> lock(Collection<SellerKey> sellers, Collection<UUID> violations) {
        return files(rows.read(
                CaseRow.class,
                LOCK_CONCERNED,
                column(sellers, SellerKey::tenant),
                column(sellers, SellerKey::platform),
                column(sellers, SellerKey::shopId),
                violations.toArray(UUID[]::new)));
    }

    /** Locks cases by their ids; those that do not exist are not among the answer. */
    List<CaseFile> lock(Collection<UUID> ids) {
        return files(rows.read(CaseRow.class, LOCK, (Object) ids.toArray(UUID[]::new)));
    }

    /** The latest closed case of each of these sellers that had one. */
    Map<SellerKey, UUID> latestClosed(Collection<SellerKey> sellers) {
        var latest = new HashMap<SellerKey, UUID>();
        var found = rows.read(
                Latest.class,
                LATEST,
                column(sellers, SellerKey::tenant),
                column(sellers, SellerKey::platform),
                column(sellers, SellerKey::shopId));
        found.forEach(one -> latest.put(new SellerKey(one.tenant(), one.platform(), one.shopId()), one.id()));
        return latest;
    }

    /**
     * Puts back what is new about these files and publishes what they tell. One statement per table.
     *
     * @throws IllegalStateException when a row has changed since it was fetched, which the lock excludes
     */
    void save(Collection<CaseFile> files) {
        var touched = files.stream().filter(CaseFile::isTouched).toList();
        var known = touched.stream()
                .filter(file -> !file.isFresh())
                .map(CaseFile::row)
                .toList();
        // Sorted: two instances that open the same cases wait for each other instead of deadlocking.
        var fresh = touched.stream()
                .filter(CaseFile::isFresh)
                .sorted(Comparator.comparing((CaseFile file) -> file.key().toString())
                        .thenComparing(CaseFile::id))
                .map(CaseFile::row)
                .toList();
        if (rows.write(UPDATE, known) != known.size()) {
            throw new IllegalStateException("a case changed although its row was locked");
        }
        rows.write(INSERT, fresh);
        rows.write(PUT_VIOLATIONS, all(touched, changes -> changes.violations.values()));
        timeline.append(all(touched, changes -> changes.entries));
        rows.write(PUT_EVIDENCE, all(touched, changes -> changes.evidence));
        var decisions = all(touched, changes -> changes.decisions);
        rows.write(PUT_DECISIONS, decisions);
        decisions.forEach(
                decision -> metrics.counter("holdline.gate.decisions", "outcome", CaseFile.wire(decision.outcome()))
                        .increment());
        complaints.store(all(touched, changes -> changes.drafts));
        complaints.drop(all(touched, changes -> changes.dropped));
        timers.clear(
                touched.stream().flatMap(file -> file.timerToClear().stream()).toList());
        timers.set(touched.stream().flatMap(file -> file.timerToSet().stream()).toList());
        outbox.publishAll(all(touched, changes -> changes.events));
    }

    private List<CaseFile> files(List<CaseRow> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var ids = found.stream().map(CaseRow::id).toArray(UUID[]::new);
        var violations = rows.read(ViolationRow.class, VIOLATIONS, (Object) ids).stream()
                .collect(groupingBy(ViolationRow::caseId));
        var evidence = rows.read(EvidenceRow.class, EVIDENCE, (Object) ids).stream()
                .collect(groupingBy(EvidenceRow::caseId, mapping(EvidenceRow::evidence, toList())));
        return found.stream()
                .map(row -> new CaseFile(
                        row, violations.getOrDefault(row.id(), List.of()), evidence.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static String[] column(Collection<SellerKey> sellers, Function<SellerKey, String> column) {
        return sellers.stream().map(column).toArray(String[]::new);
    }

    private static <T> List<T> all(List<CaseFile> files, Function<CaseFile.Changes, Collection<T>> part) {
        return files.stream()
                .map(CaseFile::changes)
                .map(part)
                .flatMap(Collection::stream)
                .toList();
    }

    private record Latest(String tenant, String platform, String shopId, UUID id) {}
}
