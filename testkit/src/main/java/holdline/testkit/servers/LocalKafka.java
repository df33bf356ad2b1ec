package holdline.testkit.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker in this JVM: one KRaft node that is broker and controller, on 127.0.0.1 only.
 *
 * <p>Topics get {@value #PARTITIONS} partitions. The broker creates a topic it is written to, because dead-letter topics
 * are named after their consumer and appear with the first dead letter; a production cluster creates its topics itself.
 */
public final class LocalKafka implements AutoCloseable {

    /** How many partitions a topic has unless somebody says otherwise. */
    public static final int PARTITIONS = 3;

    private static final int NODE = 1;
    private static final int ATTEMPTS = 3;
    private static final long ADMIN_TIMEOUT_SECONDS = 30;
    /** Kafka wants 22 characters of base64; a fixed one lets a kept data directory be opened again. */
    private static final String CLUSTER = "aG9sZGxpbmUtbG9jYWwtMQ";

    private final KafkaRaftServer server;
    private final int port;
    private final Runnable afterwards;

    private LocalKafka(KafkaRaftServer server, int port, Runnable afterwards) {
        this.server = server;
        this.port = port;
        this.afterwards = afterwards;
    }

    /** Starts an empty broker on free ports; its data goes when it is closed. */
    public static LocalKafka startTemporary() {
        RuntimeException last = null;
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var directory = Directories.temporary("holdline-kafka");
            try {
                return start(directory, FreePorts.next(), FreePorts.next(), () -> Directories.delete(directory));
            } catch (IllegalStateException e) {
                // Somebody took the port between our look and our bind.
                last = e;
                Directories.delete(directory);
            }
        }
        throw new IllegalStateException("Kafka did not start in " + ATTEMPTS + " attempts", last);
    }

    /**
     * Starts a broker on a data directory that is kept, and created when it is missing.
     *
     * @throws IllegalStateException when it cannot start: a port is taken, the disk is full, the data is broken
     */
    public static LocalKafka startIn(Path directory, int port, int controllerPort) {
        return start(directory, port, controllerPort, () -> {});
    }

    private static LocalKafka start(Path directory, int port, int controllerPort, Runnable afterwards) {
        var server = prepare(directory, port, controllerPort);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new IllegalStateException(
                    "Kafka did not start on 127.0.0.1:" + port + " with its data in " + directory, e);
        }
        return new LocalKafka(server, port, afterwards);
    }

    private static KafkaRaftServer prepare(Path directory, int port, int controllerPort) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create Kafka's data directory " + directory, e);
        }
        format(directory);
        return new KafkaRaftServer(new KafkaConfig(settings(directory, port, controllerPort), false), Time.SYSTEM);
    }

    private static void format(Path directory) {
        try (var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(NODE)
                    .setClusterId(CLUSTER)
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format Kafka's data directory " + directory, e);
        }
    }

    private static Properties settings(Path directory, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(NODE)),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("num.partitions", String.valueOf(PARTITIONS)),
                Map.entry("auto.create.topics.enable", "true")));
        settings.putAll(ONE_NODE);
        settings.putAll(SMALL);
        return settings;
    }

    /** With one node there is nobody to replicate to, and nobody to wait for when a group forms. */
    private static final Map<String, String> ONE_NODE = Map.ofEntries(
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "3"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "3"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // A broker that comes back waits until its old self counts as dead; nobody else could take over anyway.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("group.min.session.timeout.ms", "1000"));

    /** The defaults reserve a server's memory; the log cleaner alone would take 128 MiB. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            Map.entry("num.replica.fetchers", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            Map.entry("log.cleaner.io.buffer.size", "65536"),
            Map.entry("log.index.size.max.bytes", "1048576"),
            Map.entry("log.segment.bytes", "67108864"),
            Map.entry("socket.send.buffer.bytes", "65536"),
            Map.entry("socket.receive.buffer.bytes", "65536"),
            Map.entry("controlled.shutdown.enable", "false"),
            Map.entry("metadata.log.segment.bytes", "8388608"),
            Map.entry("metadata.log.max.record.bytes.between.snapshots", "2097152"));

    /** Where clients connect: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Creates the topics that are missing, each with {@value #PARTITIONS} partitions. */
    public void createTopics(Collection<String> names) {
        createTopics(bootstrapServers(), names);
    }

    /**
     * Creates the topics that are missing on any cluster, with {@value #PARTITIONS} partitions and one replica.
     *
     * @throws IllegalStateException when the cluster does not answer within half a minute, or refuses
     */
    public static void createTopics(String bootstrapServers, Collection<String> names) {
        var settings = new HashMap<String, Object>();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(settings)) {
            var asked = admin.createTopics(names.stream()
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                    .toList());
            for (var created : asked.values().entrySet()) {
                awaitCreated(created.getKey(), created.getValue());
            }
        }
    }

    private static void awaitCreated(String topic, Future<Void> created) {
        try {
            created.get(ADMIN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create topic " + topic, e.getCause());
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not create topic " + topic + " in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topic " + topic, e);
        }
    }

    /** Stops the broker; a temporary one takes its data with it. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        afterwards.run();
    }
}
