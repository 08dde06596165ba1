package io.broadsheet.digest.subscription;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every transition ever made: audit trail, evidence of consent, and what still has to be told to Kafka. */
final class SubscriptionEvents {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionEvents.class);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SubscriptionEvents(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes and logs that a subscription came to be in the state it is in. */
    void record(Subscription subscription, String type, Origin origin) {
        add(subscription, type, subscription.state(), origin);
        log.info(
                "subscription {} id={} newsletter={} origin={}",
                type,
                subscription.id(),
                subscription.newsletter(),
                origin.channel());
    }

    void add(Subscription subscription, String type, SubscriptionState state, Origin origin) {
        jdbc.sql("""
                        insert into subscription_event (subscription_id, newsletter, type, state, origin, network, form, at)
                        values (:id, :newsletter, :type, :state, :origin, :network, :form, :at)""")
                .param("id", subscription.id())
                .param("newsletter", subscription.newsletter())
                .param("type", type)
                .param("state", state.text())
                .param("origin", origin.channel())
                .param("network", origin.evidence())
                .param("form", origin.form())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps the evidence of an erased reader, without where the requests came from. */
    void forgetNetworks(UUID subscriptionId) {
        jdbc.sql("update subscription_event set network = null where subscription_id = ?")
                .param(subscriptionId)
                .update();
    }

    /** One entry of a subscription's history. */
    record Entry(
            String type,
            String state,
            String origin,
            @Nullable String form,
            @Nullable String network,
            @Nullable Instant consentAt,
            @Nullable String consentSource,
            Instant at) {}

    /** The evidence, oldest first. */
    List<Entry> of(UUID subscriptionId) {
        return jdbc.sql("""
                        select type, state, origin, form, network, consent_at, consent_source, at from subscription_event
                        where subscription_id = ? order by id limit 1000""")
                .param(subscriptionId)
                .query((row, number) -> new Entry(
                        row.getString("type"),
                        row.getString("state"),
                        row.getString("origin"),
                        row.getString("form"),
                        row.getString("network"),
                        row.getTimestamp("consent_at") == null
                                ? null
                                : row.getTimestamp("consent_at").toInstant(),
                        row.getString("consent_source"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Takes the right to publish until the transaction ends: one instance at a time, or a reader's events change places. */
    boolean lockOutbox() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('subscription_event'))")
                .query(Boolean.class)
                .single();
    }

    List<SubscriptionMessage> unpublished(int limit) {
        return jdbc.sql("""
                        select id::text, subscription_id, newsletter, type, state, origin, form, at
                        from subscription_event where published_at is null order by id limit ?""")
                .param(limit)
                .query((row, number) -> new SubscriptionMessage(
                        row.getString("id"),
                        row.getObject("subscription_id", UUID.class),
                        row.getString("newsletter"),
                        row.getString("type"),
                        row.getString("state"),
                        row.getString("origin"),
                        row.getString("form"),
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
