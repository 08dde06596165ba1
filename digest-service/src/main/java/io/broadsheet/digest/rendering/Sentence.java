package io.broadsheet.digest.rendering;

import java.util.List;

/**
 * Something to say to a reader, in whatever language that reader's newsletter has.
 *
 * @param key in {@code templates/text/words_….properties}
 * @param arguments for the places {@code {0}}, {@code {1}}, … of that text; may be sentences themselves
 */
public record Sentence(String key, List<Object> arguments) {

    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }
}
