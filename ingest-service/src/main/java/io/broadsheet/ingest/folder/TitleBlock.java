package io.broadsheet.ingest.folder;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Title, authors and date as Pandoc's Markdown has them: up to three lines at the start that begin with {@code %}. */
final class TitleBlock {

    private static final Pattern BLOCK =
            Pattern.compile("\\A%[ \\t]+(\\S.*)(?:\\R%[ \\t]*(.*))?(?:\\R%[ \\t]*(.*))?(?:\\R|\\z)");

    private TitleBlock() {}

    static Optional<FrontMatter> of(String text) {
        var block = BLOCK.matcher(text);
        if (!block.find()) {
            return Optional.empty();
        }
        Map<String, Object> values = new HashMap<>();
        add(values, "title", block.group(1));
        add(values, "author", block.group(2));
        add(values, "date", block.group(3));
        return Optional.of(new FrontMatter(values, text.substring(block.end())));
    }

    private static void add(Map<String, Object> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value.strip());
        }
    }
}
