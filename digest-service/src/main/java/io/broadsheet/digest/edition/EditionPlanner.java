package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;

/** Says what an edition would be made of at a given time. */
final class EditionPlanner {

    private final Editions editions;
    private final EditionArticles articles;
    private final EditsOfEditions edits;

    EditionPlanner(Editions editions, EditionArticles articles, EditsOfEditions edits) {
        this.editions = editions;
        this.articles = articles;
        this.edits = edits;
    }

    /**
     * Plans the edition.
     *
     * @param firstStart when the newsletter ran first
     */
    EditionPlan plan(Newsletter newsletter, Period period, Instant firstStart, Instant now) {
        Instant until = EditionCalendar.of(newsletter)
                .cutOff(period)
                .filter(cutOff -> cutOff.isBefore(now))
                .orElse(now);
        return plan(newsletter, period, editions.nextIssue(newsletter.id()), firstStart, until);
    }

    /** Plans an edition again that was composed before, with the same window and number. */
    EditionPlan planAgain(Newsletter newsletter, Edition composed, Instant firstStart, Instant now) {
        return plan(
                newsletter,
                composed.period(),
                composed.issue() == null ? editions.nextIssue(newsletter.id()) : composed.issue(),
                firstStart,
                composed.windowTo() == null ? now : composed.windowTo());
    }

    private EditionPlan plan(Newsletter newsletter, Period period, int issue, Instant firstStart, Instant until) {
        return new EditionPlan(
                newsletter,
                period,
                issue,
                editions.lastCutOff(newsletter.id(), until).orElse(firstStart),
                until,
                articles.undecided(newsletter.id(), newsletter.topics(), until),
                edits.of(newsletter.id(), period));
    }
}
