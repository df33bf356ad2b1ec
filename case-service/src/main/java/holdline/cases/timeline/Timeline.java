package holdline.cases.timeline;

import holdline.cases.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All timelines. */
@ApplicationScoped
public class Timeline {

    private static final String APPEND = """
            INSERT INTO timeline
            SELECT * FROM jsonb_populate_recordset(NULL::timeline, ?::jsonb)
            """;

    private static final String PAGE = """
            SELECT to_jsonb(t) FROM timeline t
            WHERE case_id = ? AND tenant = ? AND entry > ?
            ORDER BY entry
            LIMIT ?
            """;

    private final Rows rows;

    Timeline(Rows rows) {
        this.rows = rows;
    }

    public void append(Collection<TimelineEntry> entries) {
        rows.write(APPEND, entries);
    }

    /** The entries after the given one, oldest first. */
    List<TimelineEntry> page(String tenant, UUID caseId, int after, int limit) {
        return rows.read(TimelineEntry.class, PAGE, caseId, tenant, after, limit);
    }
}
