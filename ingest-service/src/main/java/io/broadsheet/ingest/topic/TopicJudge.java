package io.broadsheet.ingest.topic;

import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.memory.MemoryIndex;

/**
 * Says how much an article is about each topic. The score is {@code s / (s + 4)}, where s is what the query's matching
 * words add up to (see {@link RelevanceSimilarity}); a query that does not match scores 0.
 */
public final class TopicJudge {

    private static final double HALF_WAY = 4;

    TopicJudge() {}

    /** One verdict for every topic, in their order. */
    public List<Verdict> judge(ArticleFields article, Collection<Topic> topics) {
        if (topics.isEmpty()) {
            return List.of();
        }
        MemoryIndex index = Fields.index(article);
        return topics.stream().map(topic -> judge(index, article, topic)).toList();
    }

    private static Verdict judge(MemoryIndex index, ArticleFields article, Topic topic) {
        double raw = Math.max(0, index.search(topic.query()));
        double score = Math.round(raw / (raw + HALF_WAY) * 1000) / 1000.0;
        return new Verdict(topic.id(), score, topic.threshold(), new Explanation(index, article).of(topic.query()));
    }
}
