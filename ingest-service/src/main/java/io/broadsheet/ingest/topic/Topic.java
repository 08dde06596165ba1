package io.broadsheet.ingest.topic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Something to write about.
 *
 * @param id key in the configuration file
 * @param threshold score from which an article is selected, 0 to 1
 */
public record Topic(String id, String title, Query query, double threshold) {

    private static final Map<String, Float> BOOSTS = boosts();

    /**
     * Reads a query in Lucene's classic syntax. A word without a field is looked for in all of them, and counts most
     * in the title.
     *
     * @throws InvalidQuery when it is not one
     */
    public static Topic of(String id, String title, String query, double threshold) throws InvalidQuery {
        var parser = new MultiFieldQueryParser(BOOSTS.keySet().toArray(String[]::new), Fields.ANALYZER, BOOSTS);
        parser.setDefaultOperator(QueryParser.Operator.OR);
        parser.setAllowLeadingWildcard(false);
        parser.setDeterminizeWorkLimit(2_000);
        try {
            return new Topic(id, title, parser.parse(query), threshold);
        } catch (ParseException | IndexSearcher.TooManyClauses e) {
            throw new InvalidQuery(firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("not a Lucene query");
    }

    private static Map<String, Float> boosts() {
        Map<String, Float> boosts = new LinkedHashMap<>();
        boosts.put(Fields.TITLE, 3f);
        boosts.put(Fields.SUMMARY, 2f);
        boosts.put(Fields.BODY, 1f);
        return boosts;
    }
}
