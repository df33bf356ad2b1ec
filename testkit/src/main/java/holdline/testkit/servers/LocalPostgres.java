package holdline.testkit.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;

/** A real PostgreSQL 18 as a child process, on 127.0.0.1 only. */
public final class LocalPostgres implements AutoCloseable {

    /** The superuser every local database belongs to. */
    public static final String USER = "postgres";

    /** Nobody checks it: local connections are trusted. Quarkus wants one all the same. */
    public static final String PASSWORD = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final EmbeddedPostgres server;

    private LocalPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts an empty server on a free port. It trades durability for speed, and its data goes when it is closed. */
    public static LocalPostgres startTemporary() {
        return start(
                tuned().setDataDirectory(Directories.temporary("holdline-postgres"))
                        .setCleanDataDirectory(true)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("synchronous_commit", "off"),
                "on a free port");
    }

    /**
     * Starts a durable server on a data directory that is kept, and created when it is missing.
     *
     * @throws UncheckedIOException when it cannot start: the port is taken, the disk is full, the data is broken
     */
    public static LocalPostgres startIn(Path directory, int port) {
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create PostgreSQL's data directory " + directory, e);
        }
        return start(
                tuned().setDataDirectory(directory.toAbsolutePath())
                        .setCleanDataDirectory(false)
                        // Whoever keeps data stops its users first, and the server after them.
                        .setRegisterShutdownHook(false)
                        .setPort(port),
                "on 127.0.0.1:" + port + " with its data in " + directory);
    }

    private static EmbeddedPostgres.Builder tuned() {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(START_LIMIT)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "150")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_wal_size", "512MB")
                // Autovacuum must keep up with an outbox whose rows live for milliseconds.
                .setServerConfig("autovacuum_naptime", "10s")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_min_messages", "warning")
                .setErrorRedirector(Redirect.DISCARD)
                .setOutputRedirector(Redirect.DISCARD);
    }

    private static LocalPostgres start(EmbeddedPostgres.Builder builder, String where) {
        try {
            return new LocalPostgres(builder.start());
        } catch (IOException | IllegalStateException e) {
            throw new UncheckedIOException("PostgreSQL did not start " + where, new IOException(e));
        }
    }

    public int port() {
        return server.getPort();
    }

    /** Where clients connect to one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /**
     * Creates a database unless it exists.
     *
     * @param name lower-case letters, digits and underscores, starting with a letter
     */
    public void createDatabase(String name) {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            createDatabase(connection, name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    static void createDatabase(Connection connection, String name) throws SQLException {
        if (!DATABASE.matcher(name).matches()) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        try (var exists = connection.prepareStatement("select 1 from pg_database where datname = ?");
                var create = connection.createStatement()) {
            exists.setString(1, name);
            try (var found = exists.executeQuery()) {
                if (!found.next()) {
                    create.execute("create database " + name);
                }
            }
        }
    }

    /** Stops the server; a temporary one takes its data with it. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop cleanly", e);
        }
    }
}
