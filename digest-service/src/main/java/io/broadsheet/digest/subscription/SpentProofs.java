package io.broadsheet.digest.subscription;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proofs that were used, at whichever instance. */
final class SpentProofs {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SpentProofs(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Uses a proof; false when somebody has before.
     *
     * @param expiresAt when it would not count any more anyway
     */
    boolean spend(String proof, Instant expiresAt) {
        return jdbc.sql("insert into spent_proof (proof, expires_at) values (?, ?) on conflict do nothing")
                        .params(proof, expiresAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void tidy() {
        jdbc.sql("delete from spent_proof where expires_at < ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
