package io.broadsheet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path data;

    private final int port;

    EmbeddedPostgresTest() throws IOException {
        port = LoopbackPorts.free();
    }

    @Test
    void durableServerSyncsEveryCommitToTheDisk() throws Exception {
        try (var server = EmbeddedPostgres.durable(data.resolve("postgres"), port)) {
            assertThat(show(server, "fsync")).isEqualTo("on");
            assertThat(show(server, "synchronous_commit")).isEqualTo("on");
            assertThat(show(server, "full_page_writes")).isEqualTo("on");
            assertThat(show(server, "server_encoding")).isEqualTo("UTF8");
            assertThat(show(server, "server_version")).startsWith("18");
        }
    }

    @Test
    void keepsDataOverARestart() throws Exception {
        try (var server = EmbeddedPostgres.durable(data.resolve("postgres"), port)) {
            execute(server, "create table note (text text)", "insert into note values ('kept')");
        }
        try (var server = EmbeddedPostgres.durable(data.resolve("postgres"), port)) {
            assertThat(value(server, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void takesOverFromAServerThatAKilledProcessLeftBehind() throws Exception {
        var abandoned = EmbeddedPostgres.durable(data.resolve("postgres"), port);
        execute(abandoned, "create table note (text text)", "insert into note values ('kept')");

        try (var server = EmbeddedPostgres.durable(data.resolve("postgres"), port)) {
            assertThat(value(server, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void startsAfterTheServerItselfWasKilled() throws Exception {
        var killed = EmbeddedPostgres.durable(data.resolve("postgres"), port);
        execute(killed, "create table note (text text)", "insert into note values ('kept')");
        var postmaster = ProcessHandle.of(pid()).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();

        try (var server = EmbeddedPostgres.durable(data.resolve("postgres"), port)) {
            assertThat(value(server, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void neitherStopsNorFearsAnotherProcessThatGotThePidOfACrashedServer() throws Exception {
        EmbeddedPostgres.durable(data.resolve("postgres"), port).close();
        Process bystander = new ProcessBuilder("sleep", "60").start();
        Files.writeString(pidFile(), bystander.pid() + "\n/elsewhere\n");
        try (var server = EmbeddedPostgres.durable(data.resolve("postgres"), port)) {
            assertThat(value(server, "select 'runs'")).isEqualTo("runs");
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void namesThePortThatIsInUse() throws Exception {
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> EmbeddedPostgres.durable(data.resolve("postgres"), port))
                    .hasMessage("port %d is in use", port);
        }
    }

    @Test
    void createsADatabaseOnce() throws Exception {
        try (var server = EmbeddedPostgres.throwaway()) {
            String url = server.createDatabaseIfMissing("broadsheet");
            assertThat(server.createDatabaseIfMissing("broadsheet")).isEqualTo(url);
            try (var connection = DriverManager.getConnection(url, "postgres", "")) {
                assertThat(connection.getCatalog()).isEqualTo("broadsheet");
            }
            assertThatThrownBy(() -> server.createDatabaseIfMissing("x; drop database postgres"))
                    .hasMessageContaining("not a plain database name");
        }
    }

    @Test
    void stopsWithinSecondsWhileClientsAreConnected() throws Exception {
        var server = EmbeddedPostgres.durable(data.resolve("postgres"), port);
        try (Connection client = DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "")) {
            assertThat(client.isValid(1)).isTrue();
            long begin = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            assertThat(LoopbackPorts.isFree(port)).isTrue();
        }
    }

    private Path pidFile() {
        return data.resolve("postgres/postmaster.pid");
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
    }

    private static String show(EmbeddedPostgres server, String setting) throws SQLException {
        return value(server, "show " + setting);
    }

    private static String value(EmbeddedPostgres server, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "");
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres server, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "");
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
