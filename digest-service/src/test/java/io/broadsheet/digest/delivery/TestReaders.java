package io.broadsheet.digest.delivery;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers as the ledger sees them: rows of the view {@code recipient}. */
final class TestReaders {

    private TestReaders() {}

    static List<UUID> active(JdbcClient jdbc, String newsletter, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> active(jdbc, newsletter, UUID.randomUUID() + "@example.org"))
                .toList();
    }

    private static UUID active(JdbcClient jdbc, String newsletter, String email) {
        return jdbc.sql("""
                insert into subscription (newsletter, email, email_key, state, requested_at, created_at)
                values (:newsletter, :email, :email, 'active', now(), now()) returning id""")
                .param("newsletter", newsletter)
                .param("email", email)
                .query(UUID.class)
                .single();
    }
}
