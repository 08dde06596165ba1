package io.broadsheet.digest.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists themselves. Every change is one conditional update: no result means that it did not apply. */
final class Subscriptions {

    private static final String COLUMNS =
            "id, newsletter, email, name, state, created_at, requested_at, confirmed_at, paused_until";
    private static final String RETURNING = " returning " + COLUMNS;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Subscriptions(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Pending again as who holds a link asks; nothing when it is active, or within its cool-down. */
    Optional<Subscription> renew(UUID id, Duration coolDown) {
        return jdbc.sql("""
                        update subscription set state = 'pending', requests = requests + 1, requested_at = :now,
                            reminded_at = null, paused_until = null, leave_reason = null, ended_at = null
                        where id = :id and state <> 'active'
                            and (requests = 0 or requested_at + make_interval(secs => :coolDown * power(2, least(requests - 1, 7))) <= :now)""" + RETURNING)
                .param("id", id)
                .param("coolDown", (double) coolDown.toSeconds())
                .param("now", now())
                .query(Subscriptions::subscription)
                .optional();
    }

    Optional<Subscription> activate(UUID id) {
        return jdbc.sql("""
                        update subscription set state = 'active', confirmed_at = :now, requests = 0
                        where id = :id and state = 'pending'""" + RETURNING)
                .param("id", id)
                .param("now", now())
                .query(Subscriptions::subscription)
                .optional();
    }

    /** Ends a subscription that is in one of the given states. */
    Optional<Subscription> end(UUID id, SubscriptionState state, Collection<SubscriptionState> from) {
        return jdbc.sql("""
                        update subscription set state = :state, ended_at = :now
                        where id = :id and state = any(:from)""" + RETURNING)
                .param("id", id)
                .param("state", state.text())
                .param("from", texts(from))
                .param("now", now())
                .query(Subscriptions::subscription)
                .optional();
    }

    /** Ends pending subscriptions last asked for before the given time; the rest is left for the next call. */
    List<Subscription> expire(Instant requestedBefore, int limit) {
        return jdbc.sql("""
                        update subscription set state = 'expired', ended_at = :now
                        where id in (select id from subscription where state = 'pending' and requested_at < :before
                            order by requested_at limit :limit for update skip locked)""" + RETURNING)
                .param("now", now())
                .param("before", utc(requestedBefore))
                .param("limit", limit)
                .query(Subscriptions::subscription)
                .list();
    }

    /** Marks pending subscriptions that are due for their one reminder; the rest is left for the next call. */
    List<Subscription> remind(Instant requestedBefore, int limit) {
        return jdbc.sql("""
                        update subscription set reminded_at = :now
                        where id in (select id from subscription
                            where state = 'pending' and reminded_at is null and requested_at < :before
                            order by requested_at limit :limit for update skip locked)""" + RETURNING)
                .param("now", now())
                .param("before", utc(requestedBefore))
                .param("limit", limit)
                .query(Subscriptions::subscription)
                .list();
    }

    /** Forgets requests that never were confirmed and ended before the given time. */
    List<UUID> purge(Instant endedBefore, int limit) {
        return jdbc.sql("""
                        delete from subscription where id in (select id from subscription
                            where state in ('expired', 'unreachable') and ended_at < :before
                            order by ended_at limit :limit for update skip locked) returning id""")
                .param("before", utc(endedBefore))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Notes that a reader asks for the link to their own data; nothing within the cool-down, or when there is neither a reader nor one who has left. */
    Optional<Subscription> askForData(UUID id, Duration coolDown) {
        return jdbc.sql("""
                        update subscription set data_asked_at = :now
                        where id = :id and state in ('active', 'suspended', 'unsubscribed')
                            and (data_asked_at is null or data_asked_at <= :before)""" + RETURNING)
                .param("id", id)
                .param("now", now())
                .param("before", utc(clock.instant().minus(coolDown)))
                .query(Subscriptions::subscription)
                .optional();
    }

    Optional<Subscription> reinstate(UUID id) {
        return jdbc.sql("update subscription set state = 'active', ended_at = null where id = ? and state = 'suspended'"
                        + RETURNING)
                .param(id)
                .query(Subscriptions::subscription)
                .optional();
    }

    Optional<Subscription> pause(UUID id, Instant until) {
        return jdbc.sql("update subscription set paused_until = ? where id = ? and state = 'active'" + RETURNING)
                .params(utc(until), id)
                .query(Subscriptions::subscription)
                .optional();
    }

    Optional<Subscription> resume(UUID id) {
        return jdbc.sql("update subscription set paused_until = null where id = ? and paused_until is not null"
                        + RETURNING)
                .param(id)
                .query(Subscriptions::subscription)
                .optional();
    }

    /** To another address, which has just proven that it takes mail; nothing when that one is on the list already. */
    Optional<Subscription> move(UUID id, EmailAddress address) {
        return jdbc.sql("""
                        update subscription it set email = :email, email_key = :key, state = 'active', ended_at = null
                        where id = :id and state in ('active', 'suspended') and not exists (select from subscription other
                            where other.newsletter = it.newsletter and other.email_key = :key and other.id <> it.id)""" + RETURNING)
                .param("id", id)
                .param("email", address.address())
                .param("key", address.key())
                .query(Subscriptions::subscription)
                .optional();
    }

    /** Notes why a reader has left; false when there is nobody who has. */
    boolean explain(UUID id, LeaveReason reason) {
        return jdbc.sql("update subscription set leave_reason = ? where id = ? and state = 'unsubscribed'")
                        .params(reason.text(), id)
                        .update()
                == 1;
    }

    /** Why a reader has left, if they said so. */
    Optional<String> leaveReason(UUID id) {
        return jdbc.sql("select leave_reason from subscription where id = ? and leave_reason is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** All subscriptions of the address that has this one, itself among them, in the order in which signups lock them. */
    List<UUID> ofSameReader(UUID id) {
        return jdbc.sql("""
                        select id from subscription
                        where email_key = (select email_key from subscription where id = ?) order by newsletter""").param(id).query(UUID.class).list();
    }

    boolean rename(UUID id, @Nullable String name) {
        return jdbc.sql("update subscription set name = :name where id = :id")
                        .param("id", id)
                        .param("name", name)
                        .update()
                == 1;
    }

    Optional<Subscription> delete(UUID id) {
        return jdbc.sql("delete from subscription where id = :id" + RETURNING)
                .param("id", id)
                .query(Subscriptions::subscription)
                .optional();
    }

    Optional<Subscription> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from subscription where id = :id")
                .param("id", id)
                .query(Subscriptions::subscription)
                .optional();
    }

    List<Subscription> findAll(Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from subscription where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query(Subscriptions::subscription)
                .list();
    }

    static Subscription subscription(ResultSet row, int number) throws SQLException {
        return new Subscription(
                row.getObject("id", UUID.class),
                row.getString("newsletter"),
                row.getString("email"),
                row.getString("name"),
                SubscriptionState.of(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("requested_at").toInstant(),
                instant(row, "confirmed_at"),
                instant(row, "paused_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(Collection<SubscriptionState> states) {
        return states.stream().map(SubscriptionState::text).toArray(String[]::new);
    }
}
