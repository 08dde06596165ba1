package io.broadsheet.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class BinaryCopyTests {

    private static final String WORDS = "0123456789 é € \uD83D\uDCF0 ";

    private Connection connection;
    private JdbcClient jdbc;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(TestPostgres.freshDatabase(), "postgres", "");
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("""
                        create table given (name text primary key, place integer, open boolean, at timestamptz, tags text[],
                            facts jsonb)""").update();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private BinaryCopy into(String... columns) throws SQLException {
        return BinaryCopy.into(connection, "given", List.of(columns));
    }

    private <T> T stored(String column, Class<T> type) {
        return jdbc.sql("select " + column + " from given").query(type).single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain",
                "O'Neill \"said\" \\ so,",
                "\\N",
                "null",
                "a\tb\r\nc\\.\n",
                WORDS,
                "\uDBFF\uDFFD"
            })
    void textIsKeptAsItIs(String text) throws SQLException {
        try (var rows = into("name")) {
            rows.row().text(text);
            assertThat(rows.end()).isEqualTo(1);
        }
        assertThat(stored("name", String.class)).isEqualTo(text);
    }

    @Test
    void textMayBeLong() throws SQLException {
        String half = WORDS.repeat(50_000);
        try (var rows = into("name", "tags")) {
            rows.row().text("one").texts(half, half);
            rows.row().text("two").texts(half);
            rows.end();
        }
        assertThat(jdbc.sql("select array_to_string(tags, '') from given order by name")
                        .query(String.class)
                        .list())
                .containsExactly(half + half, half);
    }

    @Test
    void nothingIsKeptAsNothing() throws SQLException {
        try (var rows = into("name", "at", "tags")) {
            rows.row().text("one").time(null).texts();
            rows.end();
        }
        assertThat(stored("at is null and tags = '{}'", Boolean.class)).isTrue();
        try (var rows = into("name")) {
            rows.row().text(null);
            assertThatThrownBy(rows::end).isInstanceOf(SQLException.class).hasMessageContaining("not-null");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void numberIsKept(int number) throws SQLException {
        try (var rows = into("name", "place")) {
            rows.row().text("one").number(number);
            rows.end();
        }
        assertThat(stored("place", Integer.class)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void flagIsKept(boolean flag) throws SQLException {
        try (var rows = into("name", "open")) {
            rows.row().text("one").flag(flag);
            rows.end();
        }
        assertThat(stored("open", Boolean.class)).isEqualTo(flag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-03T08:30:00.123456Z",
                "2000-01-01T00:00:00Z",
                "1999-12-31T23:59:59.999999Z",
                "1890-02-28T12:00:00Z"
            })
    void timeIsKept(String time) throws SQLException {
        try (var rows = into("name", "at")) {
            rows.row().text("one").time(Instant.parse(time));
            rows.end();
        }
        assertThat(stored("at = '%s'".formatted(time), Boolean.class)).isTrue();
    }

    @Test
    void tagsAreKeptWhateverTheyHold() throws SQLException {
        String[] odd = {"a,b", "{c}", "say \"d\"", "back\\slash", "null", "NULL", "", "é", "\uD83D\uDCF0", " "};
        try (var rows = into("name", "tags")) {
            rows.row().text("one").texts(odd);
            rows.end();
        }
        assertThat(jdbc.sql("select unnest(tags) from given")
                        .query(String.class)
                        .list())
                .containsExactly(odd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\": {\"score\": 0.734, \"words\": \"say \\\"x\\\" \\\\ é\"}}"})
    void jsonIsKept(String json) throws SQLException {
        try (var rows = into("name", "facts")) {
            rows.row().text("one").json(json);
            rows.end();
        }
        assertThat(stored("facts", String.class)).isEqualTo(json);
    }

    @Test
    void rowsThatAreRefusedLeaveNothingAndTheConnectionGoesOn() throws SQLException {
        String text = WORDS.repeat(10_000);
        try (var rows = into("name", "tags")) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            rows.row().text("the same").texts(text);
                        }
                        rows.end();
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("duplicate key");
        }
        try (var rows = into("name")) {
            rows.row().text("\0");
            assertThatThrownBy(rows::end).isInstanceOf(SQLException.class).hasMessageContaining("0x00");
        }
        assertThat(stored("count(*)", Long.class)).isZero();
    }

    @Test
    void withoutAnEndNothingIsStored() throws SQLException {
        try (var rows = into("name")) {
            rows.row().text("half");
        }
        assertThat(stored("count(*)", Long.class)).isZero();
        try (var rows = into("name")) {
            assertThat(rows.end()).isZero();
        }
    }
}
