package io.broadsheet.ingest.topic;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to write about.
 *
 * @param id key in the configuration file
 * @param threshold score from which an article is selected, 0 to 1
 * @param examples that taught it
 * @param taught what they taught; absent when there were none, and the query alone decides
 * @param hints words without one of which an article is not about it
 * @param silence the verdict on articles without
 */
public record Topic(
        String id,
        String title,
        TopicQuery query,
        double threshold,
        List<LabelledExample> examples,
        @Nullable Taught taught,
        Hints hints,
        Verdict silence) {

    private Topic(
            String id,
            String title,
            TopicQuery query,
            double threshold,
            List<LabelledExample> examples,
            @Nullable Taught taught) {
        this(
                id,
                title,
                query,
                threshold,
                examples,
                taught,
                Hints.of(query),
                new Verdict(id, 0, threshold, Explanation.ofSilence(query, threshold)));
    }

    /**
     * Reads a query in Lucene's classic syntax.
     *
     * <ul>
     *   <li>Each {@code +} or {@code AND} clause is a part that an article has to be about; words without a sign count
     *       for every part.
     *   <li>{@code against:(…)} takes from the score, {@code -} rules an article out.
     *   <li>{@code meta} finds any spelling and ending, {@code Meta} only the name, {@code AI} only capitals.
     *   <li>{@code ^0.5} makes a word count half; {@code title:}, {@code summary:} and {@code body:} look only there.
     * </ul>
     *
     * @throws InvalidQuery when it is not one
     */
    public static Topic of(String id, String title, String query, double threshold) throws InvalidQuery {
        return new Topic(id, title, QueryReader.read(query), threshold, List.of(), null);
    }

    /**
     * The same topic, judging by the words of labelled examples as well.
     *
     * @throws InvalidExamples when there are too few
     */
    public Topic taughtBy(List<LabelledExample> examples) throws InvalidExamples {
        Taught taught = Taught.by(examples, article -> new Judgement(article, this).byQuery());
        return new Topic(id, title, query, threshold, List.copyOf(examples), taught);
    }

    /**
     * A topic with another query and threshold, taught by the same examples.
     *
     * @throws InvalidQuery when it is not one
     */
    public Topic asking(String query, double threshold) throws InvalidQuery {
        Topic other = of(id, title, query, threshold);
        try {
            return examples.isEmpty() ? other : other.taughtBy(examples);
        } catch (InvalidExamples e) {
            throw new IllegalStateException("examples that were enough are too few", e);
        }
    }

    /** What was learned and made of the rest says nothing more; a file that was saved unchanged gives the same topic. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Topic topic
                && id.equals(topic.id)
                && title.equals(topic.title)
                && query.equals(topic.query)
                && threshold == topic.threshold
                && examples.equals(topic.examples);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, title, query, threshold);
    }
}
