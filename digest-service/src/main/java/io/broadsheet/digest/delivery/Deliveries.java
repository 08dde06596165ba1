package io.broadsheet.digest.delivery;

import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What other features may do with the ledger: owe mails, and watch or hold an edition's sending. */
public final class Deliveries {

    /** Rows that are written at once: a fraction of a second's work, and more than is sent in one. */
    private static final int SLICE = 10_000;
    /** Slices in one go, so that a loop which does other things too comes to them. */
    private static final int SLICES_AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final DoorBell bell;
    private final Addressing addressing;

    Deliveries(JdbcClient jdbc, InstantSource clock, DoorBell bell) {
        this(jdbc, clock, bell, SLICE);
    }

    Deliveries(JdbcClient jdbc, InstantSource clock, DoorBell bell, int slice) {
        this.addressing = new Addressing(jdbc, slice);
        this.jdbc = jdbc;
        this.clock = clock;
        this.bell = bell;
    }

    /** Owes a subscription one mail; part of the caller's transaction. Returns the delivery's id. */
    public long enqueue(DeliveryKind kind, UUID subscriptionId) {
        return insert(kind, null, subscriptionId, null);
    }

    /** Owes each of these subscriptions one mail; part of the caller's transaction. */
    public void enqueue(DeliveryKind kind, Collection<UUID> subscriptionIds) {
        jdbc.sql("""
                insert into delivery (kind, priority, subscription_id, message_id, due_at, created_at)
                select :kind, :priority, it, cast(uuidv7() as text), :now, :now from unnest(:subscriptions) as it""")
                .param("kind", kind.name())
                .param("priority", kind.priority())
                .param("subscriptions", subscriptionIds.toArray(UUID[]::new))
                .param("now", now())
                .update();
        if (!subscriptionIds.isEmpty()) {
            bell.ring();
        }
    }

    /** Owes an address a copy of an edition; part of the caller's transaction. Returns the delivery's id. */
    public long enqueueTest(long editionId, String address) {
        return insert(DeliveryKind.TEST, editionId, null, address);
    }

    private long insert(
            DeliveryKind kind, @Nullable Long editionId, @Nullable UUID subscriptionId, @Nullable String address) {
        long id = jdbc.sql("""
                insert into delivery (kind, priority, edition_id, subscription_id, address, message_id, due_at, created_at)
                values (:kind, :priority, :edition, cast(:subscription as uuid), :address, cast(uuidv7() as text), :now, :now)
                returning id""")
                .param("kind", kind.name())
                .param("priority", kind.priority())
                .param("edition", editionId)
                .param("subscription", subscriptionId)
                .param("address", address)
                .param("now", now())
                .query(Long.class)
                .single();
        bell.ring();
        return id;
    }

    /**
     * Begins to owe an edition to everyone who reads its newsletter now; part of the caller's transaction. The first readers
     * are owed it at once, and the others by {@link #owe}. Whoever is owed it already is left alone, so a second call adds
     * nobody twice.
     *
     * @return how many recipients were added
     */
    public long enqueueEdition(long editionId, String newsletter) {
        Instant now = clock.instant();
        addressing.begin(editionId, newsletter, now);
        long added =
                addressing.next(editionId, now).map(Addressing.Slice::added).orElse(0L);
        bell.ring();
        return added;
    }

    /**
     * Owes an edition to more of its readers; to be called until all are owed it, by any process, as often as one likes.
     *
     * @return whether all are
     */
    public boolean owe(long editionId) {
        for (int i = 0;
                i < SLICES_AT_ONCE
                        && addressing.next(editionId, clock.instant()).isPresent();
                i++) {
            bell.ring();
        }
        return addressing.isComplete(editionId);
    }

    /** Whether an edition has mails that are not settled; quick, unlike counting them. */
    public boolean isOpen(long editionId) {
        return jdbc.sql("""
                select exists (select from delivery where edition_id = :edition and kind = 'EDITION'
                                   and state in ('queued', 'deferred') and lane is null)
                    or exists (select from delivery where edition_id = :edition and kind = 'EDITION'
                                   and state in ('queued', 'deferred') and lane is not null)
                    or exists (select from delivery where edition_id = :edition and kind = 'EDITION' and state = 'sending')
                    or exists (select from delivery_run where edition_id = :edition and not complete)""").param("edition", editionId).query(Boolean.class).single();
    }

    /** Counts an edition's recipients by what became of them; those who are still to be owed it count as open. */
    public DeliveryProgress progress(long editionId) {
        return jdbc.sql("""
                with coming as materialized (
                    select count(*) as readers from delivery_run run join recipient reader
                        on reader.newsletter = run.newsletter and reader.id > run.owed_to
                       and (reader.paused_until is null or reader.paused_until <= run.started_at)
                    where run.edition_id = :edition and not run.complete)
                select count(*) + (select readers from coming) as recipients,
                       count(*) filter (where state = 'sent') as sent,
                       count(*) filter (where state = 'failed') as failed,
                       count(*) filter (where state = 'skipped') as skipped,
                       count(*) filter (where state in ('queued', 'sending', 'deferred'))
                           + (select readers from coming) as open
                from delivery where edition_id = :edition and kind = 'EDITION'""")
                .param("edition", editionId)
                .query(DeliveryProgress.class)
                .single();
    }

    /** Stops an edition's mails, but for those a worker holds already; an earlier pause keeps its reason. */
    public void pause(long editionId, String reason) {
        jdbc.sql("""
                insert into delivery_run as run (edition_id, started_at, paused_at, paused_because)
                values (:edition, :now, :now, :reason)
                on conflict (edition_id) do update set
                    paused_at = coalesce(run.paused_at, excluded.paused_at),
                    paused_because = coalesce(run.paused_because, excluded.paused_because)""")
                .param("edition", editionId)
                .param("reason", reason)
                .param("now", now())
                .update();
    }

    /** Lets an edition's mails go on; failures before do not count towards the next pause. */
    public void resume(long editionId) {
        jdbc.sql("""
                update delivery_run set paused_at = null, paused_because = null, consecutive_failures = 0
                where edition_id = :edition""").param("edition", editionId).update();
        bell.ring();
    }

    /** Why an edition's sending stands still; empty when it does not. */
    public Optional<String> pausedBecause(long editionId) {
        return jdbc.sql("""
                select paused_because from delivery_run where edition_id = :edition and paused_because is not null""").param("edition", editionId).query(String.class).optional();
    }

    /** Lists an edition's mails, test sends among them, oldest first; a null state means all. */
    public Page<DeliveryView> ofEdition(long editionId, @Nullable DeliveryState state, PageRequest page) {
        String spelling = state == null ? null : state.spelling();
        long total = jdbc.sql("""
                select count(*) from delivery
                where edition_id = :edition and (cast(:state as text) is null or state = :state)""")
                .param("edition", editionId)
                .param("state", spelling)
                .query(Long.class)
                .single();
        List<DeliveryView> items = jdbc.sql("""
                select id, kind, state, subscription_id, regexp_replace(address, '(?<=.).*(?=@)', '…') as address,
                       attempts, reason, reply, created_at, due_at, settled_at
                from delivery where edition_id = :edition and (cast(:state as text) is null or state = :state)
                order by id limit :size offset :offset""")
                .param("edition", editionId)
                .param("state", spelling)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(Deliveries::view)
                .list();
        return new Page<>(items, page.page(), page.size(), total);
    }

    /** The editions owed to a subscription, oldest first. */
    public List<DeliveryView> editionsOf(UUID subscriptionId) {
        return jdbc.sql("""
                select id, kind, state, subscription_id, null as address, attempts, reason, reply, created_at, due_at, settled_at
                from delivery_run run join delivery on delivery.edition_id = run.edition_id
                    and delivery.subscription_id = :subscription
                order by id""")
                .param("subscription", subscriptionId)
                .query(Deliveries::view)
                .list();
    }

    /** What a subscription was owed beside editions, oldest first: confirmations, reminders and the like. */
    public List<DeliveryView> lettersOf(UUID subscriptionId) {
        return jdbc.sql("""
                select id, kind, state, subscription_id, null as address, attempts, reason, reply, created_at, due_at, settled_at
                from delivery where edition_id is null and subscription_id = :subscription
                order by id limit 1000""")
                .param("subscription", subscriptionId)
                .query(Deliveries::view)
                .list();
    }

    /** The mail with an id as its Message-ID header has it, left of the @. */
    public Optional<DeliveryView> ofMessage(String messageId) {
        return jdbc.sql("""
            select id, kind, state, subscription_id, null as address, attempts, reason, reply, created_at, due_at, settled_at
            from delivery where message_id = :message""").param("message", messageId).query(Deliveries::view).optional();
    }

    /** Notes beside a mail that was handed over that it came back; the first reason stays. */
    public void noteBounce(long id, String reason) {
        jdbc.sql("update delivery set reason = :reason where id = :id and state = 'sent' and reason is null")
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** Whether an edition was handed over in a span of time and has not come back. */
    public boolean anyArrived(UUID subscriptionId, Instant after, Instant before) {
        return jdbc.sql("""
            select exists (select from delivery_run run join delivery on delivery.edition_id = run.edition_id
                and delivery.subscription_id = :subscription
            where state = 'sent' and reason is null and settled_at > :after and settled_at < :before)""")
                .param("subscription", subscriptionId)
                .param("after", Timestamp.from(after))
                .param("before", Timestamp.from(before))
                .query(Boolean.class)
                .single();
    }

    private static DeliveryView view(ResultSet row, int index) throws SQLException {
        Timestamp settled = row.getTimestamp("settled_at");
        return new DeliveryView(
                row.getLong("id"),
                DeliveryKind.valueOf(row.getString("kind")),
                DeliveryState.of(row.getString("state")),
                row.getObject("subscription_id", UUID.class),
                row.getString("address"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getString("reply"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                settled == null ? null : settled.toInstant());
    }

    private Timestamp now() {
        Instant now = clock.instant();
        return Timestamp.from(now);
    }
}
