package io.broadsheet.ingest.article;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes a {@code text[]} as PostgreSQL reads it from a text: arrays of arrays have no rows to be taken apart into. */
final class TextArray {

    private TextArray() {}

    static String literal(String... texts) {
        return Arrays.stream(texts)
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
