package io.broadsheet.ingest.topic;

import java.util.List;

/** One article before one topic: the query first, then, where there are examples, what they taught. */
final class Judgement {

    private final Reading reading;
    private final Topic topic;
    private final Coverage excluding;
    private final Coverage against;
    private final List<Coverage> parts;

    Judgement(Reading reading, Topic topic) {
        this.reading = reading;
        this.topic = topic;
        TopicQuery query = topic.query();
        excluding = Coverage.of(reading, query.excluding());
        against = Coverage.of(reading, query.against());
        var taken = new Taken(against.found());
        parts = query.parts().stream()
                .map(part -> Coverage.of(reading, part, taken))
                .toList();
    }

    /** What the query alone says. */
    ByQuery byQuery() {
        List<Passage> passages = reading.passages();
        double score = excluding.isNothing() ? new Relevance(passages, parts, against).score() : 0;
        return ByQuery.of(score, passages, parts, against);
    }

    Verdict verdict() {
        var explanation = new Explanation(reading, topic);
        if (!excluding.isNothing()) {
            return verdict(0, explanation.ofExclusion(excluding));
        }
        ByQuery byQuery = byQuery();
        Taught taught = topic.taught();
        if (taught == null || parts.stream().allMatch(Coverage::isNothing)) {
            double score = rounded(byQuery.score());
            return verdict(score, explanation.of(score, parts, against));
        }
        Classifier.Opinion opinion = taught.of(reading.words()).judge(reading.words(), byQuery);
        double score = rounded(opinion.score());
        return verdict(score, explanation.of(score, parts, against, byQuery.score(), opinion));
    }

    private Verdict verdict(double score, String explanation) {
        return new Verdict(topic.id(), score, topic.threshold(), explanation);
    }

    private static double rounded(double score) {
        return Math.round(score * 1000) / 1000.0;
    }
}
