package holdline.testkit.servers;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The same servers as containers, where a container engine exists. Its libraries are optional: they are on the
 * classpath only in the Maven profile {@code containers}.
 */
public final class ContainerServers {

    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";
    private static final String POSTGRES_IMAGE = "postgres:18-alpine";

    private final KafkaContainer kafka;
    private final PostgreSQLContainer postgres;

    private ContainerServers(KafkaContainer kafka, PostgreSQLContainer postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    /** Starts both; the engine removes them when this JVM ends. */
    public static ContainerServers start() {
        var kafka = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_NUM_PARTITIONS", String.valueOf(LocalKafka.PARTITIONS))
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        var postgres = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withUsername(LocalPostgres.USER)
                .withPassword(LocalPostgres.PASSWORD);
        kafka.start();
        postgres.start();
        return new ContainerServers(kafka, postgres);
    }

    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    /** Where clients connect to one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + postgres.getHost() + ":"
                + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + database;
    }

    /** Creates a database unless it exists; names as for {@link LocalPostgres#createDatabase}. */
    public void createDatabase(String name) {
        try (var connection = DriverManager.getConnection(
                jdbcUrl(postgres.getDatabaseName()), LocalPostgres.USER, LocalPostgres.PASSWORD)) {
            LocalPostgres.createDatabase(connection, name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }
}
