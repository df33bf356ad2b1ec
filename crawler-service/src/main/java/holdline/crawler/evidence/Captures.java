package holdline.crawler.evidence;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which visits brought which bytes, for whom, and where their records are. */
@ApplicationScoped
public class Captures {

    private static final String NOTE = """
        INSERT INTO capture (sha256, size, content_type, url, captured_at, kept_at, tenants, record_sha256, record,
            original_id, response_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String ORIGINAL = """
        SELECT id, response_id, captured_at FROM capture
        WHERE sha256 = ? AND url = ? AND original_id IS NULL AND response_id IS NOT NULL
        ORDER BY id LIMIT 1
        """;

    // The reader must have watched when these bytes came; which visit's record has them does not matter.
    private static final String PAGE = """
        SELECT coalesce(original.record_sha256, c.record_sha256)
        FROM capture c LEFT JOIN capture original ON original.id = c.original_id
        WHERE c.sha256 = ? AND ? = ANY (c.tenants)
        ORDER BY c.id LIMIT 1
        """;

    private static final String FIND = """
        SELECT c.id, c.sha256, c.url, c.captured_at, c.record_sha256, c.record, c.leaf_index,
               s.id AS seal, s.sealed_at, s.leaves, s.root, s.token, s.stamped_at, s.authority, s.next_attempt_at,
               s.last_error
        FROM capture c LEFT JOIN seal s ON s.id = c.seal_id
        WHERE c.sha256 = ? AND ? = ANY (c.tenants) AND (?::timestamptz IS NULL OR c.captured_at = ?)
        ORDER BY c.id LIMIT 1
        """;

    private final AgroalDataSource database;
    private final InstantSource clock;

    Captures(AgroalDataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes a kept record and the tenants that watched. One statement; from here on the capture exists. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(Kept kept, Collection<String> tenants) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(NOTE)) {
            insert.setString(1, kept.sha256());
            insert.setLong(2, kept.size());
            insert.setString(3, kept.contentType());
            insert.setString(4, kept.url());
            insert.setTimestamp(5, Timestamp.from(kept.capturedAt()));
            insert.setTimestamp(6, Timestamp.from(clock.instant()));
            insert.setArray(
                    7,
                    connection.createArrayOf("text", tenants.stream().sorted().toArray()));
            insert.setString(8, kept.recordSha256());
            insert.setBytes(9, kept.record());
            insert.setObject(10, kept.originalId(), Types.BIGINT);
            insert.setObject(11, kept.responseId());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot note the capture " + kept.sha256(), e);
        }
    }

    /** A row whose record has a page's bytes. */
    record Original(long id, WarcFile.Original warc) {}

    /** The record that has these bytes of this address already. */
    Optional<Original> original(String sha256, String url) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ORIGINAL)) {
            query.setString(1, sha256);
            query.setString(2, url);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Original(
                                row.getLong(1),
                                new WarcFile.Original(
                                        row.getObject(2, UUID.class),
                                        url,
                                        row.getTimestamp(3).toInstant())))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look for the bytes " + sha256, e);
        }
    }

    /** Which record has the bytes of a page this tenant watched. */
    Optional<String> recordWithPage(String sha256, String tenant) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(PAGE)) {
            query.setString(1, sha256);
            query.setString(2, tenant);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look for the capture " + sha256, e);
        }
    }

    /**
     * One visit's capture, as its tenant may see it.
     *
     * @param record where it lies in the row
     * @param sealed absent until a seal took it in
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Noted(
            String sha256,
            String url,
            Instant capturedAt,
            String recordSha256,
            byte @Nullable [] record,
            @Nullable Sealed sealed) {

        /** What the record proves by. */
        byte[] leaf() {
            return Leaf.of(sha256, recordSha256);
        }
    }

    /** The seal of a capture, and its place in it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(long id, Instant at, int leafIndex, MerkleTree tree, byte[] root, Stamp stamp) {}

    /**
     * The capture of a tenant that watched.
     *
     * @param at which visit, as in the event's {@code capturedAt}; absent: the first
     */
    Optional<Noted> find(String sha256, String tenant, @Nullable Instant at) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            var time = at == null ? null : Timestamp.from(at.truncatedTo(ChronoUnit.MICROS));
            query.setString(1, sha256);
            query.setString(2, tenant);
            query.setTimestamp(3, time);
            query.setTimestamp(4, time);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var seal = row.getLong("seal");
                var sealed = row.wasNull()
                        ? null
                        : new Sealed(
                                seal,
                                row.getTimestamp("sealed_at").toInstant(),
                                row.getInt("leaf_index"),
                                MerkleTree.of(row.getBytes("leaves")),
                                row.getBytes("root"),
                                Stamp.of(row));
                return Optional.of(new Noted(
                        row.getString("sha256"),
                        row.getString("url"),
                        row.getTimestamp("captured_at").toInstant(),
                        row.getString("record_sha256"),
                        row.getBytes("record"),
                        sealed));
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read the capture " + sha256, e);
        }
    }
}
