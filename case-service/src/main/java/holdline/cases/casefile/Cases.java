package holdline.cases.casefile;

import holdline.cases.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cases to look at; nothing here locks or changes anything. */
@ApplicationScoped
class Cases {

    private static final String PAGE = """
            SELECT to_jsonb(c) FROM cases c
            WHERE tenant = ? AND (?::text IS NULL OR status = ?::text) AND (?::text IS NULL OR platform = ?::text)
                AND (?::text IS NULL OR shop_id = ?::text) AND (?::uuid IS NULL OR id < ?::uuid)
            ORDER BY id DESC
            LIMIT ?
            """;

    private static final String ONE = """
            SELECT to_jsonb(c) FROM cases c WHERE id = ? AND tenant = ?
            """;

    // Open ones first: they are what the case is about now.
    private static final String VIOLATIONS = """
            SELECT to_jsonb(v) FROM case_violation v
            WHERE case_id = ?
            ORDER BY standing <> 'open', joined_at, violation_id
            LIMIT ?
            """;

    private static final String LATEST_DECISION = """
            SELECT to_jsonb(d) FROM gate_decision d WHERE case_id = ? ORDER BY transition DESC LIMIT 1
            """;

    private static final String BY_STATUS = """
            SELECT jsonb_build_object('status', status, 'cases', count(*)) FROM cases GROUP BY status
            """;

    private final Rows rows;

    Cases(Rows rows) {
        this.rows = rows;
    }

    /** Newest first. */
    List<CaseRow> page(String tenant, Filter filter, @Nullable UUID before, int limit) {
        var status = filter.status() == null ? null : filter.status().wireName();
        return rows.read(
                CaseRow.class,
                PAGE,
                tenant,
                status,
                status,
                filter.platform(),
                filter.platform(),
                filter.shopId(),
                filter.shopId(),
                before,
                before,
                limit);
    }

    Optional<CaseRow> find(String tenant, UUID id) {
        return rows.read(CaseRow.class, ONE, id, tenant).stream().findFirst();
    }

    List<ViolationRow> violations(UUID caseId, int limit) {
        return rows.read(ViolationRow.class, VIOLATIONS, caseId, limit);
    }

    Optional<GateRow> latestDecision(UUID caseId) {
        return rows.read(GateRow.class, LATEST_DECISION, caseId).stream().findFirst();
    }

    List<Count> byStatus() {
        return rows.read(Count.class, BY_STATUS);
    }

    /** What a list is narrowed down to. */
    record Filter(
            @Nullable CaseStatus status,
            @Nullable String platform,
            @Nullable String shopId) {}

    record Count(CaseStatus status, long cases) {}
}
