package io.broadsheet.ingest.topic;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says how much an article is about each topic, and why. */
public final class TopicJudge {

    TopicJudge() {}

    /** One verdict for every topic, in their order. */
    public List<Verdict> judge(ArticleFields article, Collection<Topic> topics) {
        if (topics.isEmpty()) {
            return List.of();
        }
        Set<String> fields = topics.stream()
                .flatMap(topic -> topic.query().fields().stream())
                .collect(Collectors.toSet());
        var reading = new Reading(article, fields);
        return topics.stream().map(topic -> judge(reading, topic)).toList();
    }

    private static Verdict judge(Reading reading, Topic topic) {
        TopicQuery query = topic.query();
        var explanation = new Explanation(reading);
        Coverage excluding = Coverage.of(reading, query.excluding());
        if (!excluding.isNothing()) {
            return new Verdict(topic.id(), 0, topic.threshold(), explanation.ofExclusion(excluding));
        }
        Coverage against = Coverage.of(reading, query.against());
        List<Coverage> parts = query.parts().stream()
                .map(part -> Coverage.of(reading, part, against.found()))
                .toList();
        double score = new Relevance(reading.passages()).score(parts, against);
        double rounded = Math.round(score * 1000) / 1000.0;
        return new Verdict(topic.id(), rounded, topic.threshold(), explanation.of(query, parts, against));
    }
}
