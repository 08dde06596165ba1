package io.broadsheet.digest.mail;

import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key of return addresses: generated at the first start, the same for all instances. */
final class ReturnAddressKey {

    private static final int BYTES = 32;

    private ReturnAddressKey() {}

    static byte[] find(JdbcClient jdbc, RandomGenerator random) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        // two instances may start at once: the first one's key stays
        jdbc.sql("insert into return_address_key (secret) values (?) on conflict do nothing")
                .param(fresh)
                .update();
        return jdbc.sql("select secret from return_address_key")
                .query(byte[].class)
                .single();
    }
}
