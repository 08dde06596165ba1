package io.broadsheet.ingest.source;

import io.broadsheet.ingest.topic.InvalidExamples;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.LabelledExample;
import io.broadsheet.ingest.topic.Topic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;

/** Makes a catalogue of the configuration file, or says which line is wrong and why; there is no half-valid one. */
final class CatalogueReader {

    private static final double DEFAULT_THRESHOLD = 0.5;
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofDays(31);

    private final Path path;
    private final PlaceholdersResolver placeholders;
    private final ExampleFiles examples = new ExampleFiles();

    CatalogueReader(Path path, PlaceholdersResolver placeholders) {
        this.path = path;
        this.placeholders = placeholders;
    }

    /** The file as it is now; empty when it cannot be read, as in the moment in which an editor replaces it. */
    Optional<byte[]> content() {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the file as it is now.
     *
     * @throws InvalidCatalogue at the first mistake
     */
    Catalogue read() {
        try {
            return read(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new InvalidCatalogue(path, null, null, "cannot be read: there is no such file");
        } catch (IOException e) {
            throw new InvalidCatalogue(path, null, null, "cannot be read: " + e);
        }
    }

    /**
     * Reads what the file held.
     *
     * @throws InvalidCatalogue at the first mistake
     */
    Catalogue read(byte[] content) {
        try {
            return readAll(content);
        } catch (StackOverflowError e) {
            throw new InvalidCatalogue(path, null, null, "is nested too deeply, or within itself");
        }
    }

    private Catalogue readAll(byte[] content) {
        var file = ConfigurationFile.of(path, content, placeholders);
        examples.forget();
        Map<String, Topic> topics = new LinkedHashMap<>();
        file.entries("topics", TopicEntry.class).forEach((id, entry) -> topics.put(id, topic(file, id, entry)));
        if (topics.isEmpty()) {
            throw file.mistake("topics", "needs at least one topic");
        }
        Map<String, Source> sources = new LinkedHashMap<>();
        file.entries("sources", SourceEntry.class)
                .forEach((id, entry) -> sources.put(id, source(file, id, entry, topics)));
        file.someOf("newsletters", NewsletterEntry.class)
                .forEach((id, entry) -> topics(file, "newsletters." + id, entry.topics(), topics));
        return new Catalogue(topics, sources);
    }

    /** The state of the examples' files that was read with the file. */
    String examplesRead() {
        return examples.read();
    }

    /** Their state now. */
    String examplesPresent() {
        return examples.present();
    }

    private Topic topic(ConfigurationFile file, String id, TopicEntry entry) {
        String key = "topics." + id;
        if (entry.query() == null || entry.query().isBlank()) {
            throw file.mistake(key, "needs a query");
        }
        double threshold = entry.threshold() == null ? DEFAULT_THRESHOLD : entry.threshold();
        if (!(threshold > 0 && threshold <= 1)) {
            throw file.mistake(key + ".threshold", "must be above 0 and at most 1, is " + threshold);
        }
        try {
            Topic topic = Topic.of(id, titleOr(entry.title(), id), entry.query(), threshold);
            List<LabelledExample> lessons = examples.read(file, key + ".examples", entry.examples());
            return lessons.isEmpty() ? topic : topic.taughtBy(lessons);
        } catch (InvalidQuery e) {
            throw file.mistake(key + ".query", "not a Lucene query: " + e.getMessage());
        } catch (InvalidExamples e) {
            throw file.mistake(key + ".examples", String.valueOf(e.getMessage()));
        }
    }

    private static Source source(ConfigurationFile file, String id, SourceEntry entry, Map<String, Topic> topics) {
        String key = "sources." + id;
        String title = titleOr(entry.title(), id);
        List<String> judged = topics(file, key, entry.topics(), topics);
        List<String> tags = entry.tags() == null ? List.of() : List.copyOf(entry.tags());
        if (entry.feed() != null && entry.folder() == null) {
            URI address = address(file, key + ".feed", entry.feed());
            return new Source.Feed(id, title, judged, tags, address, pollInterval(file, key, entry.pollInterval()));
        }
        if (entry.folder() != null && entry.feed() == null && entry.pollInterval() == null) {
            Path folder = file.path(key + ".folder", entry.folder());
            return new Source.Folder(id, title, judged, tags, folder, entry.folder());
        }
        throw file.mistake(
                key,
                entry.folder() != null && entry.feed() == null
                        ? "poll-interval is for feeds; folders are watched"
                        : "needs either feed: (an address) or folder: (a path)");
    }

    private static List<String> topics(
            ConfigurationFile file, String key, @Nullable List<String> wanted, Map<String, Topic> topics) {
        if (wanted == null) {
            return List.copyOf(topics.keySet());
        }
        for (String topic : wanted) {
            if (!topics.containsKey(topic)) {
                throw file.mistake(
                        key + ".topics",
                        "there is no topic '%s'; there are: %s".formatted(topic, String.join(", ", topics.keySet())));
            }
        }
        return List.copyOf(wanted);
    }

    private static URI address(ConfigurationFile file, String key, String value) {
        try {
            return FeedAddress.of(value);
        } catch (FeedAddress.Unusable e) {
            throw file.mistake(key, e.reason());
        }
    }

    private static @Nullable Duration pollInterval(ConfigurationFile file, String key, @Nullable Duration interval) {
        if (interval != null && (interval.compareTo(SHORTEST_POLL) < 0 || interval.compareTo(LONGEST_POLL) > 0)) {
            throw file.mistake(
                    key + ".poll-interval",
                    "must be between 1s and 31d, a number and its unit as in 90s, 30m, 2h or 1d");
        }
        return interval;
    }

    private static String titleOr(@Nullable String title, String id) {
        return title == null || title.isBlank() ? id : title.strip();
    }
}
