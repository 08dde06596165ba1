package io.broadsheet.digest.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of an imported file. */
sealed interface ImportRow {

    /** Its number in the file, the header being row 1. */
    long row();

    /**
     * A reader, with the evidence that they agreed.
     *
     * @param consentAt when
     * @param consentSource how, in the operator's words
     */
    record Usable(long row, EmailAddress email, @Nullable String name, Instant consentAt, String consentSource)
            implements ImportRow {}

    /**
     * Not usable as it is.
     *
     * @param field the column with the problem
     * @param value what is there, shortened
     */
    record Refused(
            long row,
            String field,
            String problem,
            @Nullable String value) implements ImportRow {}
}
