package io.broadsheet.digest.subscription;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys generated at first use and kept, the same for all instances. */
final class SigningKeys {

    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final RandomGenerator random;

    SigningKeys(JdbcClient jdbc, RandomGenerator random) {
        this.jdbc = jdbc;
        this.random = random;
    }

    byte[] key(String name) {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        // two instances may start at once: the first one's key stays
        jdbc.sql("insert into signing_key (name, secret) values (?, ?) on conflict do nothing")
                .params(name, fresh)
                .update();
        return existing(name).orElseThrow();
    }

    /** The key, if it was needed before. */
    Optional<byte[]> existing(String name) {
        return jdbc.sql("select secret from signing_key where name = ?")
                .param(name)
                .query(byte[].class)
                .optional();
    }
}
