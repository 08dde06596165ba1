package io.broadsheet.ingest.article;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of an article's plain text.
 *
 * @param words of the whole text; null when only its beginning is kept
 */
record KeptText(String plain, @Nullable Integer words) {

    /** Characters of a beginning at most, about two sentences: these and the title say most of what an article is about. */
    static final int BEGINNING = 200;

    /**
     * How much is kept.
     *
     * @param all whether of every article, rather than of those alone that have a word of some topic of their source
     */
    record Choice(boolean all) {
        /** @param verdicts all that there are on the article */
        KeptText of(NewArticle article, Verdicts verdicts) {
            ArticleText text = article.candidate().text();
            return all
                            || !article.silent()
                            || verdicts.selected()
                            || text.plain().length() <= BEGINNING
                    ? new KeptText(text.plain(), text.words())
                    : new KeptText(beginning(text.plain()), null);
        }

        /** Whole words: half of one may be another. */
        private static String beginning(String plain) {
            int end = plain.lastIndexOf(' ', BEGINNING - 1);
            return end < BEGINNING / 2 ? ArticleText.cut(plain, BEGINNING) : plain.substring(0, end) + "…";
        }
    }
}
