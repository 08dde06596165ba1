package io.broadsheet.digest.bounce;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One instance's right to read the mailbox, by the database's clock; a second one would only do the work twice. */
final class ReaderLease {

    private final JdbcClient jdbc;
    private final UUID holder;
    private final Duration length;

    ReaderLease(JdbcClient jdbc, UUID holder, Duration length) {
        this.jdbc = jdbc;
        this.holder = holder;
        this.length = length;
    }

    boolean take() {
        return jdbc.sql("""
            insert into bounce_reader as reader (holder, held_until)
            values (:holder, clock_timestamp() + make_interval(secs => :seconds))
            on conflict (one) do update set holder = excluded.holder, held_until = excluded.held_until
            where reader.holder = excluded.holder or reader.held_until < clock_timestamp()""")
                        .param("holder", holder)
                        .param("seconds", length.toMillis() / 1000.0)
                        .update()
                == 1;
    }

    void giveBack() {
        jdbc.sql("delete from bounce_reader where holder = ?").param(holder).update();
    }
}
