package io.broadsheet.digest.edition;

import static io.broadsheet.digest.edition.EditionApp.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.Articles;
import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.testsupport.TestKafka;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators can do with the topic of articles itself: replay what could not be read, and make a past edition anew. */
class ArticleTopicTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static EditionApp app;

    @BeforeAll
    static void start() {
        app = EditionApp.start(TestKafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void keepsARecordThatIsNoArticleForAnOperatorToReplay() {
        PublishedArticles.publish(app, "poison", "{\"id\": \"poison00\", \"title\":", null);
        await().atMost(PATIENCE).until(() -> deadLetters("poison").isPresent());
        JsonNode letter = deadLetters("poison").orElseThrow();
        assertThat(letter.get("reason").asString()).startsWith("not an article event");
        assertThat(letter.get("topic").asString()).isEqualTo("broadsheet.articles");

        String replay = "/api/operator/dead-letters/" + letter.get("id").asLong() + "/replay";
        assertThat(app.post(replay, "").statusCode()).isEqualTo(202);
        assertThat(app.post(replay, "").statusCode()).isEqualTo(409);
        // still no article: the replayed record comes back as another dead letter
        await().atMost(PATIENCE)
                .until(() -> json(app.get("/api/operator/dead-letters", "application/json"))
                                .get("total")
                                .asInt()
                        >= 2);
        assertThat(app.post("/api/operator/dead-letters/999999/replay", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void makesAnEditionOfThePastAnewFromTheTopicAlone() {
        Instant seen = Instant.parse("2024-03-10T08:00:00Z");
        List<String> ids = List.of("past01", "past02", "past03");
        ids.forEach(id -> PublishedArticles.publish(app, id, PublishedArticles.event(id, "Meta " + id, 1, seen), seen));
        Articles stored = app.bean(Articles.class);
        await().atMost(PATIENCE).until(() -> stored.find(ids).size() == 3);
        String rebuilt = "/api/operator/newsletters/meta-ai/editions/2024-03/rebuilt";
        HttpResponse<String> html = app.get(rebuilt + "?issue=4", "text/html");

        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.body()).isEqualTo(composed(stored.find(ids)));
        assertThat(html.headers().firstValue("Broadsheet-Same-As-Stored")).isEmpty();

        Instant later = Instant.parse("2024-04-05T08:00:00Z");
        PublishedArticles.publish(
                app, "past01", PublishedArticles.event("past01", "Meta regrets past01", 2, seen), later);
        await().atMost(PATIENCE)
                .until(() -> stored.find(List.of("past01")).getFirst().revision() == 2);
        assertThat(app.get(rebuilt + "?issue=4", "text/html").body()).isEqualTo(html.body());
        assertThat(app.get(rebuilt, "application/json").body()).contains("Meta past01", "\"issue\":1");
        assertThat(app.get(rebuilt.replace("2024-03", "2024-03-01"), "application/json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.get(rebuilt + "?from=2024-03-11T00:00:00Z", "application/json")
                        .body())
                .doesNotContain("past01");
    }

    private static String composed(List<Article> articles) {
        Newsletter newsletter = app.bean(Newsletters.class).byDefault();
        MailContent mail = app.bean(EditionRenderer.class)
                .compose(new EditionPlan(
                        newsletter,
                        new Period("2024-03"),
                        4,
                        Instant.parse("2024-03-01T07:00:00Z"),
                        Instant.parse("2024-04-01T07:00:00Z"),
                        articles,
                        EditionEdits.NONE))
                .mail();
        return app.bean(StrangersMail.class).of(newsletter.language(), mail).html();
    }

    private static Optional<JsonNode> deadLetters(String key) {
        return json(app.get("/api/operator/dead-letters", "application/json"))
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("key").asString("").equals(key))
                .findFirst();
    }
}
