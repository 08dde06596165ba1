package io.broadsheet.digest.delivery;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds mails that the ledger says this worker holds and that it knows nothing of: the database committed a claim, and the
 * connection broke before the answer was here. While the worker lives nobody else would ever take them over.
 */
final class Strays {

    private static final Logger log = LoggerFactory.getLogger(Strays.class);

    private final JdbcClient jdbc;
    private final LongPredicate known;
    private Set<Long> suspects = Set.of();

    Strays(JdbcClient jdbc, LongPredicate known) {
        this.jdbc = jdbc;
        this.known = known;
    }

    /** Puts back what was unknown the last time already; a claim under way is unknown only for a moment. */
    void putBack(UUID worker) {
        Set<Long> unknown =
                new HashSet<>(jdbc.sql("select id from delivery where state = 'sending' and worker = :worker")
                        .param("worker", worker)
                        .query(Long.class)
                        .list());
        unknown.removeIf(known::test);
        Set<Long> strays = new HashSet<>(unknown);
        strays.retainAll(suspects);
        unknown.removeAll(strays);
        suspects = unknown;
        strays.forEach(id -> putBack(worker, id));
    }

    private void putBack(UUID worker, long id) {
        log.warn("delivery={} stray=true: claimed without this worker's knowing", id);
        jdbc.sql("update delivery set state = 'deferred', worker = null where id = :id and worker = :worker")
                .param("id", id)
                .param("worker", worker)
                .update();
    }
}
