package io.broadsheet.digest.subscription;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the lists for operators: how many are in which state, and why readers said they left. */
final class SubscriptionCounts {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SubscriptionCounts(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * All of one newsletter, or of all of them.
     *
     * @param states how many subscriptions are in each state, zeros included
     * @param paused how many of the active ones pause
     * @param leaveReasons how often each reason was given, zeros included
     */
    record Counts(Map<String, Long> states, long paused, Map<String, Long> leaveReasons) {}

    Counts of(String newsletter) {
        Map<String, Long> states = new LinkedHashMap<>();
        for (SubscriptionState state : SubscriptionState.values()) {
            states.put(state.text(), 0L);
        }
        Map<String, Long> reasons = new LinkedHashMap<>();
        LeaveReason.texts().forEach(reason -> reasons.put(reason, 0L));
        count("state", newsletter, states);
        count("leave_reason", newsletter, reasons);
        long paused = jdbc.sql("""
                        select count(*) from subscription where state = 'active' and paused_until > :now
                          and (:newsletter = '' or newsletter = :newsletter)""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("newsletter", newsletter)
                .query(Long.class)
                .single();
        return new Counts(states, paused, reasons);
    }

    private void count(String column, String newsletter, Map<String, Long> counts) {
        jdbc.sql("""
                        select %1$s, count(*) from subscription
                        where %1$s is not null and (:newsletter = '' or newsletter = :newsletter) group by 1""".formatted(column)).param("newsletter", newsletter).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
    }
}
