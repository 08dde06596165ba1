package io.broadsheet.digest.article;

/** Names that the two ends of the article topic agree on. */
final class ArticleTopics {

    static final String ARTICLES = "broadsheet.articles";
    static final String DEAD_LETTERS = ARTICLES + ".dlt";

    /** Header of a dead letter: why, in one sentence. */
    static final String REASON = "broadsheet-reason";

    private ArticleTopics() {}
}
