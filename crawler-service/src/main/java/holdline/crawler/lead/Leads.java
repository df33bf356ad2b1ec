package holdline.crawler.lead;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All leads; every look goes by tenant. */
@ApplicationScoped
class Leads {

    private static final int MAX_REPORTS = 100;

    private final AgroalDataSource database;

    Leads(AgroalDataSource database) {
        this.database = database;
    }

    /** A lead and whether it is new. */
    record Placed(long id, boolean isNew) {}

    /** The tenant's lead on an address, linked to its watch. */
    Placed place(String tenant, String url, long watch, Instant now) {
        try (var connection = database.getConnection();
                var place = connection.prepareStatement("""
                        INSERT INTO lead (tenant, url, watch_id, created_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (tenant, url) DO UPDATE SET watch_id = excluded.watch_id
                        RETURNING id, created_at = ?
                        """)) {
            place.setString(1, tenant);
            place.setString(2, url);
            place.setLong(3, watch);
            place.setTimestamp(4, Timestamp.from(now));
            place.setTimestamp(5, Timestamp.from(now));
            try (var rows = place.executeQuery()) {
                rows.next();
                return new Placed(rows.getLong(1), rows.getBoolean(2));
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot place a lead", e);
        }
    }

    /** Adds a report, unless the very same was made before. */
    void report(long lead, Reporter reporter, String note, @Nullable String picture, Instant now) {
        try (var connection = database.getConnection();
                var report = connection.prepareStatement("""
                        INSERT INTO lead_report (lead_id, reporter, note, picture_sha256, reported_at)
                        SELECT ?, ?, ?, ?, ?::timestamptz WHERE NOT EXISTS (
                            SELECT 1 FROM lead_report WHERE lead_id = ? AND reporter = ? AND note = ?
                                AND picture_sha256 IS NOT DISTINCT FROM ?)
                        """)) {
            report.setLong(1, lead);
            report.setString(2, reporter.name());
            report.setString(3, note);
            report.setString(4, picture);
            report.setTimestamp(5, Timestamp.from(now));
            report.setLong(6, lead);
            report.setString(7, reporter.name());
            report.setString(8, note);
            report.setString(9, picture);
            report.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot add a report to lead " + lead, e);
        }
    }

    Optional<LeadView> find(String tenant, long id) {
        return query("SELECT * FROM lead WHERE tenant = ? AND id = ? LIMIT ?", tenant, id, 1).stream()
                .findFirst();
    }

    /** By id, which is the order of their making. */
    List<LeadView> page(String tenant, long after, int limit) {
        return query("SELECT * FROM lead WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?", tenant, after, limit);
    }

    private List<LeadView> query(String statement, String tenant, long id, int limit) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(statement)) {
            query.setString(1, tenant);
            query.setLong(2, id);
            query.setInt(3, limit);
            var leads = new ArrayList<LeadView>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    leads.add(new LeadView(
                            row.getLong("id"),
                            row.getString("url"),
                            row.getObject("watch_id", Long.class),
                            row.getTimestamp("created_at").toInstant(),
                            List.of()));
                }
            }
            var reports = reports(leads.stream().map(LeadView::id).toList());
            return leads.stream()
                    .map(lead -> new LeadView(
                            lead.id(),
                            lead.url(),
                            lead.watch(),
                            lead.createdAt(),
                            reports.getOrDefault(lead.id(), List.of())))
                    .toList();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read leads", e);
        }
    }

    private Map<Long, List<LeadView.Report>> reports(List<Long> leads) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        SELECT r.* FROM unnest(?::bigint[]) AS lead, LATERAL (
                            SELECT * FROM lead_report WHERE lead_id = lead ORDER BY id DESC LIMIT ?) r
                        """)) {
            query.setArray(1, connection.createArrayOf("bigint", leads.toArray()));
            query.setInt(2, MAX_REPORTS);
            var reports = new HashMap<Long, List<LeadView.Report>>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var picture = row.getString("picture_sha256");
                    reports.computeIfAbsent(row.getLong("lead_id"), _ -> new ArrayList<>())
                            .add(new LeadView.Report(
                                    Reporter.valueOf(row.getString("reporter")),
                                    row.getString("note"),
                                    picture == null ? null : new LeadView.Picture(picture, "/api/captures/" + picture),
                                    row.getTimestamp("reported_at").toInstant()));
                }
            }
            return reports;
        }
    }
}
