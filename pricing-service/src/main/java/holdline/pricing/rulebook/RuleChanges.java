package holdline.pricing.rulebook;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;

/**
 * Raises a part's version, which is how every instance learns of the change. Also the brand's lock on that part: from
 * here to the end of the transaction nobody else changes it, so what is checked after this call stays true. Who changes
 * rules never asks {@link Rulebooks} in the same transaction: it would remember what may still be rolled back.
 */
@ApplicationScoped
public class RuleChanges {

    private final AgroalDataSource database;

    RuleChanges(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(String tenant, Part part) {
        var raise =
                "INSERT INTO rulebook (tenant, %1$s) VALUES (?, 1) ON CONFLICT (tenant) DO UPDATE SET %1$s = rulebook.%1$s + 1"
                        .formatted(part.column());
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(raise)) {
            statement.setString(1, tenant);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot raise the version of " + part.column(), e);
        }
    }
}
