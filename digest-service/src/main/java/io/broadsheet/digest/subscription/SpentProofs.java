package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proofs that were used, at whichever instance. */
final class SpentProofs {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SpentProofs(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether it was used before; it may be used by somebody else in the next moment. */
    boolean contains(String proof) {
        return jdbc.sql("select exists (select from spent_proof where proof = ?)")
                .param(proof)
                .query(Boolean.class)
                .single();
    }

    /**
     * Uses proofs in the caller's transaction, so that a signup that comes to nothing costs nothing. In their order, so that two
     * instances never wait for each other in a circle, and not for long if someone else is using one of them.
     *
     * @param patience how long, for the caller's transaction
     * @return those that nobody had used before, each once
     */
    List<String> spend(Collection<Spending> spendings, Duration patience) {
        List<Spending> ordered =
                spendings.stream().sorted(Comparator.comparing(Spending::proof)).toList();
        return jdbc.sql("""
                        insert into spent_proof (proof, expires_at)
                        select it.* from set_config('lock_timeout', :patience, true) as quick,
                            unnest(:proofs, cast(:expiries as timestamptz[])) as it
                        where quick is not null on conflict do nothing returning proof""")
                .param("patience", patience.toMillis() + "ms")
                .param("proofs", ordered.stream().map(Spending::proof).toArray(String[]::new))
                .param(
                        "expiries",
                        ordered.stream().map(it -> it.expiresAt().toString()).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    void tidy() {
        jdbc.sql("delete from spent_proof where expires_at < ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
