package io.broadsheet.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** {@code broadsheet.yaml}, read before anything is started, so that a slip in it is told at once and in one line. */
record OperatorFile(Path path, Map<?, ?> content) {

    static OperatorFile read(Path path) throws StartRefused {
        try {
            Object content = parse(Files.readString(path));
            if (content instanceof Map<?, ?> map) {
                return new OperatorFile(path, map);
            }
            throw new StartRefused(
                    "%s has no settings: it starts with keys such as topics, sources, newsletters".formatted(path));
        } catch (NoSuchFileException e) {
            throw new StartRefused(
                    "there is no %s: start in the directory that has it, or set BROADSHEET_CONFIG to its path"
                            .formatted(path.toAbsolutePath().normalize()),
                    e);
        } catch (IOException e) {
            throw new StartRefused(
                    "cannot read %s as UTF-8 text: %s"
                            .formatted(path.toAbsolutePath().normalize(), e.getMessage()),
                    e);
        } catch (MarkedYAMLException e) {
            throw new StartRefused(
                    "%s, line %d, column %d: %s"
                            .formatted(
                                    path,
                                    e.getProblemMark().getLine() + 1,
                                    e.getProblemMark().getColumn() + 1,
                                    problem(e)),
                    e);
        } catch (YAMLException e) {
            throw new StartRefused("%s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static Object parse(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    private static String problem(MarkedYAMLException e) {
        String context = e.getContext();
        return context == null || context.isBlank() ? e.getProblem() : context + ": " + e.getProblem();
    }

    /** The first newsletter's id, for examples. */
    Optional<String> firstNewsletter() {
        return content.get("newsletters") instanceof Map<?, ?> newsletters
                ? newsletters.keySet().stream().map(String::valueOf).findFirst()
                : Optional.empty();
    }

    /** The folders that are watched, as written. */
    List<String> folders() {
        return content.get("sources") instanceof Map<?, ?> sources
                ? sources.values().stream()
                        .filter(Map.class::isInstance)
                        .map(source -> ((Map<?, ?>) source).get("folder"))
                        .filter(String.class::isInstance)
                        .map(String::valueOf)
                        .toList()
                : List.of();
    }
}
