package holdline.cases.complaint;

import holdline.cases.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All drafted complaints. */
@ApplicationScoped
public class Complaints {

    /** A case drafts again only after its draft was dropped; a view of one case shows the latest. */
    private static final int MOST_OF_A_CASE = 20;

    private static final String STORE = """
            INSERT INTO complaint_draft
            SELECT * FROM jsonb_populate_recordset(NULL::complaint_draft, ?::jsonb)
            """;

    private static final String DROP = """
            UPDATE complaint_draft d SET dropped_at = dropped.at, dropped_why = dropped.why
            FROM jsonb_to_recordset(?::jsonb) AS dropped (id uuid, at timestamptz, why text)
            WHERE d.id = dropped.id AND d.dropped_at IS NULL
            """;

    private static final String ONE = """
            SELECT to_jsonb(d) FROM complaint_draft d WHERE id = ? AND tenant = ?
            """;

    private static final String OF_CASE = """
            SELECT to_jsonb(d) FROM complaint_draft d WHERE case_id = ? AND tenant = ? ORDER BY id DESC LIMIT ?
            """;

    private static final String PAGE = """
            SELECT to_jsonb(d) FROM complaint_draft d
            WHERE tenant = ? AND (?::uuid IS NULL OR case_id = ?::uuid) AND (?::uuid IS NULL OR id < ?::uuid)
            ORDER BY id DESC
            LIMIT ?
            """;

    private final Rows rows;

    Complaints(Rows rows) {
        this.rows = rows;
    }

    public void store(Collection<StoredDraft> drafts) {
        rows.write(STORE, drafts);
    }

    public void drop(Collection<Dropped> drafts) {
        rows.write(DROP, drafts);
    }

    public List<StoredDraft> ofCase(String tenant, UUID caseId) {
        return rows.read(StoredDraft.class, OF_CASE, caseId, tenant, MOST_OF_A_CASE);
    }

    Optional<StoredDraft> find(String tenant, UUID id) {
        return rows.read(StoredDraft.class, ONE, id, tenant).stream().findFirst();
    }

    /** Newest first, of one case or of all. */
    List<StoredDraft> page(String tenant, @Nullable UUID caseId, @Nullable UUID before, int limit) {
        return rows.read(StoredDraft.class, PAGE, tenant, caseId, caseId, before, before, limit);
    }

    /** A draft that nobody may submit any more. */
    public record Dropped(UUID id, Instant at, String why) {}
}
