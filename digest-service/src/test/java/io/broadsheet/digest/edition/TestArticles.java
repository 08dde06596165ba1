package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.Article.Sighting;
import io.broadsheet.digest.article.Article.TopicScore;
import io.broadsheet.digest.mail.Sender;
import io.broadsheet.digest.newsletter.MonthlyDay;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Rhythm;
import io.broadsheet.digest.newsletter.Schedule;
import io.broadsheet.digest.newsletter.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Articles and newsletters as tests need them. */
public final class TestArticles {

    private TestArticles() {}

    public static Newsletter monthly() {
        return monthly(3, 20, false);
    }

    public static Newsletter monthly(int minimum, int maximum, boolean approval) {
        return monthly(selection(minimum, maximum, 0, Map.of(), List.of(), false), approval);
    }

    public static Selection selection(
            int minimum,
            int maximum,
            int perSource,
            Map<String, Double> weights,
            List<Selection.Section> sections,
            boolean images) {
        return new Selection(minimum, maximum, perSource, Duration.ofDays(31), weights, sections, images);
    }

    public static Newsletter monthly(Selection selection, boolean approval) {
        return scheduled(
                new Schedule(new Rhythm.Monthly(MonthlyDay.numbered(1)), LocalTime.of(7, 0), ZoneOffset.UTC),
                selection,
                approval);
    }

    public static Newsletter scheduled(Schedule schedule, Selection selection, boolean approval) {
        return new Newsletter(
                "meta-ai",
                "The Meta AI Monthly",
                "What Meta decided about AI this month.",
                Locale.ENGLISH,
                List.of("meta-ai"),
                schedule,
                selection,
                approval,
                true,
                new Sender("news@example.org", "The Meta AI Monthly", null),
                "Example Press, 1 Paper Lane, 12345 Inktown");
    }

    public static Article article(String id, String title, String summary, Instant seen) {
        return article(id, title, "Source of " + id, 0.7, summary, seen);
    }

    public static Article article(
            String id, String title, String source, double score, String summary, Instant published) {
        return new Article(
                id,
                1,
                "https://press.example/" + id,
                title,
                null,
                source.toLowerCase(Locale.ROOT).replace(' ', '-'),
                source,
                published,
                published,
                "en",
                summary,
                summary,
                null,
                440,
                List.of(),
                List.of(new TopicScore("meta-ai", score, 0.5, "title: meta, ai")),
                List.of(new Sighting(source, null, published)));
    }
}
