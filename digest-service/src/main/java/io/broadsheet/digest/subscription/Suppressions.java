package io.broadsheet.digest.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who must not be put on a list again by anybody but themselves; knows addresses only by a keyed hash. */
final class Suppressions {

    private static final String ALGORITHM = "HmacSHA256";

    private final JdbcClient jdbc;
    private final SecretKeySpec key;
    private final InstantSource clock;

    Suppressions(JdbcClient jdbc, byte[] key, InstantSource clock) {
        this.jdbc = jdbc;
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.clock = clock;
    }

    void add(String newsletter, EmailAddress email, String reason) {
        jdbc.sql("""
                        insert into suppression (newsletter, email_hash, reason, at) values (?, ?, ?, ?)
                        on conflict (newsletter, email_hash) do update set reason = excluded.reason, at = excluded.at""")
                .params(newsletter, hash(email), reason, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** As the reader came back, and proved it by a confirmation. */
    void lift(String newsletter, EmailAddress email) {
        jdbc.sql("delete from suppression where newsletter = ? and email_hash = ?")
                .params(newsletter, hash(email))
                .update();
    }

    boolean contains(String newsletter, EmailAddress email) {
        return jdbc.sql("select exists (select from suppression where newsletter = ? and email_hash = ?)")
                .params(newsletter, hash(email))
                .query(Boolean.class)
                .single();
    }

    /** By what an address is known here. */
    byte[] hash(EmailAddress email) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(email.folded().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
