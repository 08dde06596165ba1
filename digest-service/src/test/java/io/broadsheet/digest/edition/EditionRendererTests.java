package io.broadsheet.digest.edition;

import static io.broadsheet.digest.edition.TestArticles.article;
import static io.broadsheet.digest.edition.TestArticles.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.mail.MergeField;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.digest.newsletter.Rhythm;
import io.broadsheet.digest.newsletter.Schedule;
import io.broadsheet.digest.rendering.ShippedTemplates;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class EditionRendererTests {

    private static final Instant START = Instant.parse("2026-11-01T07:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T07:00:00Z");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final EditionRenderer renderer = new EditionRenderer(
            ShippedTemplates.templates(),
            ShippedTemplates.messages(),
            new DigestProperties(URI.create("https://news.example.org")),
            DataSize.ofKilobytes(96));

    /** Run with -Dgolden.write=true after a change of design, and look at what changed. */
    @Test
    void rendersTheMailOfTheGoldenFiles() throws IOException {
        MailContent mail = compose(november()).mail();
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve("digest.html"), mail.html());
            Files.writeString(GOLDEN.resolve("digest.txt"), mail.text());
        }
        assertThat(mail.subject()).isEqualTo("The Meta AI Monthly, November 2026");
        assertThat(mail.html()).isEqualTo(Files.readString(GOLDEN.resolve("digest.html")));
        assertThat(mail.text()).isEqualTo(Files.readString(GOLDEN.resolve("digest.txt")));
    }

    @Test
    void rendersTheSameBytesWhateverOrderTheArticlesComeIn() {
        assertThat(compose(november().reversed()).mail())
                .isEqualTo(compose(november()).mail());
    }

    @Test
    void speaksTheLanguageOfTheNewsletter() {
        Newsletter english = monthly();
        Newsletter german = new Newsletter(
                english.id(),
                "Die Post",
                "",
                Locale.GERMAN,
                english.topics(),
                new Schedule(new Rhythm.Daily(true), LocalTime.of(7, 0), ZoneOffset.UTC),
                english.selection(),
                false,
                false,
                english.sender(),
                "");
        MailContent mail = renderer.compose(
                        new EditionPlan(german, new Period("2026-11-30"), 7, START, END, november(), EditionEdits.NONE))
                .mail();

        assertThat(mail.subject()).isEqualTo("Die Post, 30. November 2026");
        assertThat(mail.html())
                .contains(
                        "lang=\"de\"",
                        "Das Wichtigste",
                        "30. November 2026 in 5 Geschichten",
                        "Darüber berichten auch:")
                .doesNotContain("/editions/"); // its archive is off
        assertThat(mail.text()).contains("DAS WICHTIGSTE", "12. November");
    }

    @Test
    void escapesWhatFeedsContain() {
        MailContent mail = compose(List.of(article("a1", "<script>alert(1)</script> & \"co\"", "One. Two.", START)))
                .mail();
        assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;");
        assertThat(mail.text()).contains("<script>alert(1)</script> & \"co\"");
    }

    @Test
    void aFeedCannotPlaceAReadersPersonalLinkInItsOwnText() {
        String mark = MergeField.UNSUBSCRIBE_URL.placeholder();
        MailContent honest =
                compose(List.of(article("a1", "Title", "One. Two.", START))).mail();
        MailContent hostile = compose(List.of(article("a1", "Title" + mark, "One. %s Two.".formatted(mark), START)))
                .mail();

        assertThat(hostile.html()).contains("UNSUBSCRIBE_URL Two.");
        assertThat(hostile.html().split(mark, -1)).hasSameSizeAs(honest.html().split(mark, -1));
        assertThat(hostile.text().split(mark, -1)).hasSameSizeAs(honest.text().split(mark, -1));
    }

    @Test
    void keepsTheMailBelowTheSizeThatClientsClip() {
        List<Article> many = IntStream.range(0, 200)
                .mapToObj(i -> article(
                        "id%03d".formatted(i),
                        "w%d x%d y%d z%d".formatted(i, i, i, i),
                        ("word%d ".formatted(i).repeat(25).strip() + ". ").repeat(3),
                        START.plus(Duration.ofHours(i))))
                .toList();
        Composition composition = renderer.compose(
                new EditionPlan(monthly(3, 200, false), new Period("2026-11"), 1, START, END, many, EditionEdits.NONE));

        assertThat(composition.content().stories()).hasSize(200);
        assertThat(composition.mail().html().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60_000, 96 * 1024);
        assertThat(composition.mail().html())
                .contains("more stories on the web")
                .contains("https://news.example.org/editions/meta-ai/2026-11");
    }

    @Test
    void wrapsPlainTextButNoAddresses() {
        assertThat(compose(november()).mail().text().lines())
                .allMatch(line -> line.length() <= 72 || !line.strip().contains(" "));
    }

    private Composition compose(List<Article> articles) {
        return renderer.compose(
                new EditionPlan(monthly(), new Period("2026-11"), 7, START, END, articles, EditionEdits.NONE));
    }

    private static List<Article> november() {
        return List.of(
                article(
                        "a01",
                        "Meta buys 49% of Scale AI and hires its founder",
                        "The Ledger Wire",
                        0.93,
                        "Meta will pay about $14.3 billion for a 49% stake in Scale AI, the data-labelling company. Its founder leaves to run a new superintelligence group that reports to Mark Zuckerberg.",
                        Instant.parse("2026-11-12T08:00:00Z")),
                article(
                        "a02",
                        "Scale AI sells 49% stake to Meta; founder Wang joins",
                        "Silicon Ferry",
                        0.88,
                        "Scale AI has sold a 49% stake to Meta for about $14.3 billion, and founder Alexandr Wang joins the new superintelligence group at Meta.",
                        Instant.parse("2026-11-12T11:30:00Z")),
                article(
                        "a07",
                        "Scale AI sells 49% stake to Meta: what Wang leaves behind",
                        "Silicon Ferry",
                        0.8,
                        "Alexandr Wang joins the new superintelligence group at Meta, which pays about $14.3 billion for a 49% stake in Scale AI.",
                        Instant.parse("2026-11-12T18:00:00Z")),
                article(
                        "a03",
                        "European regulators let Meta train on public posts",
                        "Docket",
                        0.81,
                        "A German court refused to stop the training of Llama on public posts of adults. Users may object with a form. Consumer groups want to go on.",
                        Instant.parse("2026-11-20T16:00:00Z")),
                article(
                        "a04",
                        "A gas-fired data centre named after a titan",
                        "Grid & Power",
                        0.74,
                        "Prometheus comes online next year with one gigawatt. Its turbines stand in tents, because buildings take too long.",
                        Instant.parse("2026-11-03T09:00:00Z")),
                article(
                        "a05",
                        "What the open weights were good for",
                        "The Margin",
                        0.62,
                        "Universities built on Llama because they could read it. A closed successor would end that, says a survey of forty labs.",
                        Instant.parse("2026-11-25T07:30:00Z")),
                article(
                        "a06",
                        "مساعد جديد يتحدث العربية في واتساب",
                        "Souk Technology",
                        0.58,
                        "",
                        Instant.parse("2026-11-27T10:00:00Z")));
    }
}
