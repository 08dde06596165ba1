package io.broadsheet.digest.edition;

import static io.broadsheet.digest.edition.TestArticles.article;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.digest.rendering.ShippedTemplates;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Editions as the worst of months make them, each of which has to be a good mail. */
final class MailCases {

    private static final Instant START = Instant.parse("2026-11-01T07:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T07:00:00Z");
    private static final String LONG_TITLE =
            "Meta, which had promised in spring that the successor of its largest model would"
                    + " be out by summer, now says that nobody should expect it before the engineers who were hired from three"
                    + " competitors at a price that no newspaper could confirm have looked at all of it once more";
    private static final String SUMMARY = "Meta will pay about $14.3 billion for a 49% stake in Scale AI, the"
            + " data-labelling company. Its founder leaves to run a new group that reports to Mark Zuckerberg."
            + " Two customers have stopped their orders since.";

    private static final EditionRenderer RENDERER = new EditionRenderer(
            ShippedTemplates.templates(),
            ShippedTemplates.messages(),
            new DigestProperties(URI.create("https://news.example.org")),
            DataSize.ofKilobytes(96));

    private MailCases() {}

    /** What to call it, and the edition. */
    static Map<String, Composition> all() {
        Map<String, Composition> cases = new LinkedHashMap<>();
        cases.put("one-story", compose(TestArticles.monthly(), stories(1), ""));
        cases.put("long-title", compose(TestArticles.monthly(), replaced(stories(7), LONG_TITLE, SUMMARY), ""));
        cases.put(
                "unbreakable-title",
                compose(TestArticles.monthly(), replaced(stories(7), "Llama".repeat(40), "Word".repeat(70) + "."), ""));
        cases.put("empty-summary", compose(TestArticles.monthly(), emptied(stories(9)), ""));
        cases.put(
                "right-to-left",
                compose(
                        TestArticles.monthly(),
                        replaced(
                                stories(6),
                                "ميتا تطلق مساعدا جديدا يتحدث العربية في واتساب",
                                "قالت الشركة إن المساعد متاح اليوم. وسيصل إلى دول أخرى قريبا."),
                        ""));
        cases.put("pictures", compose(withPictures(), pictured(stories(6)), "Dear readers,\n\nthis was a loud month."));
        cases.put("sixty-stories", compose(TestArticles.monthly(3, 60, false), stories(60), ""));
        cases.put("german", compose(german(), stories(8), ""));
        return cases;
    }

    private static Composition compose(Newsletter newsletter, List<Article> articles, String intro) {
        return RENDERER.compose(new EditionPlan(
                newsletter, new Period("2026-11"), 7, START, END, articles, EditionEdits.NONE.introducedBy(intro)));
    }

    private static Newsletter withPictures() {
        return TestArticles.monthly(TestArticles.selection(3, 20, 0, Map.of(), List.of(), true), false);
    }

    private static Newsletter german() {
        Newsletter english = TestArticles.monthly();
        return new Newsletter(
                english.id(),
                "Die Meta-KI-Monatsschau",
                "",
                Locale.GERMAN,
                english.topics(),
                english.schedule(),
                english.selection(),
                false,
                true,
                english.sender(),
                english.postalAddress());
    }

    private static List<Article> stories(int count) {
        List<Article> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant seen = START.plus(Duration.ofHours(3 + 11L * i));
            String title = "Meta %1$sor opens the %1$sum plant near %1$sville".formatted(word(i));
            String summary = SUMMARY.replace("Scale AI", "%1$s Labs of %1$sburg".formatted(word(i)));
            result.add(article("a%02d".formatted(i), title, "The Ledger Wire", 0.9 - i / 100.0, summary, seen));
            if (i % 3 == 0) {
                result.add(article("b%02d".formatted(i), title, "Silicon Ferry", 0.8, summary, seen.plusSeconds(60)));
                result.add(article("c%02d".formatted(i), title, "Silicon Ferry", 0.7, summary, seen.plusSeconds(90)));
                result.add(changed(
                        article("d%02d".formatted(i), title, "The editor's desk", 0.6, summary, seen.plusSeconds(120)),
                        null,
                        summary,
                        null));
            }
        }
        return result;
    }

    private static String word(int i) {
        String letters = "bdfgklmnprst";
        return "%s%so%sa"
                .formatted(
                        Character.toUpperCase(letters.charAt(i % 12)),
                        "aeiou".charAt(i % 5),
                        letters.charAt((i / 5 + 3) % 12) + "" + letters.charAt((i / 12 + 7) % 12));
    }

    /** The first two of them with another title and another summary. */
    private static List<Article> replaced(List<Article> articles, String title, String summary) {
        List<Article> result = new ArrayList<>(articles);
        result.add(article("e1", title, "The Ledger Wire", 0.99, summary, END.minusSeconds(60)));
        result.add(article("e2", "Otherwise: " + title, "Souk Technology", 0.2, "", START.plusSeconds(60)));
        return result;
    }

    private static List<Article> emptied(List<Article> articles) {
        return articles.stream()
                .map(article -> changed(article, article.url(), "", null))
                .toList();
    }

    private static List<Article> pictured(List<Article> articles) {
        return articles.stream()
                .map(article -> changed(
                        article,
                        article.url(),
                        article.summary(),
                        article.id().equals("a01") ? null : "https://press.example/" + article.id() + ".jpg"))
                .toList();
    }

    private static Article changed(Article article, @Nullable String url, String summary, @Nullable String image) {
        return new Article(
                article.id(),
                article.revision(),
                url,
                article.title(),
                article.author(),
                article.sourceId(),
                article.sourceTitle(),
                article.publishedAt(),
                article.firstSeenAt(),
                article.language(),
                summary,
                summary,
                image,
                article.wordCount(),
                article.tags(),
                article.topics(),
                article.sightings());
    }
}
