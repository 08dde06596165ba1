package io.broadsheet.ingest.source;

import io.broadsheet.ingest.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Topics and sources as one valid whole.
 *
 * @param topics by id, in the file's order
 * @param sources by id, in the file's order
 */
public record Catalogue(Map<String, Topic> topics, Map<String, Source> sources) {

    /** The feeds among the sources. */
    public List<Source.Feed> feeds() {
        return sources.values().stream()
                .filter(Source.Feed.class::isInstance)
                .map(Source.Feed.class::cast)
                .toList();
    }

    /** The folders among the sources. */
    public List<Source.Folder> folders() {
        return sources.values().stream()
                .filter(Source.Folder.class::isInstance)
                .map(Source.Folder.class::cast)
                .toList();
    }

    /** The feed of that id, unless it left the file or became a folder. */
    public Optional<Source.Feed> feed(String id) {
        return sources.get(id) instanceof Source.Feed feed ? Optional.of(feed) : Optional.empty();
    }

    /** The topics that judge the source's articles. */
    public List<Topic> topicsOf(Source source) {
        return source.topics().stream()
                .map(topics::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
