package io.broadsheet.digest.subscription;

import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches the lists for operators. */
final class SubscriptionList {

    private static final String WHERE = """

            where (:newsletter = '' or newsletter = :newsletter) and (:state = '' or state = :state)
              and (:email = '' or position(:email in lower(email_key)) > 0)""";

    private final JdbcClient jdbc;

    SubscriptionList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to leave in; empty texts leave in everything. */
    record Filter(String newsletter, String state, String email) {}

    /** A subscription as the operator API shows it. */
    record Item(
            UUID id,
            String newsletter,
            String email,
            @Nullable String name,
            String state,
            Instant createdAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant pausedUntil) {

        static Item of(Subscription s) {
            return new Item(
                    s.id(),
                    s.newsletter(),
                    s.email(),
                    s.name(),
                    s.state().text(),
                    s.createdAt(),
                    s.confirmedAt(),
                    s.pausedUntil());
        }
    }

    Page<Item> page(Filter filter, PageRequest page) {
        if ((filter.newsletter() + filter.email()).indexOf('\0') >= 0) {
            return new Page<>(List.of(), page.page(), page.size(), 0); // PostgreSQL has no such text
        }
        long total = filtered("select count(*) from subscription" + WHERE, filter)
                .query(Long.class)
                .single();
        List<Item> items = filtered("""
                        select id, newsletter, email, name, state, created_at, requested_at, confirmed_at, paused_until
                        from subscription""" + WHERE + "\norder by id desc limit :size offset :offset", filter)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(Subscriptions::subscription)
                .list() // a stream of rows would keep its connection until it is closed
                .stream()
                .map(Item::of)
                .toList();
        return new Page<>(items, page.page(), page.size(), total);
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("newsletter", filter.newsletter())
                .param("state", filter.state())
                .param("email", filter.email().strip().toLowerCase(Locale.ROOT));
    }
}
