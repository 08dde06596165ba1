package io.broadsheet.digest.edition;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When each newsletter ran first; nothing is composed for months that closed before. */
final class NewsletterStarts {

    private final JdbcClient jdbc;

    NewsletterStarts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> find(String newsletter) {
        return jdbc.sql("select started_at from newsletter_start where newsletter = :newsletter")
                .param("newsletter", newsletter)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Notes the start if it is the first, also where a clock that was ahead noted a later one, and makes everyone else who calls this wait for the end of the transaction. */
    Instant lock(String newsletter, Instant now) {
        jdbc.sql("""
                        insert into newsletter_start (newsletter, started_at) values (:newsletter, :now)
                        on conflict (newsletter) do update set started_at = excluded.started_at
                        where newsletter_start.started_at > excluded.started_at""")
                .param("newsletter", newsletter)
                .param("now", Timestamp.from(now))
                .update();
        return jdbc.sql("select started_at from newsletter_start where newsletter = :newsletter for update")
                .param("newsletter", newsletter)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }
}
