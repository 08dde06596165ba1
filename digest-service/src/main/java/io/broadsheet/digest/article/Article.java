package io.broadsheet.digest.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An article that at least one topic selected, as the contract {@code broadsheet.articles} describes it.
 *
 * @param revision counts up; of two records with one id the higher is right
 * @param url http or https, absent for articles that live nowhere on the web
 * @param publishedAt as the source says; absent when it does not say
 * @param firstSeenAt decides the edition
 * @param summary plain text, may be empty
 * @param text plain text, paragraphs parted by an empty line, may be empty
 * @param imageUrl http or https
 * @param tags that the operator gave the source
 * @param sightings every source that carried it, at least one
 */
public record Article(
        String id,
        int revision,
        @Nullable String url,
        String title,
        @Nullable String author,
        String sourceId,
        String sourceTitle,
        @Nullable Instant publishedAt,
        Instant firstSeenAt,
        @Nullable String language,
        String summary,
        String text,
        @Nullable String imageUrl,
        int wordCount,
        List<String> tags,
        List<TopicScore> topics,
        List<Sighting> sightings) {

    /** Any private-use character: no reader has a glyph for one, and mails are cut at two of them to take a reader's links. */
    private static final Pattern PRIVATE_USE = Pattern.compile("\\p{Co}+");

    /** Takes out private-use characters, so that no feed can place a reader's personal link in its own text or address. */
    public Article {
        id = clean(id);
        url = cleanIfPresent(url);
        title = clean(title);
        author = cleanIfPresent(author);
        sourceId = clean(sourceId);
        sourceTitle = clean(sourceTitle);
        language = cleanIfPresent(language);
        summary = clean(summary);
        text = clean(text);
        imageUrl = cleanIfPresent(imageUrl);
        tags = tags.stream().map(Article::clean).toList();
    }

    private static String clean(String value) {
        return PRIVATE_USE.matcher(value).replaceAll("");
    }

    private static @Nullable String cleanIfPresent(@Nullable String value) {
        return value == null ? null : clean(value);
    }

    /** Why a topic selected it; score and threshold are 0 to 1. */
    public record TopicScore(String id, double score, double threshold, String explanation) {

        /** Takes out private-use characters. */
        public TopicScore {
            explanation = clean(explanation);
        }
    }

    /** One source that carried it. */
    public record Sighting(String sourceId, @Nullable String url, Instant seenAt) {

        /** Takes out private-use characters. */
        public Sighting {
            sourceId = clean(sourceId);
            url = cleanIfPresent(url);
        }
    }

    /** When it was published, or first seen where the source does not say. */
    public Instant date() {
        return publishedAt == null ? firstSeenAt : publishedAt;
    }

    /** The best score among the given topics, if one of them selected it. */
    public Optional<TopicScore> bestOf(List<String> topicIds) {
        return topics.stream()
                .filter(topic -> topicIds.contains(topic.id()))
                .max((a, b) -> Double.compare(a.score(), b.score()));
    }
}
