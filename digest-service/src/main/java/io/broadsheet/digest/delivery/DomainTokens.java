package io.broadsheet.digest.delivery;

import io.broadsheet.digest.delivery.DomainLimits.Limit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tokens that mails to a domain take, shared by all processes; no more than those of a second are saved up. */
final class DomainTokens {

    private final JdbcClient jdbc;

    /**
     * A wish for tokens.
     *
     * @param mails how many; below 0: given back
     * @param must whether they are taken even if there are none, to be missed by those who come later
     */
    record Wish(Limit limit, int mails, boolean must) {

        double capacity() {
            return Math.max(1, limit.rate().perSecond());
        }
    }

    DomainTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Grants as many as there are, by lane; no lane twice. */
    Map<String, Integer> take(List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return Map.of();
        }
        String[] lanes = wishes.stream().map(each -> each.limit().lane()).toArray(String[]::new);
        Double[] capacities = wishes.stream().map(Wish::capacity).toArray(Double[]::new);
        jdbc.sql("""
                insert into delivery_domain (name, tokens, at)
                select name, capacity, clock_timestamp()
                from unnest(cast(:lanes as text[]), cast(:capacities as float8[])) as wish (name, capacity)
                order by name on conflict do nothing""").param("lanes", lanes).param("capacities", capacities).update();
        Map<String, Integer> granted = new HashMap<>();
        jdbc.sql("""
                with bucket as materialized (
                    select name, wish.mails, wish.must, clock_timestamp() as at,
                           least(wish.capacity, tokens + wish.rate * extract(epoch from clock_timestamp() - domain.at)) as tokens
                    from delivery_domain domain
                    join unnest(cast(:lanes as text[]), cast(:capacities as float8[]), cast(:rates as float8[]),
                                cast(:mails as integer[]), cast(:must as boolean[]))
                        as wish (name, capacity, rate, mails, must) using (name)
                    cross join set_config('synchronous_commit', 'off', true)
                    order by name for update of domain),
                given as (
                    select name, at, tokens,
                           case when must then mails else least(mails, greatest(floor(tokens), 0)) end as mails
                    from bucket)
                update delivery_domain domain set tokens = given.tokens - given.mails, at = given.at
                from given where domain.name = given.name
                returning domain.name, cast(given.mails as integer)""")
                .param("lanes", lanes)
                .param("capacities", capacities)
                .param(
                        "rates",
                        wishes.stream()
                                .map(each -> each.limit().rate().perSecond())
                                .toArray(Double[]::new))
                .param("mails", wishes.stream().map(Wish::mails).toArray(Integer[]::new))
                .param("must", wishes.stream().map(Wish::must).toArray(Boolean[]::new))
                .query(row -> {
                    granted.put(row.getString(1), row.getInt(2));
                });
        return granted;
    }
}
