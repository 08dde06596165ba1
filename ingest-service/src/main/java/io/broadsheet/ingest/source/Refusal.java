package io.broadsheet.ingest.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why the file as it is now is not in force.
 *
 * @param at when it was read
 * @param position {@code line:column} in the file, when known
 * @param key the key at fault, when there is one
 * @param message all of it in one line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Refusal(
        Instant at, @Nullable String position, @Nullable String key, String reason, String message) {

    static Refusal of(InvalidCatalogue mistake, Instant at) {
        return new Refusal(
                at, mistake.position(), mistake.key(), mistake.reason(), String.valueOf(mistake.getMessage()));
    }
}
