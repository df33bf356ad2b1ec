package holdline.e2e;

import holdline.local.suite.Service;
import holdline.testkit.servers.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Looks into the services' databases, for what has no other face: is anything still under way? */
final class Books {

    private final int port;

    Books(int port) {
        this.port = port;
    }

    Connection open(Service service) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + service.database(),
                LocalPostgres.USER,
                LocalPostgres.PASSWORD);
    }

    /** The single number a query answers. */
    long count(Service service, String query) {
        try (var connection = open(service);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(service.module() + ": " + query, e);
        }
    }

    long unsent() {
        return Arrays.stream(Service.values()).mapToLong(this::unsent).sum();
    }

    private long unsent(Service service) {
        return count(service, "select count(*) from outbox");
    }

    String unsentByService() {
        return Arrays.stream(Service.values())
                .map(service -> service.database() + " " + unsent(service))
                .collect(Collectors.joining(", "));
    }
}
