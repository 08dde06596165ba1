package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import java.util.List;

/**
 * Everything that decides what an edition says: the same plan gives the same edition, to the byte.
 *
 * @param windowFrom its articles were first seen after this, or belong to an edition that was skipped …
 * @param windowTo … and not after this
 * @param candidates the selected articles of the window that no edition decided about yet
 * @param edits what an operator wants to be different
 */
record EditionPlan(
        Newsletter newsletter,
        Period period,
        int issue,
        Instant windowFrom,
        Instant windowTo,
        List<Article> candidates,
        EditionEdits edits) {

    /** Nothing published before this is news any more, however late it was seen. */
    Instant oldest() {
        return windowFrom.minus(newsletter.selection().lookBack());
    }

    /** Whether it may be in the edition, as far as that can be said of one article alone. */
    boolean admits(Article article) {
        return edits.pinned().contains(article.id())
                || (!edits.excluded().containsKey(article.id())
                        && !article.date().isBefore(oldest()));
    }

    /** How many articles the edition has to offer, whatever does not fit among them. */
    long offered() {
        return candidates.stream().filter(this::admits).count();
    }
}
