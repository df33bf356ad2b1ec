package holdline.crawler.person;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that people handed in; every look goes by tenant. */
@ApplicationScoped
class PersonCaptures {

    private final AgroalDataSource database;

    PersonCaptures(AgroalDataSource database) {
        this.database = database;
    }

    /** What is known of a capture when it is recorded. */
    record Handed(
            String url,
            String listing,
            long watch,
            String person,
            Instant capturedAt,
            Instant handedInAt,
            @Nullable String page,
            @Nullable String screenshot,
            String outcome,
            @Nullable String detail,
            @Nullable String source) {}

    /** Adds a capture, unless the very same was handed in before. */
    Optional<Long> add(String tenant, Handed handed) {
        try (var connection = database.getConnection();
                var add = connection.prepareStatement("""
                        INSERT INTO person_capture (tenant, url, listing_id, watch_id, person, captured_at, handed_in_at,
                            page_sha256, screenshot_sha256, outcome, detail, source)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id
                        """)) {
            add.setString(1, tenant);
            add.setString(2, handed.url());
            add.setString(3, handed.listing());
            add.setLong(4, handed.watch());
            add.setString(5, handed.person());
            add.setTimestamp(6, Timestamp.from(handed.capturedAt()));
            add.setTimestamp(7, Timestamp.from(handed.handedInAt()));
            add.setString(8, handed.page());
            add.setString(9, handed.screenshot());
            add.setString(10, handed.outcome());
            add.setString(11, handed.detail());
            add.setString(12, handed.source());
            try (var rows = add.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot add what a person captured", e);
        }
    }

    /** The capture that was handed in before with the same files. */
    Optional<PersonCaptureView> same(String tenant, Handed handed) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        SELECT * FROM person_capture WHERE tenant = ? AND url = ? AND captured_at = ?
                            AND page_sha256 IS NOT DISTINCT FROM ? AND screenshot_sha256 IS NOT DISTINCT FROM ?
                        """)) {
            query.setString(1, tenant);
            query.setString(2, handed.url());
            query.setTimestamp(3, Timestamp.from(handed.capturedAt()));
            query.setString(4, handed.page());
            query.setString(5, handed.screenshot());
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(view(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look for what a person captured", e);
        }
    }

    Optional<PersonCaptureView> find(String tenant, long id) {
        return query("SELECT * FROM person_capture WHERE tenant = ? AND id = ? LIMIT ?", tenant, id, 1).stream()
                .findFirst();
    }

    /** By id, which is the order of their handing in. */
    List<PersonCaptureView> page(String tenant, long after, int limit) {
        return query(
                "SELECT * FROM person_capture WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?", tenant, after, limit);
    }

    private List<PersonCaptureView> query(String statement, String tenant, long id, int limit) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(statement)) {
            query.setString(1, tenant);
            query.setLong(2, id);
            query.setInt(3, limit);
            var views = new ArrayList<PersonCaptureView>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    views.add(view(rows));
                }
            }
            return views;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read what people captured", e);
        }
    }

    private static PersonCaptureView view(ResultSet row) throws SQLException {
        return new PersonCaptureView(
                row.getLong("id"),
                row.getString("url"),
                row.getString("listing_id"),
                row.getObject("watch_id", Long.class),
                row.getString("person"),
                row.getTimestamp("captured_at").toInstant(),
                row.getTimestamp("handed_in_at").toInstant(),
                PersonCaptureView.Kept.of(row.getString("page_sha256")),
                PersonCaptureView.Kept.of(row.getString("screenshot_sha256")),
                row.getString("outcome"),
                row.getString("detail"),
                row.getString("source"));
    }
}
