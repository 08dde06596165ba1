package io.broadsheet.ingest.publishing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets one of all instances relay a topic at a time, so that revisions of an article reach Kafka in their order. The
 * lock is the database connection's: it goes when the process does.
 */
public final class RelayLock {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    RelayLock(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Work that says whether it found more than one batch could take. */
    @FunctionalInterface
    public interface Batch {
        /** Relays one batch. */
        boolean relay();
    }

    /** Relays batches until nothing is left or something fails; does nothing while another instance is at it. */
    public void whileHeld(String topic, Batch batch) {
        while (Boolean.TRUE.equals(transactions.execute(_ -> tryLock(topic) && batch.relay()))) {
            // next batch
        }
    }

    private boolean tryLock(String topic) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('relay'), hashtext(:topic))")
                .param("topic", topic)
                .query(Boolean.class)
                .single();
    }
}
