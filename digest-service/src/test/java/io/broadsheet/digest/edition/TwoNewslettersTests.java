package io.broadsheet.digest.edition;

import static io.broadsheet.digest.edition.EditionApp.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.Article.TopicScore;
import io.broadsheet.digest.article.TestArticleStore;
import io.broadsheet.digest.mail.TestMails;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestKafka;
import io.broadsheet.testsupport.TestMailServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One installation with two newsletters that share nothing but the press. */
class TwoNewslettersTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONFIGURATION = """
            topics:
              models: {title: Models, query: "+model"}
              robots: {title: Roboter, query: "+robot"}
            sources:
              desk: {folder: ./articles}
            newsletters:
              models:
                title: The Model Monthly
                topics: [models]
                minimum-articles: 1
                sender: {address: models@press.example, name: The Model Monthly}
              robots:
                title: Die Roboterwoche
                language: de
                topics: [robots]
                schedule: weekly
                day: friday
                time: "18:00"
                zone: Europe/Berlin
                minimum-articles: 1
                sender: {address: robots@press.example, name: Die Roboterwoche}
            mail:
              security: none
            """;

    @Test
    void eachHasItsTopicReadersScheduleSenderLanguageAndTemplates(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("broadsheet.yaml"), CONFIGURATION);
        Path own = Files.createDirectories(directory.resolve("templates/newsletters/robots/email"));
        Files.writeString(own.resolve("digest.ftl"), "Nur für Roboter: ${edition.title}, ${edition.issue}");
        try (var server = new TestMailServer();
                var app = EditionApp.start(
                        TestKafka.bootstrapServers(),
                        Map.of(
                                "broadsheet.config",
                                directory.resolve("broadsheet.yaml").toString(),
                                "digest.templates.directory",
                                directory.resolve("templates").toString(),
                                "mail.port",
                                String.valueOf(server.smtpPort())))) {
            arrives(app, "models");
            arrives(app, "robots");
            subscribes(app, "models", "ada@example.org");
            subscribes(app, "robots", "karl@example.org");

            assertThat(cutOff(app, "models")).isEqualTo("2026-12-01T07:00:00Z");
            assertThat(cutOff(app, "robots")).isEqualTo("2026-11-20T17:00:00Z");
            for (String newsletter : List.of("models", "robots")) {
                assertThat(app.post(edition(newsletter) + "/send", "").statusCode())
                        .isEqualTo(202);
            }

            await().atMost(PATIENCE).until(() -> server.messages().size() == 2);
            String monthly = TestMails.received(server, "ada@example.org");
            assertThat(monthly)
                    .contains("models@press.example", "About models")
                    .doesNotContain("About robots", "Nur für Roboter");
            String weekly = TestMails.received(server, "karl@example.org");
            assertThat(weekly)
                    .contains(
                            "robots@press.example",
                            "About robots",
                            "lang=\"de\"",
                            "Nur für Roboter: Die Roboterwoche, 1")
                    .doesNotContain("About models");
            assertThat(app.get("/editions", "text/html").body()).contains("The Model Monthly", "Die Roboterwoche");
        }
    }

    private static void arrives(EditionApp app, String topic) {
        Article article = TestArticles.article(
                topic, "About " + topic, "All about " + topic + ".", EditionApp.START.minus(Duration.ofHours(1)));
        new TestArticleStore(app.bean(JdbcClient.class), app.bean(SettableClock.class))
                .arrived(new Article(
                        article.id(),
                        article.revision(),
                        article.url(),
                        article.title(),
                        article.author(),
                        article.sourceId(),
                        article.sourceTitle(),
                        article.publishedAt(),
                        article.firstSeenAt(),
                        article.language(),
                        article.summary(),
                        article.text(),
                        article.imageUrl(),
                        article.wordCount(),
                        article.tags(),
                        List.of(new TopicScore(topic, 0.8, 0.5, "")),
                        article.sightings()));
    }

    private static void subscribes(EditionApp app, String newsletter, String email) {
        app.bean(JdbcClient.class)
                .sql("""
                        insert into subscription (newsletter, email, email_key, state, requested_at, created_at)
                        values (:newsletter, :email, :email, 'active', now(), now())""")
                .param("newsletter", newsletter)
                .param("email", email)
                .update();
    }

    private static String edition(String newsletter) {
        return "/api/operator/newsletters/" + newsletter + "/editions/current";
    }

    private static String cutOff(EditionApp app, String newsletter) {
        JsonNode edition = json(app.get(edition(newsletter), "application/json"));
        return edition.get("cutOff").asString();
    }
}
