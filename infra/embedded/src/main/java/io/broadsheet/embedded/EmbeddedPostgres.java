package io.broadsheet.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL 18 server process; durable ones survive {@code kill -9} and power loss as a production server does. */
public final class EmbeddedPostgres implements AutoCloseable {

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a server that keeps its data.
     *
     * @param dataDirectory created when missing, reused when present
     * @param port TCP port on the loopback address
     * @throws IOException when the server does not start
     */
    public static EmbeddedPostgres durable(Path dataDirectory, int port) throws IOException {
        return new EmbeddedPostgres(builder()
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                .setPort(port)
                // zonky switches both off, which is right for tests only
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
    }

    /**
     * Starts a server on a free port whose data is deleted on {@link #close()}.
     *
     * @throws IOException when the server does not start
     */
    public static EmbeddedPostgres throwaway() throws IOException {
        return new EmbeddedPostgres(
                builder().setServerConfig("max_connections", "300").start());
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder() {
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("timezone", "UTC");
    }

    /** JDBC URL of the given database, for user {@code postgres} with any password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
