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

    /** Of each edition in a list. */
    private static final int HEADLINES = 3;

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
     * @param stories how many
     * @param headlines of its first stories
     * @param publishedAt when its sending started
     */
    public record Listed(
            String newsletter, Period period, int issue, int stories, List<String> headlines, Instant publishedAt) {

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
                             from jsonb_array_elements(content -> 'sections') as section) as stories,
                            (select coalesce(array_agg(title #>> '{}' order by place), '{}')
                             from jsonb_path_query(content, '$.sections[*].stories[*].lead.title')
                                 with ordinality as first (title, place)
                             where place <= :headlines) as headlines
                        from edition
                        where newsletter = any(:newsletters) and state in ('sending', 'paused', 'sent')
                        order by started_at desc, id desc limit :size""")
                .param("newsletters", newsletters.toArray(String[]::new))
                .param("size", atMost)
                .param("headlines", HEADLINES)
                .query((row, _) -> new Listed(
                        row.getString("newsletter"),
                        Period.parse(row.getString("period")),
                        row.getInt("issue"),
                        row.getInt("stories"),
                        List.of((String[]) row.getArray("headlines").getArray()),
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
