package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.ArticleHistory;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import java.util.List;

/** Makes an edition of the past anew from the topic of articles alone; changes nothing. */
final class EditionRebuild {

    private final ArticleHistory history;
    private final EditionRenderer renderer;
    private final EditsOfEditions edits;

    EditionRebuild(ArticleHistory history, EditionRenderer renderer, EditsOfEditions edits) {
        this.history = history;
        this.renderer = renderer;
        this.edits = edits;
    }

    /**
     * What an edition was made of.
     *
     * @param from articles were first seen after this …
     * @param to … and not after this
     * @param decidedAt when the edition before was composed: what came later is in this one, whenever it was seen; the epoch
     *     where there was none
     * @param composedAt what the topic had by then counts
     */
    record Window(Instant from, Instant to, Instant decidedAt, Instant composedAt) {}

    Composition rebuild(Newsletter newsletter, Period period, Window window, int issue) {
        return renderer.compose(new EditionPlan(
                newsletter,
                period,
                issue,
                window.from(),
                window.to(),
                candidates(newsletter, window),
                edits.of(newsletter.id(), period)));
    }

    /** What came into the window, or came too late for the one before. */
    private List<Article> candidates(Newsletter newsletter, Window window) {
        return history.asOf(window.composedAt()).stream()
                .filter(told -> told.since().isAfter(window.decidedAt())
                        || told.article().firstSeenAt().isAfter(window.from()))
                .map(ArticleHistory.Told::article)
                .filter(article -> !article.firstSeenAt().isAfter(window.to())
                        && article.bestOf(newsletter.topics()).isPresent())
                .toList();
    }
}
