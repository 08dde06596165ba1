package io.broadsheet.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Looks into the ingest service's tables, and makes feeds due. */
final class Database implements AutoCloseable {

    private final Connection connection;

    Database(String url) throws SQLException {
        connection = DriverManager.getConnection(url, "postgres", "");
    }

    long number(String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    void run(String update) {
        try (var statement = connection.createStatement()) {
            statement.execute(update);
        } catch (SQLException e) {
            throw new IllegalStateException(update, e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
