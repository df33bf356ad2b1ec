package holdline.crawler.evidence;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out the rows of captures that may go, and finds records that no row knows. A row goes first and its record after
 * the commit: who dies in between leaves a record that nobody refers to, which the sweep of orphans finds; the other way
 * round would leave a capture that cannot be shown.
 *
 * <p>Captures stay that are not sealed, that a violation refers to, whose bytes a later visit's record refers to, or
 * that a watched page still shows (an unchanged page is told again with the capture it was first seen on).
 */
@ApplicationScoped
class SweepCaptures {

    // The next few by id, which is about the order they were kept in; a page that is found old but must stay is passed
    // over once per round and not looked at again and again.
    private static final String SWEEP = """
        WITH looked AS (
            SELECT id, kept_at FROM capture WHERE id > ? ORDER BY id LIMIT ?
        ), gone AS (
            DELETE FROM capture c USING looked
            WHERE c.id = looked.id AND c.kept_at < ? AND c.seal_id IS NOT NULL AND NOT c.held
                AND NOT EXISTS (SELECT 1 FROM capture later WHERE later.original_id = c.id)
                AND NOT EXISTS (SELECT 1 FROM target t WHERE t.url = c.url AND t.capture_sha256 = c.sha256)
            RETURNING c.record_sha256, c.record IS NULL AS stored
        )
        SELECT (SELECT max(id) FROM looked) AS last, (SELECT min(kept_at) FROM looked) AS oldest,
            array(SELECT record_sha256 FROM gone WHERE stored) AS records, (SELECT count(*) FROM gone) AS count
        """;

    private static final String CLAIM =
            "UPDATE evidence_chore SET due_at = ? WHERE name = ? AND due_at <= ? RETURNING progress";

    private final AgroalDataSource database;

    SweepCaptures(AgroalDataSource database) {
        this.database = database;
    }

    /** Takes on a chore for the whole fleet until it is due again. @return how far it is; absent: not our turn */
    @Transactional
    public @Nullable Long claim(String chore, Instant now, Instant dueAgain) {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            claim.setTimestamp(1, Timestamp.from(dueAgain));
            claim.setString(2, chore);
            claim.setTimestamp(3, Timestamp.from(now));
            try (var row = claim.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot claim the chore " + chore, e);
        }
    }

    /** Remembers how far a chore is. */
    @Transactional
    public void progress(String chore, long progress) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("UPDATE evidence_chore SET progress = ? WHERE name = ?")) {
            update.setLong(1, progress);
            update.setString(2, chore);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot keep the progress of " + chore, e);
        }
    }

    /**
     * A piece of a sweep.
     *
     * @param last where to go on; zero when everything old enough has been looked at
     * @param deleted how many captures are gone
     * @param records of theirs that the store may forget
     */
    record Swept(long last, int deleted, List<String> records) {}

    /** Deletes those of the next few captures that may go. */
    @Transactional
    public Swept sweep(long after, int most, Instant keptBefore) {
        try (var connection = database.getConnection();
                var sweep = connection.prepareStatement(SWEEP)) {
            sweep.setLong(1, after);
            sweep.setInt(2, most);
            sweep.setTimestamp(3, Timestamp.from(keptBefore));
            try (var row = sweep.executeQuery()) {
                row.next();
                var last = row.getLong("last");
                var oldest = row.getTimestamp("oldest");
                var over = oldest == null || !oldest.toInstant().isBefore(keptBefore);
                var records = List.of((String[]) row.getArray("records").getArray());
                return new Swept(over ? 0 : last, row.getInt("count"), records);
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot sweep captures", e);
        }
    }

    /** Which of these records no row knows. */
    List<String> unknown(List<String> records) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "SELECT record_sha256 FROM capture WHERE record_sha256 = ANY (?)")) {
            query.setArray(1, connection.createArrayOf("text", records.toArray()));
            Set<String> known = new HashSet<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
            var unknown = new ArrayList<>(records);
            unknown.removeAll(known);
            return unknown;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look for " + records.size() + " records", e);
        }
    }
}
