package io.broadsheet.ingest.topic;

/**
 * Something to write about.
 *
 * @param id key in the configuration file
 * @param threshold score from which an article is selected, 0 to 1
 */
public record Topic(String id, String title, TopicQuery query, double threshold) {

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
        return new Topic(id, title, QueryReader.read(query), threshold);
    }
}
