package holdline.cases.timer;

import holdline.cases.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** All deadlines that have not passed. */
@ApplicationScoped
public class Timers {

    private static final String SET = """
            INSERT INTO timer (case_id, kind, due_at, next_at)
            SELECT case_id, kind, due_at, due_at FROM jsonb_populate_recordset(NULL::timer, ?::jsonb)
            ON CONFLICT (case_id, kind) DO UPDATE SET due_at = excluded.due_at, next_at = excluded.next_at, failures = 0
            """;

    private static final String CLEAR = """
            DELETE FROM timer t USING jsonb_populate_recordset(NULL::timer, ?::jsonb) gone
            WHERE t.case_id = gone.case_id AND t.kind = gone.kind
            """;

    // The case is locked with its timer, in one statement that waits for nobody: whoever holds the case, a consumer or
    // another sweeper, is left alone and the timer is looked at again on the next round.
    private static final String CLAIM = """
            WITH due AS (
                SELECT t.case_id, t.kind
                FROM timer t JOIN cases c ON c.id = t.case_id
                WHERE t.next_at <= ?
                ORDER BY t.next_at
                LIMIT ?
                FOR UPDATE OF t, c SKIP LOCKED
            )
            DELETE FROM timer t USING due
            WHERE t.case_id = due.case_id AND t.kind = due.kind
            RETURNING to_jsonb(t) - 'next_at' - 'failures'
            """;

    private static final String CLAIM_THESE = """
            WITH due AS (
                SELECT t.case_id, t.kind
                FROM jsonb_populate_recordset(NULL::timer, ?::jsonb) wanted
                JOIN timer t ON t.case_id = wanted.case_id AND t.kind = wanted.kind AND t.due_at = wanted.due_at
                JOIN cases c ON c.id = t.case_id
                FOR UPDATE OF t, c SKIP LOCKED
            )
            DELETE FROM timer t USING due
            WHERE t.case_id = due.case_id AND t.kind = due.kind
            RETURNING to_jsonb(t) - 'next_at' - 'failures'
            """;

    private static final String PEEK = """
            SELECT to_jsonb(t) - 'next_at' - 'failures' FROM timer t
            WHERE next_at <= ?
            ORDER BY next_at
            LIMIT ?
            """;

    private static final String POSTPONE = """
            UPDATE timer t
            SET failures = failures + 1, next_at = ?::timestamptz + least(interval '1 s' * 2 ^ least(failures, 9), interval '5 min')
            WHERE case_id = ? AND kind = ?
            """;

    private final Rows rows;

    Timers(Rows rows) {
        this.rows = rows;
    }

    /** Sets deadlines; one of the same case and kind is moved. */
    public void set(Collection<Timer> timers) {
        rows.write(SET, timers);
    }

    /** Forgets deadlines that nobody waits for any more. */
    public void clear(Collection<Timer> timers) {
        rows.write(CLEAR, timers);
    }

    /** Takes due deadlines out, locking their cases until the transaction ends; a rollback brings them back. */
    public List<Timer> claim(Instant now, int limit) {
        return rows.read(Timer.class, CLAIM, now, limit);
    }

    /** As {@link #claim(Instant, int)}, of the given ones those that are still there and free. */
    public List<Timer> claim(List<Timer> wanted) {
        return rows.read(Timer.class, CLAIM_THESE, Rows.asJson(wanted));
    }

    /** What is due, without claiming it. */
    public List<Timer> peek(Instant now, int limit) {
        return rows.read(Timer.class, PEEK, now, limit);
    }

    /** Looks at a deadline again later, because acting on it failed. The deadline itself does not move. */
    public void postpone(Timer timer, Instant now) {
        rows.update(POSTPONE, now, timer.caseId(), timer.kind());
    }
}
