package io.broadsheet.ingest.topic;

/**
 * What one topic thinks of one article.
 *
 * @param score 0 (nothing in common) to 1
 * @param threshold score that the topic asked for at the time
 * @param explanation the words that gave the score, by field, for people
 */
public record Verdict(String topicId, double score, double threshold, String explanation) {

    /** Whether the article is about the topic. */
    public boolean selected() {
        return score >= threshold;
    }
}
