package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.newsletter.Newsletter;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * Everything that decides what an edition says: the same plan gives the same edition, to the byte.
 *
 * @param windowFrom its articles were first seen after this, or belong to an edition that was skipped …
 * @param windowTo … and not after this
 * @param candidates the selected articles of the window that no edition decided about yet
 */
record EditionPlan(
        Newsletter newsletter,
        YearMonth period,
        int issue,
        Instant windowFrom,
        Instant windowTo,
        List<Article> candidates) {

    /** Nothing published before this is news any more, however late it was seen. */
    Instant oldest() {
        return windowFrom.minus(newsletter.lookBack());
    }
}
