package holdline.crawler.evidence;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Closes batches of captures under a Merkle root. One transaction under an advisory lock: one process of the fleet seals
 * at a time, and one that dies leaves its captures unsealed, for the next. Captures are taken because they have no seal,
 * never by an id beyond the last: the order of ids is not the order of commits.
 */
@ApplicationScoped
class SealCaptures {

    static final int MOST_CAPTURES = 65_536;

    /** Any number, the same in every process. */
    static final long LOCK = 0x5345414C43415054L;

    private static final String UNSEALED = """
        SELECT id, sha256, record_sha256, kept_at FROM capture WHERE seal_id IS NULL ORDER BY id LIMIT ?
        """;

    private static final String SEAL = """
        INSERT INTO seal (sealed_at, leaves, root, next_attempt_at) VALUES (?, ?, ?, ?) RETURNING id
        """;

    private static final String TAKE_IN = """
        UPDATE capture SET seal_id = ?, leaf_index = leaf.index
        FROM unnest(?::bigint[], ?::int[]) AS leaf (id, index) WHERE capture.id = leaf.id
        """;

    private final AgroalDataSource database;
    private final EvidenceConfig config;

    SealCaptures(AgroalDataSource database, EvidenceConfig config) {
        this.database = database;
        this.config = config;
        if (config.seal().captures() < 1 || config.seal().captures() > MOST_CAPTURES) {
            throw new IllegalArgumentException(
                    "holdline.crawler.evidence.seal.captures must be from 1 to " + MOST_CAPTURES);
        }
    }

    /**
     * Seals the oldest captures, if enough are waiting or the oldest has waited long enough.
     *
     * @return how many were sealed; as many as fit under one root when there may be more
     */
    @Transactional
    public int seal(Instant now) {
        try (var connection = database.getConnection()) {
            if (!locked(connection)) {
                return 0;
            }
            var waiting = waiting(connection);
            var longEnough = now.minus(config.seal().every());
            if (waiting.size() < config.seal().captures()
                    && waiting.stream().noneMatch(one -> !one.keptAt().isAfter(longEnough))) {
                return 0;
            }
            var tree = new MerkleTree(waiting.stream().map(Waiting::leaf).toList());
            takeIn(connection, insert(connection, tree, now), waiting);
            return waiting.size();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot seal captures", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Waiting(long id, byte[] leaf, Instant keptAt) {}

    private static boolean locked(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (var row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private List<Waiting> waiting(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(UNSEALED)) {
            query.setInt(1, config.seal().captures());
            var waiting = new ArrayList<Waiting>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    waiting.add(new Waiting(
                            row.getLong(1),
                            Leaf.of(row.getString(2), row.getString(3)),
                            row.getTimestamp(4).toInstant()));
                }
            }
            return waiting;
        }
    }

    private long insert(Connection connection, MerkleTree tree, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(SEAL)) {
            insert.setTimestamp(1, Timestamp.from(now));
            insert.setBytes(2, tree.concatenated());
            insert.setBytes(3, tree.root());
            insert.setTimestamp(4, firstAttempt(now));
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private @Nullable Timestamp firstAttempt(Instant now) {
        return config.timestamp().authority().isPresent() ? Timestamp.from(now) : null;
    }

    private static void takeIn(Connection connection, long seal, List<Waiting> captures) throws SQLException {
        try (var update = connection.prepareStatement(TAKE_IN)) {
            update.setLong(1, seal);
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", captures.stream().map(Waiting::id).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "int", IntStream.range(0, captures.size()).boxed().toArray()));
            update.executeUpdate();
        }
    }
}
