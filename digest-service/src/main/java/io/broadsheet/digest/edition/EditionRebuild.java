package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.ArticleHistory;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * The edition, as it was composed at its cut-off; nothing when the newsletter's schedule has none of the name.
     *
     * @param from where its window begins; the cut-off before its own if not given
     * @param issue its number
     */
    Optional<Composition> rebuild(Newsletter newsletter, Period period, @Nullable Instant from, int issue) {
        EditionCalendar calendar = EditionCalendar.of(newsletter);
        return calendar.cutOff(period).map(cutOff -> {
            Instant begin =
                    from == null ? calendar.latest(cutOff.minusMillis(1)).cutOff() : from;
            return renderer.compose(new EditionPlan(
                    newsletter,
                    period,
                    issue,
                    begin,
                    cutOff,
                    candidates(newsletter, begin, cutOff),
                    edits.of(newsletter.id(), period)));
        });
    }

    /** What came into the window, or came too late for the one before. */
    private List<Article> candidates(Newsletter newsletter, Instant begin, Instant cutOff) {
        return history.asOf(cutOff).stream()
                .filter(told -> told.since().isAfter(begin)
                        || told.article().firstSeenAt().isAfter(begin))
                .map(ArticleHistory.Told::article)
                .filter(article -> !article.firstSeenAt().isAfter(cutOff)
                        && article.bestOf(newsletter.topics()).isPresent())
                .toList();
    }
}
