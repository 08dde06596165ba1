package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Keeps operators' edits with their editions, through every recomposition. */
final class EditsOfEditions {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EditsOfEditions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    EditionEdits of(String newsletter, Period period) {
        return jdbc.sql("""
                        select edits from edition
                        where newsletter = :newsletter and period = :period and edits is not null""")
                .param("newsletter", newsletter)
                .param("period", period.toString())
                .query(String.class)
                .optional()
                .map(edits -> json.readValue(edits, EditionEdits.class))
                .orElse(EditionEdits.NONE);
    }

    /** Replaces them in an edition that has not gone out, and says whether it is one. */
    boolean replace(long edition, EditionEdits edits) {
        return jdbc.sql("""
                        update edition set edits = cast(:edits as jsonb)
                        where id = :id and state in ('open', 'held')""")
                        .param("id", edition)
                        .param("edits", json.writeValueAsString(edits))
                        .update()
                == 1;
    }
}
