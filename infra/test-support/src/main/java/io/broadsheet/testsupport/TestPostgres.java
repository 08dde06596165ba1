package io.broadsheet.testsupport;

import io.broadsheet.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One throwaway PostgreSQL for all tests of a JVM; every caller gets an empty database of its own. */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** JDBC URL of a new, empty database; user {@code postgres}, any password. */
    public static String freshDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(Server.INSTANCE.jdbcUrl("postgres"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("could not create database " + name, e);
        }
        return Server.INSTANCE.jdbcUrl(name);
    }

    /**
     * A new database with the migrations found at the given Flyway locations applied to the given schema.
     *
     * @param schema becomes the connections' current schema
     * @param locations as Flyway names them, for example {@code classpath:db/digest}
     */
    public static DataSource migrated(String schema, String... locations) {
        String url = freshDatabase() + "?currentSchema=" + schema;
        DataSource dataSource = new DriverManagerDataSource(url, "postgres", "");
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .locations(locations)
                .load()
                .migrate();
        return dataSource;
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.throwaway();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
