package holdline.pricing.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import holdline.messaging.DatabaseTrouble;
import holdline.messaging.EventJson;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What was last judged about each listing. */
@ApplicationScoped
class LatestJudgements {

    private static final String LATEST = """
            SELECT judgement.body, seen.last_observed_at
            FROM listing_judgement judgement JOIN listing_seen seen USING (tenant, listing)
            WHERE tenant = ? AND listing = ?
            """;

    private final AgroalDataSource database;

    LatestJudgements(AgroalDataSource database) {
        this.database = database;
    }

    Optional<Latest> of(String tenant, String listing) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LATEST)) {
            query.setString(1, tenant);
            query.setString(2, listing);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Latest(
                                EventJson.mapper().readValue(rows.getString(1), JudgementView.class),
                                rows.getTimestamp(2).toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read what was last judged", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored judgement cannot be read", e);
        }
    }

    /**
     * A judgement and how long it has held.
     *
     * @param lastObservedAt of the newest observation that said the same
     */
    record Latest(JudgementView judgement, Instant lastObservedAt) {}
}
