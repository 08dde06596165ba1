package io.broadsheet.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 server process; durable ones survive {@code kill -9} and power loss as a production server does. It
 * runs until {@link #close()}: no shutdown hook of its own pulls it from under those who still write.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final PostgresPrograms programs;
    private final Path dataDirectory;
    private final int port;
    private final @Nullable Path deletedAtClose;

    private EmbeddedPostgres(PostgresPrograms programs, Path dataDirectory, int port, @Nullable Path deletedAtClose) {
        this.programs = programs;
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.deletedAtClose = deletedAtClose;
    }

    /**
     * Starts a server that keeps its data. A server that a killed process left behind on the same directory is stopped
     * first; the caller makes sure that no living process uses the directory.
     *
     * @param dataDirectory created when missing, reused when present; the programs are unpacked beside it
     * @param port TCP port on the loopback address
     * @throws IOException when the server does not start
     */
    public static EmbeddedPostgres durable(Path dataDirectory, int port) throws IOException {
        return durable(dataDirectory, port, Map.of());
    }

    /**
     * The same with some settings of one's own, by name.
     *
     * @throws IOException when the server does not start
     */
    public static EmbeddedPostgres durable(Path dataDirectory, int port, Map<String, String> own) throws IOException {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        PostgresPrograms programs = programsBeside(directory);
        Postmaster.stop(programs, directory);
        if (!Files.exists(directory.resolve("PG_VERSION"))) {
            Path fresh = directory.resolveSibling(directory.getFileName() + ".new");
            Directories.delete(fresh); // of a first start that was cut short
            initialize(programs, fresh, List.of());
            Files.move(fresh, directory);
        }
        var server = new EmbeddedPostgres(programs, directory, port, null);
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "max_connections",
                "60",
                "logging_collector",
                "on",
                "log_filename",
                "postgresql-%a.log",
                "log_truncate_on_rotation",
                "on"));
        settings.putAll(own);
        server.start(settings);
        return server;
    }

    /**
     * Stops the server that a killed process left behind, which would keep its port in use.
     *
     * @param dataDirectory as given to {@link #durable}; need not exist
     * @throws IOException when the server does not stop
     */
    public static void stopLeftover(Path dataDirectory) throws IOException {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        if (Files.exists(directory.resolve("postmaster.pid"))) {
            Postmaster.stop(programsBeside(directory), directory);
        }
    }

    private static PostgresPrograms programsBeside(Path directory) throws IOException {
        return new PostgresPrograms(
                PostgresBinaries.unpackedIn(directory.resolveSibling(directory.getFileName() + "-programs")));
    }

    /**
     * Starts a server on a free port whose data is deleted on {@link #close()}.
     *
     * @throws IOException when the server does not start
     */
    public static EmbeddedPostgres throwaway() throws IOException {
        var programs = new PostgresPrograms(
                PostgresBinaries.unpackedIn(Path.of(System.getProperty("java.io.tmpdir"), "broadsheet-postgres")));
        Path parent = Files.createTempDirectory("broadsheet-postgres-data");
        Path directory = parent.resolve("data");
        initialize(programs, directory, List.of("--no-sync"));
        var server = new EmbeddedPostgres(programs, directory, LoopbackPorts.free(), parent);
        server.start(Map.of("max_connections", "300", "fsync", "off", "synchronous_commit", "off"));
        return server;
    }

    private static void initialize(PostgresPrograms programs, Path directory, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                directory.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        arguments.addAll(more);
        programs.run("initdb", arguments);
    }

    private void start(Map<String, String> more) throws IOException {
        LoopbackPorts.requireFree(port);
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "listen_addresses",
                "127.0.0.1",
                "unix_socket_directories",
                "",
                "port",
                String.valueOf(port),
                "shared_buffers",
                "32MB",
                "timezone",
                "UTC",
                "fsync",
                "on",
                "synchronous_commit",
                "on"));
        settings.putAll(more);
        StringBuilder options = new StringBuilder();
        settings.forEach((key, value) ->
                options.append(" -c ").append(key).append("='").append(value).append('\''));
        Path startLog = dataDirectory.resolve("start.log");
        long begin = System.nanoTime();
        try {
            programs.run(
                    "pg_ctl",
                    List.of(
                            "-D",
                            dataDirectory.toString(),
                            "-o",
                            options.toString(),
                            "-l",
                            startLog.toString(),
                            "-w",
                            "-t",
                            "30",
                            "start"));
        } catch (IOException e) {
            throw new IOException("PostgreSQL did not start on port %d: %s".formatted(port, said(startLog)), e);
        }
        log.debug("postgres port={} startMillis={}", port, (System.nanoTime() - begin) / 1_000_000);
    }

    private static String said(Path startLog) throws IOException {
        return Files.exists(startLog) ? Files.readString(startLog).strip() : "it said nothing";
    }

    /**
     * Creates a database unless it is there.
     *
     * @param name letters, digits and underscores
     * @return its JDBC URL
     */
    public String createDatabaseIfMissing(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "");
                var query = connection.prepareStatement("select 1 from pg_database where datname = ?");
                var statement = connection.createStatement()) {
            query.setString(1, name);
            try (var found = query.executeQuery()) {
                if (!found.next()) {
                    statement.execute("create database " + name);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not create database " + name, e);
        }
        return jdbcUrl(name);
    }

    /** JDBC URL of the given database, for user {@code postgres} with any password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        Postmaster.stop(programs, dataDirectory);
        if (deletedAtClose != null) {
            Directories.delete(deletedAtClose);
        }
    }
}
