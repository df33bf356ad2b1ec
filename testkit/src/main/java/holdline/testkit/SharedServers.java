package holdline.testkit;

import holdline.events.Topic;
import holdline.testkit.servers.ContainerServers;
import holdline.testkit.servers.LocalKafka;
import holdline.testkit.servers.LocalPostgres;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The servers of this JVM, started by whoever asks first and stopped when the JVM ends.
 *
 * <p>Always reached through the system class loader, so that there is one of each however often Quarkus loads the test
 * classes anew, and so that a broker outlives the class loader of the test that started it. Public for that reason
 * alone: tests use {@link WithRealServers}.
 */
public final class SharedServers {

    static final String KAFKA = "holdline.testkit.kafka";
    static final String ISSUER_KEY = "holdline.testkit.issuer-key";

    /** Held on to, because a logger nobody holds forgets its level. */
    private static final List<Logger> QUIET = Stream.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky")
            .map(Logger::getLogger)
            .toList();

    private static SharedServers started;

    private final Servers servers;
    private final LocalIssuer issuer;
    private int databases;

    private SharedServers() {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        servers = "containers".equals(System.getProperty("holdline.servers")) ? inContainers() : local();
        LocalKafka.createTopics(
                servers.kafka(),
                Arrays.stream(Topic.values()).map(Topic::wireName).toList());
        issuer = LocalIssuer.generated(InstantSource.system());
        System.setProperty(KAFKA, servers.kafka());
        System.setProperty(ISSUER_KEY, issuer.privateKey());
    }

    /**
     * Starts what is not running yet: local servers, or containers when the system property {@code holdline.servers}
     * says {@code containers} (the Maven profile of that name sets it).
     *
     * @return configuration for one application: the shared broker and key, and an empty database of its own
     */
    public static synchronized Map<String, String> configurationWithFreshDatabase() {
        if (started == null) {
            started = new SharedServers();
        }
        return started.configuration();
    }

    private static Servers local() {
        var starting = CompletableFuture.supplyAsync(LocalPostgres::startTemporary);
        var kafka = LocalKafka.startTemporary();
        var postgres = starting.join();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            kafka.close();
                            postgres.close();
                        },
                        "stop-test-servers"));
        return new Servers(kafka.bootstrapServers(), postgres::createDatabase, postgres::jdbcUrl);
    }

    private static Servers inContainers() {
        var containers = ContainerServers.start();
        return new Servers(containers.bootstrapServers(), containers::createDatabase, containers::jdbcUrl);
    }

    private Map<String, String> configuration() {
        var database = "test_" + ++databases;
        servers.createDatabase().accept(database);
        return Map.of(
                "kafka.bootstrap.servers",
                servers.kafka(),
                "quarkus.datasource.jdbc.url",
                servers.jdbcUrl().apply(database),
                "quarkus.datasource.username",
                LocalPostgres.USER,
                "quarkus.datasource.password",
                LocalPostgres.PASSWORD,
                "quarkus.oidc.public-key",
                issuer.publicKey(),
                "quarkus.oidc.token.issuer",
                LocalIssuer.NAME);
    }

    private record Servers(String kafka, Consumer<String> createDatabase, UnaryOperator<String> jdbcUrl) {}
}
