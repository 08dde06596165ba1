package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.WarmUp;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a route that is warming up may still carry today, counted for all processes together; each takes a hundredth of a day's
 * mails at a time. Only mails of editions wait for it, all others count.
 */
final class Allowance {

    private static final Logger log = LoggerFactory.getLogger(Allowance.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final String route;
    private final @Nullable WarmUp warmUp;
    private LocalDate day = LocalDate.MIN;
    private long left;
    private boolean spent;
    private Instant nextTry = Instant.MIN;

    Allowance(JdbcClient jdbc, InstantSource clock, String route, @Nullable WarmUp warmUp) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.route = route;
        this.warmUp = warmUp;
    }

    /** Whether no edition's mail may take this route today, or for the moment. */
    synchronized boolean isSpent() {
        return allowedToday().isPresent() && !mayFetch() && left <= 0;
    }

    /** Takes one mail's worth. */
    synchronized boolean take(boolean mustWait) {
        OptionalLong allowed = allowedToday();
        if (allowed.isEmpty()) {
            return true;
        }
        if (left <= 0 && mayFetch()) {
            tryFetch(allowed.getAsLong());
        }
        if (left <= 0 && mustWait) {
            return false;
        }
        left--;
        return true;
    }

    /** Of a mail that was not sent this way after all. */
    synchronized void giveBack() {
        if (allowedToday().isPresent()) {
            left++;
        }
    }

    /** Returns to the others what was not used. */
    synchronized void close() {
        if (left != 0 && allowedToday().isPresent()) {
            try {
                jdbc.sql("update delivery_route_day set mails = mails - :left where route = :route and day = :day")
                        .param("left", left)
                        .param("route", route)
                        .param("day", Date.valueOf(day))
                        .update();
                left = 0;
            } catch (DataAccessException e) {
                log.warn("route={} unused={} reason=\"{}\"", route, left, e.getMessage());
            }
        }
    }

    private OptionalLong allowedToday() {
        if (warmUp == null) {
            return OptionalLong.empty();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            left = 0;
            spent = false;
        }
        return warmUp.allowed(today);
    }

    private boolean mayFetch() {
        return !spent && !clock.instant().isBefore(nextTry);
    }

    private void tryFetch(long allowed) {
        try {
            fetch(allowed);
        } catch (DataAccessException e) {
            nextTry = clock.instant().plus(BETWEEN_TRIES);
            log.warn("route={} warm-up=unknown reason=\"{}\"", route, e.getMessage());
        }
    }

    private void fetch(long allowed) {
        // what urgent mails took beyond the day's allowance is counted with the next portion
        long portion = Math.clamp(allowed / 100, 1, 100) - left;
        left += count(portion, allowed);
        if (left <= 0) {
            spent = true;
            log.info("route={} warm-up=spent day={} allowed={}", route, day, allowed);
        }
    }

    private long count(long wanted, long most) {
        return jdbc.sql("""
                insert into delivery_route_day as today (route, day, mails) values (:route, :day, least(:wanted, :most))
                on conflict (route, day) do update
                    set mails = greatest(today.mails, least(today.mails + :wanted, :most))
                returning new.mails - coalesce(old.mails, 0)""")
                .param("route", route)
                .param("day", Date.valueOf(day))
                .param("wanted", wanted)
                .param("most", most)
                .query(Long.class)
                .single();
    }
}
