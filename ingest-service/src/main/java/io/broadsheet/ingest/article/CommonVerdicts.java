package io.broadsheet.ingest.article;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Verdicts that many articles share, since topics say the same of all that have none of their words: kept once. */
final class CommonVerdicts {

    private static final int HEXADECIMAL = 16;

    /** On the disk before it returns, as the other commits of this service are not: what is remembered here must stay. */
    private static final String INSERT = """
            insert into common_verdicts (number, verdicts)
            select ?, ?::jsonb from (select set_config('synchronous_commit', 'on', true)) as durable
            on conflict do nothing""";

    private final JdbcOperations jdbc;
    private final Set<Long> kept = ConcurrentHashMap.newKeySet();

    CommonVerdicts(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The number under which these are kept from now on, by whoever came first. */
    long number(String json) {
        long number = Long.parseUnsignedLong(Hash.of(json).substring(0, HEXADECIMAL), HEXADECIMAL);
        if (!kept.contains(number)) {
            jdbc.update(INSERT, number, json);
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                kept.add(number); // a transaction may still take it back
            }
        }
        return number;
    }
}
