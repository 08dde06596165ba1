package io.broadsheet.digest.subscription;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every transition ever made: audit trail, evidence of consent, and what still has to be told to Kafka. */
final class SubscriptionEvents {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SubscriptionEvents(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Subscription subscription, String type, SubscriptionState state, Origin origin) {
        String network = origin.network() == null ? null : origin.network().prefix();
        jdbc.sql("""
                        insert into subscription_event (subscription_id, newsletter, type, state, origin, network, at)
                        values (:id, :newsletter, :type, :state, :origin, :network, :at)""")
                .param("id", subscription.id())
                .param("newsletter", subscription.newsletter())
                .param("type", type)
                .param("state", state.text())
                .param("origin", origin.channel())
                .param("network", network)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps the evidence of an erased reader, without where the requests came from. */
    void forgetNetworks(UUID subscriptionId) {
        jdbc.sql("update subscription_event set network = null where subscription_id = ?")
                .param(subscriptionId)
                .update();
    }

    /** Takes the right to publish until the transaction ends: one instance at a time, or a reader's events change places. */
    boolean lockOutbox() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('subscription_event'))")
                .query(Boolean.class)
                .single();
    }

    List<SubscriptionMessage> unpublished(int limit) {
        return jdbc.sql("""
                        select id::text, subscription_id, newsletter, type, state, origin, at
                        from subscription_event where published_at is null order by id limit ?""")
                .param(limit)
                .query((row, number) -> new SubscriptionMessage(
                        row.getString("id"),
                        row.getObject("subscription_id", UUID.class),
                        row.getString("newsletter"),
                        row.getString("type"),
                        row.getString("state"),
                        row.getString("origin"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    void published(Collection<SubscriptionMessage> messages) {
        Long[] ids =
                messages.stream().map(message -> Long.valueOf(message.id())).toArray(Long[]::new);
        jdbc.sql("update subscription_event set published_at = ? where id = any(?)")
                .params(clock.instant().atOffset(ZoneOffset.UTC), ids)
                .update();
    }
}
