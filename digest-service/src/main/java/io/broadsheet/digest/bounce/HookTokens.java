package io.broadsheet.digest.bounce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Tokens that were used, each with the one body that it may be used for again. */
final class HookTokens {

    private static final Duration KEPT = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    HookTokens(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a token is new, or comes again with the same body. */
    boolean use(String token, String body) {
        String digest = digest(body);
        jdbc.sql("delete from hook_token where at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        jdbc.sql("insert into hook_token (token, digest, at) values (?, ?, ?) on conflict do nothing")
                .params(token, digest, Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("select digest from hook_token where token = ?")
                .param(token)
                .query(String.class)
                .single()
                .equals(digest);
    }

    /** What an event is called, or what stands in it: events without a name are not all the same one. */
    static String keyOf(JsonNode event, String field) {
        String name = Json.text(event, field);
        return name.isEmpty() ? digest(event.toString()) : name;
    }

    static String digest(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
