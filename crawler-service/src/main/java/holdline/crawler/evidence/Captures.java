package holdline.crawler.evidence;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Which pages were kept, and for whom. */
@ApplicationScoped
public class Captures {

    private final AgroalDataSource database;

    Captures(AgroalDataSource database) {
        this.database = database;
    }

    /** Notes a kept page and the tenants that watched it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(
            String sha256,
            long size,
            @Nullable String contentType,
            String url,
            Instant at,
            Collection<String> tenants) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "INSERT INTO capture (sha256, size, content_type, url, captured_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
                var readers = connection.prepareStatement(
                        "INSERT INTO capture_reader (sha256, tenant) SELECT ?, unnest(?::text[]) ON CONFLICT DO NOTHING")) {
            insert.setString(1, sha256);
            insert.setLong(2, size);
            insert.setString(3, contentType);
            insert.setString(4, url);
            insert.setTimestamp(5, Timestamp.from(at));
            insert.executeUpdate();
            readers.setString(1, sha256);
            readers.setArray(
                    2,
                    connection.createArrayOf("text", tenants.stream().sorted().toArray()));
            readers.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot note the capture " + sha256, e);
        }
    }

    /** Whether the tenant watched when the page was kept. */
    @Transactional
    public boolean mayRead(String sha256, String tenant) {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("SELECT 1 FROM capture_reader WHERE sha256 = ? AND tenant = ?")) {
            query.setString(1, sha256);
            query.setString(2, tenant);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot look for the capture " + sha256, e);
        }
    }
}
