package holdline.pricing.violation;

import holdline.events.Severity;
import holdline.events.Signal;
import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every brand's episodes, to read. */
@ApplicationScoped
class Violations {

    private static final String COLUMNS =
            "SELECT seq, version, state, severity, opened_at, changed_at, cleared_at, retracted_at, retract_reason, body FROM violation ";

    private static final String ONE = COLUMNS + "WHERE tenant = ? AND id = ?";

    private static final String NEWEST = COLUMNS + """
            WHERE tenant = ? AND seq < ?
              AND (?::text IS NULL OR signal = ?) AND (?::text IS NULL OR state = ?) AND (?::text IS NULL OR listing = ?)
            ORDER BY seq DESC LIMIT ?
            """;

    private final AgroalDataSource database;

    Violations(AgroalDataSource database) {
        this.database = database;
    }

    Optional<StoredViolation> of(String tenant, UUID id) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ONE)) {
            query.setString(1, tenant);
            query.setObject(2, id);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(stored(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read violation " + id, e);
        }
    }

    List<StoredViolation> newest(
            String tenant,
            long before,
            @Nullable Signal signal,
            Episode.@Nullable State state,
            @Nullable String listing,
            int limit) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(NEWEST)) {
            query.setString(1, tenant);
            query.setLong(2, before);
            query.setString(3, signal == null ? null : signal.name());
            query.setString(4, signal == null ? null : signal.name());
            query.setString(5, state == null ? null : state.wireName());
            query.setString(6, state == null ? null : state.wireName());
            query.setString(7, listing);
            query.setString(8, listing);
            query.setInt(9, limit);
            var found = new ArrayList<StoredViolation>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(stored(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot list violations", e);
        }
    }

    private static StoredViolation stored(ResultSet row) throws SQLException {
        return new StoredViolation(
                row.getLong("seq"),
                row.getLong("version"),
                Episode.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Severity.valueOf(row.getString("severity")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                instant(row, "cleared_at"),
                instant(row, "retracted_at"),
                row.getString("retract_reason"),
                Stories.violation(row.getString("body")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
