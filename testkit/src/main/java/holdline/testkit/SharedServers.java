package holdline.testkit;

import holdline.events.Topic;
import holdline.testkit.servers.LocalKafka;
import holdline.testkit.servers.LocalPostgres;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

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

    private static SharedServers started;

    private final LocalKafka kafka;
    private final LocalPostgres postgres;
    private final LocalIssuer issuer;
    private int databases;

    private SharedServers() {
        postgres = LocalPostgres.startTemporary();
        kafka = LocalKafka.startTemporary();
        kafka.createTopics(Arrays.stream(Topic.values()).map(Topic::wireName).toList());
        issuer = LocalIssuer.generated(InstantSource.system());
        System.setProperty(KAFKA, kafka.bootstrapServers());
        System.setProperty(ISSUER_KEY, issuer.privateKey());
        // PostgreSQL stops itself: its own hook is registered while it starts.
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
    }

    /**
     * Starts what is not running yet.
     *
     * @return configuration for one application: the shared broker and key, and an empty database of its own
     */
    public static synchronized Map<String, String> configurationWithFreshDatabase() {
        if (started == null) {
            started = new SharedServers();
        }
        return started.configuration();
    }

    private Map<String, String> configuration() {
        var database = "test_" + ++databases;
        postgres.createDatabase(database);
        return Map.of(
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "quarkus.datasource.jdbc.url",
                postgres.jdbcUrl(database),
                "quarkus.datasource.username",
                LocalPostgres.USER,
                "quarkus.datasource.password",
                LocalPostgres.PASSWORD,
                "quarkus.oidc.public-key",
                issuer.publicKey(),
                "quarkus.oidc.token.issuer",
                LocalIssuer.NAME);
    }
}
