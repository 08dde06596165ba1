package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way onto the lists, for many at once. */
final class PendingSubscriptions {

    /** How long a request counts against further ones from the same address. */
    private static final Duration COUNTS_FOR = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    PendingSubscriptions(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A subscription that is to be asked for its confirmation. */
    record Asked(UUID id, String newsletter, String channel) {}

    /**
     * Puts addresses on the lists as pending, or has them pending again, and notes it; leaves out active ones, those within
     * their cool-down, and those that are asked about other newsletters or in other spellings already, and notes those as well, for as long as a
     * mail would take. In key order, so that two instances never wait for each other in a circle, and not for long if someone
     * else has one of them locked. One statement, since many wait for it. What else an address was asked is counted by the
     * address alone: a condition on its state would let a database that knows nothing of the table yet read all who wait.
     *
     * @param wishes no address twice, in whatever spelling
     * @param patience how long somebody else may have one of them locked
     * @return those to be asked
     */
    List<Asked> ask(List<Wish> wishes, Duration coolDown, int pendingPerAddress, Duration patience) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        with wanted as materialized (
                            select it.* from set_config('lock_timeout', :patience, true) as quick,
                                unnest(:newsletters, :emails, :keys, cast(:names as text[]), :channels,
                                    cast(:networks as text[]), cast(:forms as text[]))
                                as it(newsletter, email, key, name, channel, network, form)
                            where quick is not null),
                        asked as (
                            insert into subscription as it (newsletter, email, email_key, name, state, requested_at, created_at)
                            select newsletter, email, key, name, 'pending', :now, :now from wanted
                            where (select count(*) filter (where other.state = 'pending' and other.requested_at > :since
                                    and (other.newsletter, other.email_key) <> (wanted.newsletter, wanted.key))
                                from subscription other where lower(other.email_key) = lower(wanted.key)) < :most
                            order by newsletter, key
                            on conflict (newsletter, email_key) do update set
                                state = 'pending', requests = it.requests + 1, requested_at = excluded.requested_at,
                                reminded_at = null, paused_until = null, leave_reason = null, ended_at = null,
                                email = excluded.email, name = excluded.name
                            where it.state <> 'active' and (it.requests = 0 or excluded.requested_at
                                >= it.requested_at + make_interval(secs => :coolDown * power(2, least(it.requests - 1, 7))))
                            returning id, newsletter, email_key as key),
                        told as (
                            insert into subscription_event (subscription_id, newsletter, type, state, origin, network, form, at)
                            select id, newsletter, 'requested', 'pending', channel, network, form, :now
                            from asked join wanted using (newsletter, key)),
                        repeated as (
                            insert into signup_repeat (newsletter, at)
                            select newsletter, :now from wanted left join asked using (newsletter, key) where id is null)
                        select id, newsletter, channel from asked join wanted using (newsletter, key)""")
                .param("patience", patience.toMillis() + "ms")
                .param("newsletters", texts(wishes, Wish::newsletter))
                .param("emails", texts(wishes, wish -> wish.signup().email().address()))
                .param("keys", texts(wishes, Wish::addressKey))
                .param("names", texts(wishes, wish -> wish.signup().name()))
                .param("channels", texts(wishes, wish -> wish.origin().channel()))
                .param("networks", texts(wishes, wish -> wish.origin().evidence()))
                .param("forms", texts(wishes, wish -> wish.origin().form()))
                .param("now", utc(now))
                .param("since", utc(now.minus(COUNTS_FOR)))
                .param("most", pendingPerAddress)
                .param("coolDown", (double) coolDown.toSeconds())
                .query((row, number) -> new Asked(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list();
    }

    void forgetRepeats(Instant before) {
        jdbc.sql("delete from signup_repeat where at < ?").param(utc(before)).update();
    }

    private static @Nullable String[] texts(List<Wish> wishes, Function<Wish, @Nullable String> text) {
        return wishes.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
