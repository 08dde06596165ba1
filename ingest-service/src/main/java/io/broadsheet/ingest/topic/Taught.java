package io.broadsheet.ingest.topic;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What examples taught: of articles, and of the teasers that many feeds have instead. A teaser has a tenth of the words,
 * and by what was learned from articles each of them would say ten times as much.
 */
record Taught(Classifier ofArticles, Classifier ofTeasers) {

    /** Words; title and two sentences have up to about fifty. */
    private static final int LONGEST_TEASER = 60;
    /** Beside this the words of a teaser count the less, the fewer there are; an article's hardly feel it. */
    private static final double BALLAST = 1_000;

    /**
     * Learns from the examples, and then from them and what a feed might show of them.
     *
     * @param byQuery what the query alone says of an article
     * @throws InvalidExamples when there are too few of a kind
     */
    static Taught by(List<LabelledExample> examples, Function<Reading, ByQuery> byQuery) throws InvalidExamples {
        List<Lesson> articles = lessons(examples.stream(), byQuery);
        List<Lesson> teasers = lessons(examples.stream().map(LabelledExample::teaser), byQuery);
        List<Lesson> both = Stream.concat(articles.stream(), teasers.stream()).toList();
        return new Taught(Training.of(articles, 0), Training.of(both, BALLAST));
    }

    private static List<Lesson> lessons(Stream<LabelledExample> examples, Function<Reading, ByQuery> byQuery) {
        return examples.map(example -> {
                    var reading = new Reading(example.article());
                    return new Lesson(reading.words(), byQuery.apply(reading), example.relevant());
                })
                .toList();
    }

    Classifier of(WordPlaces article) {
        return article.size() < LONGEST_TEASER ? ofTeasers : ofArticles;
    }
}
