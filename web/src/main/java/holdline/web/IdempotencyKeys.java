package holdline.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** The keys seen and their answers. Claiming and answering belong into the transaction of the effect they guard. */
@ApplicationScoped
class IdempotencyKeys {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DataSource database;
    private final InstantSource clock;
    private final IdempotencyConfig config;

    IdempotencyKeys(DataSource database, InstantSource clock, IdempotencyConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Takes a key, after waiting for an equal one in a transaction under way.
     *
     * @return the answer given under the key before, or nothing when the key is ours now
     * @throws Problem 422 when the key was used for another request, 409 when the wait takes too long
     */
    Optional<StoredAnswer> claim(String tenant, String key, byte[] fingerprint) throws SQLException {
        try (var connection = database.getConnection()) {
            return inserted(connection, tenant, key, fingerprint)
                    ? Optional.empty()
                    : Optional.of(answer(connection, tenant, key, fingerprint));
        }
    }

    private boolean inserted(Connection connection, String tenant, String key, byte[] fingerprint) throws SQLException {
        waitAtMost(connection, config.patience().toMillis() + "ms");
        try (var insert = connection.prepareStatement("""
                insert into idempotency_key (tenant, key, request_sha256, created_at)
                values (?, ?, ?, ?)
                on conflict do nothing""")) {
            insert.setString(1, tenant);
            insert.setString(2, key);
            insert.setBytes(3, fingerprint);
            insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw Problem.refused("The first request with this Idempotency-Key is still being worked on.");
            }
            throw e;
        } finally {
            // Only this wait is ours to limit, not those of the use case that follows. A failed transaction ignores it.
            if (!connection.isClosed()) {
                resetWait(connection);
            }
        }
    }

    private static void waitAtMost(Connection connection, String limit) throws SQLException {
        try (var set = connection.prepareStatement("select set_config('lock_timeout', ?, true)")) {
            set.setString(1, limit);
            set.execute();
        }
    }

    private static void resetWait(Connection connection) {
        try (var reset = connection.createStatement()) {
            reset.execute("set local lock_timeout to default");
        } catch (SQLException _) {
            // The transaction has failed and takes the setting with it.
        }
    }

    private static StoredAnswer answer(Connection connection, String tenant, String key, byte[] fingerprint)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                select request_sha256, status, location, etag, body
                from idempotency_key where tenant = ? and key = ?""")) {
            select.setString(1, tenant);
            select.setString(2, key);
            try (var row = select.executeQuery()) {
                if (!row.next() || row.getObject("status") == null) {
                    throw Problem.refused("The first request with this Idempotency-Key has just failed: try again.");
                }
                if (!MessageDigest.isEqual(row.getBytes("request_sha256"), fingerprint)) {
                    throw Problem.unprocessable("This Idempotency-Key was used for another request.");
                }
                return new StoredAnswer(
                        row.getInt("status"), row.getString("location"), row.getString("etag"), row.getString("body"));
            }
        }
    }

    void answer(String tenant, String key, StoredAnswer answer) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update idempotency_key set status = ?, location = ?, etag = ?, body = ?
                        where tenant = ? and key = ?""")) {
            update.setInt(1, answer.status());
            update.setString(2, answer.location());
            update.setString(3, answer.etag());
            update.setString(4, answer.body());
            update.setString(5, tenant);
            update.setString(6, key);
            update.executeUpdate();
        }
    }

    /** Forgets keys taken before a time, a bounded number at once; returns how many. */
    int forget(Instant before, int atMost) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from idempotency_key where (tenant, key) in (
                            select tenant, key from idempotency_key
                            where created_at < ? order by created_at limit ? for update skip locked)""")) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.setInt(2, atMost);
            return delete.executeUpdate();
        }
    }
}
