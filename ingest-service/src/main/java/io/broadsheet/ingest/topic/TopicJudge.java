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
        return topics.stream().map(topic -> judge(reading, topic)).toList();
    }

    private static Verdict judge(Reading reading, Topic topic) {
        TopicQuery query = topic.query();
        var explanation = new Explanation(reading, topic);
        Coverage excluding = Coverage.of(reading, query.excluding());
        if (!excluding.isNothing()) {
            return new Verdict(topic.id(), 0, topic.threshold(), explanation.ofExclusion(excluding));
        }
        Coverage against = Coverage.of(reading, query.against());
        var taken = new Taken(against.found());
        List<Coverage> parts = query.parts().stream()
                .map(part -> Coverage.of(reading, part, taken))
                .toList();
        double score = new Relevance(reading.passages(), parts, against).score();
        double rounded = Math.round(score * 1000) / 1000.0;
        return new Verdict(topic.id(), rounded, topic.threshold(), explanation.of(rounded, parts, against));
    }
}
