package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Newsletter;
import java.time.Instant;
import java.time.YearMonth;

/** Says what an edition of a month would be made of at a given time. */
final class EditionPlanner {

    private final Editions editions;
    private final EditionArticles articles;

    EditionPlanner(Editions editions, EditionArticles articles) {
        this.editions = editions;
        this.articles = articles;
    }

    /**
     * Plans the edition.
     *
     * @param firstStart when the newsletter ran first
     */
    EditionPlan plan(Newsletter newsletter, YearMonth period, Instant firstStart, Instant now) {
        Instant cutOff = EditionCalendar.of(newsletter).cutOff(period);
        Instant until = cutOff.isBefore(now) ? cutOff : now;
        return new EditionPlan(
                newsletter,
                period,
                editions.nextIssue(newsletter.id()),
                editions.lastCutOff(newsletter.id()).orElse(firstStart),
                until,
                articles.undecided(newsletter.id(), newsletter.topics(), until));
    }
}
