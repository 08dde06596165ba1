package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionCalendar.Closing;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long closed editions have waited for their articles: time in which a process looked, so that neither a restart nor a long absence counts. */
final class EditionWaits {

    private final JdbcClient jdbc;

    EditionWaits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes that an edition still waits, and says how long it has.
     *
     * @param longestPause between two looks that belong together; what is longer was an absence
     */
    Duration waited(String newsletter, Closing closing, Instant now, Duration longestPause) {
        return Duration.ofMillis(jdbc.sql("""
                        insert into edition_wait as known (newsletter, period, cut_off, waited_millis, looked_at)
                        values (:newsletter, :period, :cutOff, 0, :now)
                        on conflict (newsletter) do update set
                            waited_millis = case
                                when (known.period, known.cut_off) <> (excluded.period, excluded.cut_off) then 0
                                when excluded.looked_at - known.looked_at between interval '0' and :pause * interval '1 ms'
                                    then known.waited_millis
                                        + 1000 * extract(epoch from excluded.looked_at - known.looked_at)
                                else known.waited_millis end,
                            period = excluded.period, cut_off = excluded.cut_off, looked_at = excluded.looked_at
                        returning waited_millis""")
                .param("newsletter", newsletter)
                .param("period", closing.period().toString())
                .param("cutOff", Timestamp.from(closing.cutOff()))
                .param("now", Timestamp.from(now))
                .param("pause", longestPause.toMillis())
                .query(Long.class)
                .single());
    }
}
