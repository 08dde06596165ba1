package io.broadsheet.digest.bounce;

import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every notice that came in, once: the evidence for what became of a subscription. */
final class Bounces {

    private final JdbcClient jdbc;

    Bounces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A bounce as operators see it; times in UTC. */
    record Item(
            long id,
            String source,
            String kind,
            @Nullable String cause,
            @Nullable String status,
            @Nullable String diagnostic,
            @Nullable Long deliveryId,
            @Nullable UUID subscriptionId,
            Instant at) {}

    /** What to leave in; null leaves in everything. */
    record Filter(
            @Nullable String kind,
            @Nullable UUID subscription,
            @Nullable Long delivery) {}

    /** Writes a notice down; false when it is there already. */
    boolean add(Notice notice, Instant now) {
        Verdict verdict = notice.verdict();
        return jdbc.sql("""
            insert into bounce (notice, source, kind, cause, status, diagnostic, delivery_id, subscription_id, at)
            values (:notice, :source, :kind, :cause, :status, :diagnostic, :delivery, cast(:subscription as uuid), :at)
            on conflict (notice) do nothing""")
                        .param("notice", notice.key())
                        .param("source", notice.source())
                        .param("kind", verdict.kind().text())
                        .param(
                                "cause",
                                verdict.cause() == null ? null : verdict.cause().text())
                        .param("status", verdict.status())
                        .param("diagnostic", verdict.diagnostic())
                        .param("delivery", notice.deliveryId())
                        .param("subscription", notice.subscriptionId())
                        .param("at", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Whether a mail's soft bounce has been counted; a second report of it is none more. */
    boolean hasOther(long deliveryId, Kind kind, String notice) {
        return jdbc.sql("""
            select exists (select from bounce
            where delivery_id = :delivery and kind = :kind and notice <> :notice)""")
                .param("delivery", deliveryId)
                .param("kind", kind.text())
                .param("notice", notice)
                .query(Boolean.class)
                .single();
    }

    /** Newest first. */
    Page<Item> page(Filter filter, PageRequest page) {
        long total = filtered("select count(*) from bounce", "", filter)
                .query(Long.class)
                .single();
        List<Item> items = filtered(
                        "select id, source, kind, cause, status, diagnostic, delivery_id, subscription_id, at from"
                                + " bounce",
                        " order by id desc limit :size offset :offset",
                        filter)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(Bounces::item)
                .list();
        return new Page<>(items, page.page(), page.size(), total);
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getLong("id"),
                row.getString("source"),
                row.getString("kind"),
                row.getString("cause"),
                row.getString("status"),
                row.getString("diagnostic"),
                row.getObject("delivery_id", Long.class),
                row.getObject("subscription_id", UUID.class),
                row.getTimestamp("at").toInstant());
    }

    private JdbcClient.StatementSpec filtered(String select, String order, Filter filter) {
        return jdbc.sql(select + """

            where (cast(:kind as text) is null or kind = :kind)
              and (cast(:subscription as uuid) is null or subscription_id = cast(:subscription as uuid))
              and (cast(:delivery as bigint) is null or delivery_id = :delivery)""" + order)
                .param("kind", filter.kind())
                .param("subscription", filter.subscription())
                .param("delivery", filter.delivery());
    }

    void forget(Instant before) {
        jdbc.sql("delete from bounce where at < ?")
                .param(Timestamp.from(before))
                .update();
    }
}
