package holdline.cases.rows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import holdline.messaging.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes sets of rows. Takes part in the transaction that is open. */
@ApplicationScoped
public class Rows {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final AgroalDataSource database;

    Rows(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Writes rows with one statement, or none when there are none.
     *
     * @param sql takes the rows as its first parameter, a JSON array whose objects have the table's column names
     * @return how many rows were written
     */
    public int write(String sql, Collection<?> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        return update(sql, json(rows));
    }

    /** Any other change; returns how many rows it touched. */
    public int update(String sql, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot write: " + firstLine(sql), e);
        }
    }

    /**
     * Reads rows.
     *
     * @param sql answers one JSON object per row, as {@code to_jsonb(alias)} makes it
     */
    public <R> List<R> read(Class<R> type, String sql, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            var rows = new ArrayList<R>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(JSON.readValue(found.getString(1), type));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read: " + firstLine(sql), e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row does not fit " + type.getSimpleName(), e);
        }
    }

    /** Rows as a statement takes them that both names rows and answers some. */
    public static String asJson(Collection<?> rows) {
        return json(rows);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write rows as JSON", e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case null -> statement.setNull(i + 1, Types.OTHER);
                case UUID[] ids -> statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
                case String[] texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts));
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case Object other -> statement.setObject(i + 1, other);
            }
        }
    }

    private static String firstLine(String sql) {
        return sql.lines().findFirst().orElse("");
    }
}
