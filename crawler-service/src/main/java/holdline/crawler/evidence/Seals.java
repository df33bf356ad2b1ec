package holdline.crawler.evidence;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;

/** Seals and the tokens they wait for. */
@ApplicationScoped
class Seals {

    private static final int MAX_ERROR = 500;

    private static final String WAITING = """
        SELECT id, root, attempts FROM seal WHERE next_attempt_at <= ?
        ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    private static final String CLAIM = "UPDATE seal SET attempts = attempts + 1, next_attempt_at = ? WHERE id = ?";

    private static final String STAMPED = """
        UPDATE seal SET token = ?, stamped_at = ?, authority = ?, next_attempt_at = NULL, last_error = NULL
        WHERE id = ? AND token IS NULL
        """;

    private static final String FORGET = """
        DELETE FROM seal WHERE id IN (
            SELECT s.id FROM seal s
            WHERE s.sealed_at < ? AND NOT EXISTS (SELECT 1 FROM capture c WHERE c.seal_id = s.id)
            ORDER BY s.id LIMIT ?)
        """;

    private final AgroalDataSource database;

    Seals(AgroalDataSource database) {
        this.database = database;
    }

    /** A seal without its token. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Unstamped(long id, byte[] root) {}

    /**
     * Takes the seal that has waited longest for its turn, and plans the attempt after this one.
     *
     * @param pause by the number of attempts, this one included
     */
    @Transactional
    public Optional<Unstamped> claimUnstamped(Instant now, IntFunction<Duration> pause) {
        try (var connection = database.getConnection();
                var waiting = connection.prepareStatement(WAITING);
                var claim = connection.prepareStatement(CLAIM)) {
            waiting.setTimestamp(1, Timestamp.from(now));
            try (var row = waiting.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var seal = new Unstamped(row.getLong(1), row.getBytes(2));
                claim.setTimestamp(1, Timestamp.from(now.plus(pause.apply(row.getInt(3) + 1))));
                claim.setLong(2, seal.id());
                claim.executeUpdate();
                return Optional.of(seal);
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look for seals without a timestamp", e);
        }
    }

    /** Keeps a token; the first one stays. */
    @Transactional
    public void stamped(long id, TimestampAuthority.Answer.Token token) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(STAMPED)) {
            update.setBytes(1, token.encoded());
            update.setTimestamp(2, Timestamp.from(token.at()));
            update.setString(3, token.authority());
            update.setLong(4, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot keep the timestamp of seal " + id, e);
        }
    }

    /** Keeps why there is no token yet. */
    @Transactional
    public void failed(long id, String reason) {
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement("UPDATE seal SET last_error = ? WHERE id = ? AND token IS NULL")) {
            update.setString(1, reason.substring(0, Math.min(reason.length(), MAX_ERROR)));
            update.setLong(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot keep why seal " + id + " has no timestamp", e);
        }
    }

    /** Forgets old seals that nothing is left of. */
    @Transactional
    public int forgetEmpty(Instant before, int most) {
        try (var connection = database.getConnection();
                var forget = connection.prepareStatement(FORGET)) {
            forget.setTimestamp(1, Timestamp.from(before));
            forget.setInt(2, most);
            return forget.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot forget empty seals", e);
        }
    }
}
