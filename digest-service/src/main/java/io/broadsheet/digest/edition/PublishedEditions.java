package io.broadsheet.digest.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The editions whose sending has started, as everybody may read them. */
public final class PublishedEditions {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PublishedEditions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest first, of all newsletters; at most so many. */
    public List<PublishedEdition> latest(int atMost) {
        return jdbc.sql("""
                        select newsletter, started_at, content from edition
                        where state in ('sending', 'paused', 'sent')
                        order by started_at desc, id desc limit :size""")
                .param("size", atMost)
                .query((row, _) -> edition(row))
                .list();
    }

    /** The edition of that month, if it is out. */
    public Optional<PublishedEdition> find(String newsletter, YearMonth period) {
        return jdbc.sql("""
                        select newsletter, started_at, content from edition
                        where newsletter = :newsletter and period = :period
                          and state in ('sending', 'paused', 'sent')""")
                .param("newsletter", newsletter)
                .param("period", period.toString())
                .query((row, _) -> edition(row))
                .optional();
    }

    private PublishedEdition edition(ResultSet row) throws SQLException {
        return new PublishedEdition(
                row.getString("newsletter"),
                row.getTimestamp("started_at").toInstant(),
                json.readValue(row.getString("content"), EditionContent.class));
    }
}
