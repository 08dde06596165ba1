package io.broadsheet.digest.bounce;

import io.broadsheet.digest.delivery.Deliveries;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts soft bounces in a row; a mail that does not come back ends the row, and so does time. */
final class SoftBounces {

    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final BounceProperties properties;

    private record Streak(int bounces, Instant firstAt, Instant lastAt) {}

    SoftBounces(JdbcClient jdbc, Deliveries deliveries, BounceProperties properties) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.properties = properties;
    }

    /** Counts one more, in the caller's transaction; true when it is one too many, and counting starts over. */
    boolean isTooMany(UUID subscriptionId, Instant now) {
        Optional<Streak> going = find(subscriptionId).filter(streak -> !isOver(subscriptionId, streak, now));
        int bounces = going.map(Streak::bounces).orElse(0) + 1;
        Instant first = going.map(Streak::firstAt).orElse(now);
        if (bounces >= properties.softLimit()
                && !first.plus(properties.softPeriod()).isAfter(now)) {
            end(subscriptionId);
            return true;
        }
        jdbc.sql("""
            insert into soft_bounces (subscription_id, bounces, first_at, last_at)
            select id, :bounces, :first, :now from subscription where id = :subscription
            on conflict (subscription_id) do update set
                bounces = excluded.bounces, first_at = excluded.first_at, last_at = excluded.last_at""")
                .param("subscription", subscriptionId)
                .param("bounces", bounces)
                .param("first", Timestamp.from(first))
                .param("now", Timestamp.from(now))
                .update();
        return false;
    }

    private Optional<Streak> find(UUID subscriptionId) {
        // two notices of one reader's mails are counted one after the other
        jdbc.sql("select 1 from subscription where id = ? for update")
                .param(subscriptionId)
                .query(Integer.class)
                .optional();
        return jdbc.sql("select bounces, first_at, last_at from soft_bounces where subscription_id = ?")
                .param(subscriptionId)
                .query((row, number) -> new Streak(
                        row.getInt("bounces"),
                        row.getTimestamp("first_at").toInstant(),
                        row.getTimestamp("last_at").toInstant()))
                .optional();
    }

    private boolean isOver(UUID subscriptionId, Streak streak, Instant now) {
        return streak.lastAt().plus(properties.forgetAfter()).isBefore(now)
                || deliveries.anyArrived(subscriptionId, streak.lastAt(), now.minus(properties.arrivedAfter()));
    }

    void end(UUID subscriptionId) {
        jdbc.sql("delete from soft_bounces where subscription_id = ?")
                .param(subscriptionId)
                .update();
    }
}
