package io.broadsheet.digest.delivery;

import io.broadsheet.digest.delivery.Outcome.Weight;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Watches how editions fare, and pauses one that fails over and over. */
final class Runs {

    private static final Logger log = LoggerFactory.getLogger(Runs.class);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final int mostFailures;

    Runs(JdbcClient jdbc, InstantSource clock, int mostFailures) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.mostFailures = mostFailures;
    }

    /** Takes note of outcomes in the order they came in. Returns the editions that are paused by that. */
    Set<Long> note(List<Outcome> outcomes) {
        Map<Long, List<Outcome>> byEdition = outcomes.stream()
                .filter(each -> each.held().delivery().kind() == DeliveryKind.EDITION && each.weight() != Weight.NONE)
                .collect(Collectors.groupingBy(
                        each -> Objects.requireNonNull(each.held().delivery().editionId())));
        return byEdition.entrySet().stream()
                .filter(each -> note(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean note(long editionId, List<Outcome> outcomes) {
        int failures = 0;
        boolean anyGood = false;
        String reason = "";
        for (Outcome each : outcomes) {
            boolean good = each.weight() == Weight.GOOD;
            anyGood |= good;
            failures = good ? 0 : failures + 1;
            reason = good ? reason : String.valueOf(each.reason());
        }
        add(editionId, failures, anyGood);
        return failures > 0 && pauseIfTooMany(editionId, reason);
    }

    private void add(long editionId, int failures, boolean startOver) {
        jdbc.sql("""
                update delivery_run
                set consecutive_failures = :failures + case when :startOver then 0 else consecutive_failures end
                where edition_id = :edition and (consecutive_failures > 0 or :failures > 0)""")
                .param("failures", failures)
                .param("startOver", startOver)
                .param("edition", editionId)
                .update();
    }

    private boolean pauseIfTooMany(long editionId, String reason) {
        int paused = jdbc.sql("""
                update delivery_run set paused_at = :now,
                    paused_because = consecutive_failures || ' mails in a row failed, the last one: ' || :reason
                where edition_id = :edition and paused_at is null and consecutive_failures >= :most""")
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", reason)
                .param("edition", editionId)
                .param("most", mostFailures)
                .update();
        if (paused > 0) {
            log.warn("edition={} paused=true failures>={} reason=\"{}\"", editionId, mostFailures, reason);
        }
        return paused > 0;
    }
}
