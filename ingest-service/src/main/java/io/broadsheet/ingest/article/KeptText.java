package io.broadsheet.ingest.article;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of an article's plain text.
 *
 * @param words of the whole text; null when only its beginning is kept
 */
record KeptText(String plain, @Nullable Integer words) {

    /** Characters of a beginning, about two sentences: these and the title say most of what an article is about. */
    static final int BEGINNING = 200;

    /**
     * How much is kept.
     *
     * @param all whether of every article, rather than of those alone in which some topic found something
     */
    record Choice(boolean all) {
        KeptText of(Candidate candidate, Verdicts verdicts) {
            String plain = candidate.text().plain();
            return all || !verdicts.foundNothing() || plain.length() <= BEGINNING
                    ? new KeptText(plain, candidate.text().words())
                    : new KeptText(ArticleText.cut(plain, BEGINNING), null);
        }
    }
}
