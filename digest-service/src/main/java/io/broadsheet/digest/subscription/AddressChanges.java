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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wished changes of address, at most one for a subscription. */
final class AddressChanges {

    private static final String COLUMNS = "id, subscription_id, old_email, new_email, confirmed_at";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AddressChanges(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes the place of an earlier wish; nothing within the cool-down, since each one is a mail to a stranger. */
    Optional<AddressChange> request(Subscription subscription, EmailAddress address, Duration coolDown) {
        return jdbc.sql("""
                        insert into address_change as it (subscription_id, old_email, new_email, requested_at)
                        values (:subscription, :old, :new, :now)
                        on conflict (subscription_id) do update set id = excluded.id, old_email = excluded.old_email,
                            new_email = excluded.new_email, requested_at = excluded.requested_at, confirmed_at = null
                        where it.requested_at <= :before returning\s""" + COLUMNS)
                .param("subscription", subscription.id())
                .param("old", subscription.email())
                .param("new", address.address())
                .param("now", utc(clock.instant()))
                .param("before", utc(clock.instant().minus(coolDown)))
                .query(AddressChanges::change)
                .optional();
    }

    Optional<AddressChange> confirm(UUID id) {
        return jdbc.sql(
                        "update address_change set confirmed_at = :now where id = :id and confirmed_at is null returning "
                                + COLUMNS)
                .param("id", id)
                .param("now", utc(clock.instant()))
                .query(AddressChanges::change)
                .optional();
    }

    Optional<AddressChange> callOff(UUID id) {
        return jdbc.sql("delete from address_change where id = :id returning " + COLUMNS)
                .param("id", id)
                .query(AddressChanges::change)
                .optional();
    }

    Optional<AddressChange> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from address_change where id = :id")
                .param("id", id)
                .query(AddressChanges::change)
                .optional();
    }

    List<AddressChange> ofSubscriptions(Collection<UUID> subscriptionIds) {
        return jdbc.sql("select " + COLUMNS + " from address_change where subscription_id = any(?)")
                .param(subscriptionIds.toArray(UUID[]::new))
                .query(AddressChanges::change)
                .list();
    }

    /** Forgets old addresses, once nobody can come back to them. */
    int purge(Instant requestedBefore) {
        return jdbc.sql("delete from address_change where requested_at < ?")
                .param(utc(requestedBefore))
                .update();
    }

    private static AddressChange change(ResultSet row, int number) throws SQLException {
        Timestamp confirmedAt = row.getTimestamp("confirmed_at");
        return new AddressChange(
                row.getObject("id", UUID.class),
                row.getObject("subscription_id", UUID.class),
                row.getString("old_email"),
                row.getString("new_email"),
                confirmedAt == null ? null : confirmedAt.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
