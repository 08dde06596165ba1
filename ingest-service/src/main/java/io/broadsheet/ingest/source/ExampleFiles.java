package io.broadsheet.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.broadsheet.ingest.topic.InvalidExamples;
import io.broadsheet.ingest.topic.LabelledExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** The files of labelled articles that topics name; knows which they are, so that an edit of one is noticed. */
final class ExampleFiles {

    /** As each was just before it was read, so that no later edit passes for the one that was read. */
    private final Map<Path, String> files = new ConcurrentSkipListMap<>();

    /** Begins anew, as the configuration file may name others. */
    void forget() {
        files.clear();
    }

    List<LabelledExample> read(ConfigurationFile file, String key, @Nullable List<String> locations)
            throws InvalidExamples {
        List<LabelledExample> examples = new ArrayList<>();
        for (String location : locations == null ? List.<String>of() : locations) {
            examples.addAll(LabelledExample.read(location, content(file, key, location)));
        }
        return examples;
    }

    private String content(ConfigurationFile file, String key, String location) {
        try {
            return resource(file, key, location).getContentAsString(UTF_8);
        } catch (IOException e) {
            throw file.mistake(key, "'%s' cannot be read: %s".formatted(location, e));
        }
    }

    private Resource resource(ConfigurationFile file, String key, String location) {
        if (location.startsWith(ResourceLoader.CLASSPATH_URL_PREFIX)) {
            return new ClassPathResource(location.substring(ResourceLoader.CLASSPATH_URL_PREFIX.length()));
        }
        Path path = file.path(key, location);
        files.put(path, state(path));
        return new FileSystemResource(path);
    }

    /** What was read. */
    String read() {
        return String.join(",", files.values());
    }

    /** What is there now; differs from what was read when one of the files has changed, come or gone. */
    String present() {
        return files.keySet().stream().map(ExampleFiles::state).collect(joining(","));
    }

    private static String state(Path file) {
        try {
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (IOException e) {
            return "absent";
        }
    }
}
