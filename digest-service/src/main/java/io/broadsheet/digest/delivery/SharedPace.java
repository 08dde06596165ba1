package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.Rate;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A rate that holds for all processes in sum: each reserves a fifth of a second's slots at a time, in one statement, and uses
 * them up before it asks again. The database's clock is the one they share.
 */
final class SharedPace implements Pace {

    private static final Logger log = LoggerFactory.getLogger(SharedPace.class);
    private static final Duration STRETCH = Duration.ofMillis(200);
    private static final int MOST_AT_ONCE = 1000;

    /** No more can have been reserved by others, unless the rate was another one then. */
    private static final int FURTHEST = 100;

    private final JdbcClient jdbc;
    private final String name;
    private final long interval;
    private final LongSupplier nanoTime;
    private final int atOnce;
    private int left;
    private long next;

    SharedPace(JdbcClient jdbc, String name, Rate rate, LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.name = name;
        this.interval = Pace.interval(rate);
        this.nanoTime = nanoTime;
        this.atOnce = Math.clamp(STRETCH.toNanos() / interval, 1, MOST_AT_ONCE);
    }

    @Override
    public synchronized long reserve() {
        if (left == 0 || nanoTime.getAsLong() - next > atOnce * interval + LATE.toNanos()) {
            fetch();
        }
        long slot = next;
        left--;
        next += interval;
        return Math.max(slot - nanoTime.getAsLong(), 0);
    }

    private void fetch() {
        long length = atOnce * interval;
        left = atOnce;
        try {
            double end = reserve(length / 1e9);
            next = nanoTime.getAsLong() + Math.round(end * 1e9) - length;
        } catch (DataAccessException e) {
            // without a database nothing more is claimed; what is here leaves at this process's own pace
            log.warn("pace=\"{}\" shared=false reason=\"{}\"", name, e.getMessage());
            next = Math.max(next, nanoTime.getAsLong());
        }
    }

    /** Returns when the last slot ends, in seconds from now. */
    private double reserve(double seconds) {
        return jdbc.sql("""
                insert into delivery_pace as pace (name, next_at)
                select :name, clock_timestamp() + make_interval(secs => :length)
                from set_config('synchronous_commit', 'off', true)
                on conflict (name) do update set next_at = make_interval(secs => :length) + greatest(
                    least(pace.next_at, clock_timestamp() + make_interval(secs => :furthest)),
                    clock_timestamp() - make_interval(secs => :late))
                returning extract(epoch from next_at - clock_timestamp())""")
                .param("name", name)
                .param("length", seconds)
                .param("furthest", FURTHEST * seconds)
                .param("late", LATE.toMillis() / 1000.0)
                .query(Double.class)
                .single();
    }
}
