package holdline.crawler.watch;

import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** How many watches a tenant may have, discovered ones included: each costs visits. */
@ApplicationScoped
class Quotas {

    private final Watches watches;
    private final WatchConfig config;
    private final AgroalDataSource database;

    Quotas(Watches watches, WatchConfig config, AgroalDataSource database) {
        this.watches = watches;
        this.config = config;
        this.database = database;
    }

    int of(String tenant) {
        return config.quotas().getOrDefault(tenant, config.perTenant());
    }

    /** How many watches may be added. True until the end of the transaction, once the quota is locked. */
    int room(String tenant) {
        return (int) Math.max(of(tenant) - watches.countOf(tenant), 0);
    }

    /** Makes whoever else adds watches for this tenant wait for the end of this transaction. */
    void lock(String tenant) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 7))")) {
            lock.setString(1, tenant);
            lock.execute();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot lock the quota of a tenant", e);
        }
    }
}
