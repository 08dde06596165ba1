package io.broadsheet.ingest.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Path path;
    private final List<PropertySource<?>> documents;
    private final Binder binder;

    private ConfigurationFile(Path path, List<PropertySource<?>> documents, PlaceholdersResolver placeholders) {
        this.path = path;
        this.documents = documents;
        this.binder = new Binder(ConfigurationPropertySources.from(documents), placeholders);
    }

    static ConfigurationFile read(Path path, PlaceholdersResolver placeholders) {
        try {
            byte[] content = Files.readAllBytes(path);
            var resource = new ByteArrayResource(content, path.toString());
            return new ConfigurationFile(
                    path, new YamlPropertySourceLoader().load(path.toString(), resource), placeholders);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            String position = mark == null ? null : (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
            throw new InvalidCatalogue(path, position, null, "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidCatalogue(path, null, null, "not YAML: " + e.getMessage());
        } catch (IOException e) {
            throw new InvalidCatalogue(path, null, null, "cannot be read: " + e);
        }
    }

    /** The entries below a top-level key, in the file's order; an absent key is a mistake, an empty map is not. */
    <T> Map<String, T> entries(String key, Class<T> type) {
        if (!has(key)) {
            throw new InvalidCatalogue(path, null, key, "is missing");
        }
        if (documents.stream().anyMatch(d -> "".equals(d.getProperty(key)))) {
            return Map.of();
        }
        try {
            return binder.bind(
                            key,
                            Bindable.of(org.springframework.core.ResolvableType.forClassWithGenerics(
                                    LinkedHashMap.class, String.class, type)),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .map(map -> ConfigurationFile.<T>typed(map))
                    .orElse(Map.of());
        } catch (BindException e) {
            throw refused(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> typed(Object map) {
        return (Map<String, T>) map;
    }

    /** A mistake at the given key; its line is that of the key, or of the first one below it. */
    InvalidCatalogue mistake(String key, String reason) {
        return new InvalidCatalogue(path, position(key), key, reason);
    }

    /** What relative paths in the file are relative to. */
    Path directory() {
        return java.util.Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a parent");
    }

    private boolean has(String key) {
        return names().anyMatch(name -> isAtOrBelow(name, key));
    }

    private @Nullable String position(String key) {
        return names().filter(name -> isAtOrBelow(name, key))
                .map(name -> documents.stream()
                        .map(document -> OriginLookup.getOrigin(document, name))
                        .filter(java.util.Objects::nonNull)
                        .findFirst())
                .flatMap(java.util.Optional::stream)
                .map(ConfigurationFile::position)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isAtOrBelow(String name, String key) {
        return name.equals(key) || name.startsWith(key + ".") || name.startsWith(key + "[");
    }

    private java.util.stream.Stream<String> names() {
        return documents.stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(document ->
                        java.util.Arrays.stream(((EnumerablePropertySource<?>) document).getPropertyNames()));
    }

    private InvalidCatalogue refused(BindException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unbound) {
                ConfigurationProperty first =
                        unbound.getUnboundProperties().iterator().next();
                return new InvalidCatalogue(
                        path, position(first.getOrigin()), first.getName().toString(), "is not a known key");
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
                "value '%s' does not fit: %s".formatted(property.getValue(), innermost(e)));
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
