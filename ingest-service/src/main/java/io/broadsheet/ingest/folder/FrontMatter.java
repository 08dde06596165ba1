package io.broadsheet.ingest.folder;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The YAML between two lines of dashes at the start of a file, or what stands there for it: TOML, lines with labels.
 *
 * @param values by lower-case key
 * @param rest the file without it
 */
record FrontMatter(Map<String, Object> values, String rest) {

    private static final Pattern BLOCK =
            Pattern.compile("\\A---[ \\t]*\\R(.*?)(?:^|(?<=\\n))(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);

    private static final Pattern TOML =
            Pattern.compile("\\A\\+\\+\\+[ \\t]*\\R(.*?)(?<=\\n)\\+\\+\\+[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);

    /** Splits a file; one without front matter is all rest, and of a block that is not YAML each line counts for itself. */
    static FrontMatter of(String text) {
        var block = BLOCK.matcher(text);
        if (!block.find()) {
            var toml = TOML.matcher(text);
            return toml.find()
                    ? new FrontMatter(Labels.of(toml.group(1)), text.substring(toml.end()))
                    : new FrontMatter(Map.of(), text);
        }
        try {
            Object yaml = new Yaml(new SafeConstructor(options())).load(block.group(1));
            if (yaml instanceof Map<?, ?> map) {
                Map<String, Object> values = new HashMap<>();
                map.forEach((key, value) -> {
                    if (value != null) {
                        values.put(String.valueOf(key).toLowerCase(Locale.ROOT), value);
                    }
                });
                return new FrontMatter(values, text.substring(block.end()));
            }
        } catch (YAMLException e) {
            return new FrontMatter(Labels.of(block.group(1)), text.substring(block.end()));
        }
        return new FrontMatter(Map.of(), text);
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(10);
        return options;
    }

    /** The value of the first of the keys that has one. */
    @Nullable
    String text(String... keys) {
        return Stream.of(keys)
                .map(values::get)
                .filter(value -> value != null && !String.valueOf(value).isBlank())
                .map(FrontMatter::joined)
                .findFirst()
                .orElse(null);
    }

    private static String joined(Object value) {
        return value instanceof Collection<?> all
                ? String.join(", ", all.stream().map(String::valueOf).toList())
                : String.valueOf(value).strip();
    }

    List<String> list(String key) {
        Object value = values.get(key);
        if (value instanceof Collection<?> all) {
            return all.stream().map(String::valueOf).map(String::strip).toList();
        }
        return value == null
                ? List.of()
                : Stream.of(String.valueOf(value).split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList();
    }

    @Nullable
    Instant date(String... keys) {
        for (String key : keys) {
            Object value = values.get(key);
            if (value instanceof Date date) {
                return date.toInstant();
            }
            Instant written = value == null ? null : WrittenDate.parsed(String.valueOf(value));
            if (written != null) {
                return written;
            }
        }
        return null;
    }
}
