package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
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

    /**
     * An edition in a list.
     *
     * @param newsletter its id
     * @param publishedAt when its sending started
     */
    public record Listed(String newsletter, Period period, int issue, int stories, Instant publishedAt) {

        /** Of its page. */
        public String path() {
            return EditionPath.of(newsletter, period);
        }
    }

    /** Newest first, of the newsletters of these ids, without what they say; at most so many. */
    public List<Listed> listed(Collection<String> newsletters, int atMost) {
        return jdbc.sql("""
                        select newsletter, period, issue, started_at,
                            (select coalesce(sum(jsonb_array_length(section -> 'stories')), 0)
                             from jsonb_array_elements(content -> 'sections') as section) as stories
                        from edition
                        where newsletter = any(:newsletters) and state in ('sending', 'paused', 'sent')
                        order by started_at desc, id desc limit :size""")
                .param("newsletters", newsletters.toArray(String[]::new))
                .param("size", atMost)
                .query((row, _) -> new Listed(
                        row.getString("newsletter"),
                        Period.parse(row.getString("period")),
                        row.getInt("issue"),
                        row.getInt("stories"),
                        row.getTimestamp("started_at").toInstant()))
                .list();
    }

    /** The same, with what they say. */
    public List<PublishedEdition> latest(Collection<String> newsletters, int atMost) {
        return jdbc.sql("""
                        select newsletter, started_at, content from edition
                        where newsletter = any(:newsletters) and state in ('sending', 'paused', 'sent')
                        order by started_at desc, id desc limit :size""")
                .param("newsletters", newsletters.toArray(String[]::new))
                .param("size", atMost)
                .query((row, _) -> edition(row))
                .list();
    }

    /** The edition of that name, if it is out. */
    public Optional<PublishedEdition> find(String newsletter, Period period) {
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
