package holdline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** The use case behind the tested resource: remembers names, each once per tenant. */
@ApplicationScoped
class Things {

    private final DataSource database;

    Things(DataSource database) {
        this.database = database;
    }

    @Transactional
    public long add(String tenant, String name, long delayMillis) throws SQLException, InterruptedException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into thing (tenant, name) values (?, ?) returning number")) {
            insert.setString(1, tenant);
            insert.setString(2, name);
            try (var row = insert.executeQuery()) {
                row.next();
                TimeUnit.MILLISECONDS.sleep(delayMillis);
                return row.getLong(1);
            }
        }
    }

    @Transactional
    public List<Row> after(String tenant, long number, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select number, name from thing where tenant = ? and number > ? order by number limit ?")) {
            select.setString(1, tenant);
            select.setLong(2, number);
            select.setInt(3, limit);
            try (var row = select.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (row.next()) {
                    rows.add(new Row(row.getLong(1), row.getString(2)));
                }
                return rows;
            }
        }
    }

    /** What lies in the table of idempotency keys. */
    @Transactional
    public String keptAnswer(String tenant, String key) throws SQLException {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select body from idempotency_key where tenant = ? and key = ?")) {
            select.setString(1, tenant);
            select.setString(2, key);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    record Row(long number, String name) {}
}
