package io.broadsheet.ingest.topic;

import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.memory.MemoryIndex;

/** Says how much an article is about each topic; {@link Relevance} has the arithmetic. */
public final class TopicJudge {

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
        double score = Math.round(Relevance.of(topic.query(), index) * 1000) / 1000.0;
        return new Verdict(topic.id(), score, topic.threshold(), new Explanation(index, article).of(topic.query()));
    }
}
