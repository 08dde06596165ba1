package io.broadsheet.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The configuration file's keys and values, each with the line it stands on. */
final class ConfigurationFile {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

    private final Path path;
    private final List<PropertySource<?>> documents;
    private final PlaceholdersResolver placeholders;

    private ConfigurationFile(Path path, List<PropertySource<?>> documents, PlaceholdersResolver placeholders) {
        this.path = path;
        this.documents = documents;
        this.placeholders = placeholders;
    }

    static ConfigurationFile of(Path path, byte[] content, PlaceholdersResolver placeholders) {
        Slips.check(path, content);
        try {
            var resource = new ByteArrayResource(content, path.toString());
            return new ConfigurationFile(
                    path, new YamlPropertySourceLoader().load(path.toString(), resource), placeholders);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            String position = mark == null ? null : (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
            throw new InvalidCatalogue(
                    path, position, null, "not YAML: " + e.getProblem() + Slips.hint(e.getProblem()));
        } catch (YAMLException e) {
            throw new InvalidCatalogue(path, null, null, "not YAML: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is in memory
        }
    }

    /**
     * The entries below a top-level key, in the file's order; an absent key is a mistake, an empty map is not, and
     * neither is there a key that the entries do not know.
     */
    <T> Map<String, T> entries(String key, Class<T> type) {
        if (!has(key)) {
            throw new InvalidCatalogue(path, null, key, "is missing");
        }
        checkForm(key);
        return entries(key, type, new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }

    /** Entries of a list, and ids that YAML reads as something else than a text, would be passed over. */
    private void checkForm(String key) {
        names().filter(name -> name.startsWith(key + "[")).findFirst().ifPresent(name -> {
            String id = name.substring(key.length() + 1).split("]", 2)[0];
            throw mistake(
                    name,
                    "entries are written as 'id:' with their keys below, not as a list; an id that YAML takes for"
                            + " something else than a text, as it does with %s, needs quotes".formatted(id));
        });
        String value = text(key);
        if (!value.isBlank()) {
            throw mistake(key, "needs entries below it, 'id:' with their keys, is '%s'".formatted(value));
        }
    }

    /** The text that stands right at a key; empty when there is none. */
    private String text(String key) {
        return documents.stream()
                .map(document -> document.getProperty(key))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }

    /** As much of the entries below a top-level key as the type knows; none when there is no such key. */
    <T> Map<String, T> someOf(String key, Class<T> type) {
        return has(key) ? entries(key, type, BindHandler.DEFAULT) : Map.of();
    }

    private <T> Map<String, T> entries(String key, Class<T> type, BindHandler handler) {
        Map<String, T> entries = new LinkedHashMap<>();
        // each entry by itself: a binder over thousands of them takes time that grows with their square
        byId(key).forEach((id, properties) -> {
            checkId(key + "." + id, id);
            entries.put(id, bound(key + "." + id, properties, type, handler));
        });
        return entries;
    }

    private <T> T bound(String key, Map<String, Object> properties, Class<T> type, BindHandler handler) {
        if (!text(key).isBlank()) {
            throw mistake(key, "needs keys below it, such as 'title: …', is '%s'".formatted(text(key)));
        }
        var entry = new OriginTrackedMapPropertySource(key, properties, true);
        try {
            return new Binder(ConfigurationPropertySources.from(entry), placeholders)
                    .bind(key, Bindable.of(type), handler)
                    .orElseThrow(() -> mistake(key, "is empty"));
        } catch (BindException e) {
            throw refused(e, type);
        }
    }

    private Map<String, Map<String, Object>> byId(String key) {
        Map<String, Map<String, Object>> entries = new LinkedHashMap<>();
        for (PropertySource<?> document : documents) {
            if (document.getSource() instanceof Map<?, ?> properties) {
                properties.forEach((name, value) -> id(key, String.valueOf(name))
                        .ifPresent(id -> entries.computeIfAbsent(id, _ -> new LinkedHashMap<>())
                                .putIfAbsent(String.valueOf(name), value)));
            }
        }
        return entries;
    }

    private static Optional<String> id(String key, String name) {
        if (!name.startsWith(key + ".")) {
            return Optional.empty();
        }
        return Optional.of(name.substring(key.length() + 1).split("[.\\[]", 2)[0]);
    }

    private void checkId(String key, String id) {
        if (!ID.matcher(id).matches()) {
            throw mistake(key, "an id is 1 to 64 of a-z, 0-9 and -");
        }
    }

    /** A mistake at the given key; its line is that of the key, or of the first one below it. */
    InvalidCatalogue mistake(String key, String reason) {
        return new InvalidCatalogue(path, position(key), key, reason);
    }

    /** The path that stands at a key; a relative one is relative to the file. */
    Path path(String key, String value) {
        try {
            if (!value.isBlank()) {
                Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a parent");
                return directory.resolve(value.strip()).normalize();
            }
        } catch (InvalidPathException e) {
            throw mistake(key, "'%s' is not a path: %s".formatted(value, e.getReason()));
        }
        throw mistake(key, "is empty");
    }

    private boolean has(String key) {
        return names().anyMatch(name -> isAtOrBelow(name, key));
    }

    private @Nullable String position(String key) {
        return names().filter(name -> isAtOrBelow(name, key))
                .map(name -> documents.stream()
                        .map(document -> OriginLookup.getOrigin(document, name))
                        .filter(Objects::nonNull)
                        .findFirst())
                .flatMap(Optional::stream)
                .map(ConfigurationFile::position)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isAtOrBelow(String name, String key) {
        return name.equals(key) || name.startsWith(key + ".") || name.startsWith(key + "[");
    }

    private Stream<String> names() {
        return documents.stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(document -> Arrays.stream(((EnumerablePropertySource<?>) document).getPropertyNames()));
    }

    private InvalidCatalogue refused(BindException e, Class<?> type) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unbound) {
                ConfigurationProperty first =
                        unbound.getUnboundProperties().iterator().next();
                return new InvalidCatalogue(
                        path,
                        position(first.getOrigin()),
                        first.getName().toString(),
                        Unfit.unknown(first.getName(), first.getValue(), type));
            }
        }
        ConfigurationProperty property = e.getProperty();
        String key = e.getName().toString();
        if (property == null) {
            return mistake(key, "cannot be read: " + innermost(e));
        }
        return new InvalidCatalogue(
                path,
                position(property.getOrigin()),
                property.getName().toString(),
                "value '%s' does not fit: %s"
                        .formatted(
                                property.getValue(), Unfit.remedy(e.getTarget()).orElseGet(() -> innermost(e))));
    }

    private static @Nullable String position(@Nullable Origin origin) {
        return switch (origin) {
            case PropertySourceOrigin wrapper -> position(wrapper.getOrigin());
            case TextResourceOrigin text
            when text.getLocation() != null -> text.getLocation().toString();
            case null, default -> null;
        };
    }

    private static String innermost(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
