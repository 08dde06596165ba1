package io.broadsheet.ingest.topic;

import java.util.Collection;
import java.util.List;

/** Says how much an article is about each topic, and why. */
public final class TopicJudge {

    TopicJudge() {}

    /** One verdict for every topic, in their order. */
    public List<Verdict> judge(ArticleFields article, Collection<Topic> topics) {
        if (topics.isEmpty()) {
            return List.of();
        }
        var reading = new Reading(article);
        return topics.stream()
                .map(topic -> topic.hints().mayBeIn(reading.words())
                        ? new Judgement(reading, topic).verdict()
                        : topic.silence())
                .toList();
    }
}
