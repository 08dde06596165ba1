package io.broadsheet.ingest.topic;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.memory.MemoryIndex;

/** The fields a query can name, and how their text becomes words. */
final class Fields {

    static final String TITLE = "title";
    static final String SUMMARY = "summary";
    static final String BODY = "body";
    /** Title, summary and the start of the body once more: what an article is about, it says early. */
    static final String LEAD = "lead";

    static final Analyzer ANALYZER = new EnglishAnalyzer();

    private static final int LEAD_WORDS = 60;

    private Fields() {}

    static MemoryIndex index(ArticleFields article) {
        var index = new MemoryIndex(true);
        index.setSimilarity(new RelevanceSimilarity());
        index.addField(TITLE, article.title(), ANALYZER);
        index.addField(SUMMARY, article.summary(), ANALYZER);
        index.addField(BODY, article.body(), ANALYZER);
        index.addField(LEAD, lead(article), ANALYZER);
        return index;
    }

    private static String lead(ArticleFields article) {
        String text = article.summary() + "\n" + article.body();
        int words = 0;
        int at = 0;
        while (at < text.length() && words < LEAD_WORDS) {
            if (Character.isWhitespace(text.charAt(at)) && at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
                words++;
            }
            at++;
        }
        return article.title() + "\n" + text.substring(0, at);
    }
}
