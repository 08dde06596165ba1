package io.broadsheet.digest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.backoff.BackOffExecution;
import tools.jackson.databind.json.JsonMapper;

class ArticlesTests {

    private final JdbcClient jdbc =
            JdbcClient.create(TestPostgres.migrated("digest", "classpath:db/operator", "classpath:db/digest"));
    private final Articles articles =
            new Articles(jdbc, JsonMapper.shared(), new SettableClock(Instant.parse("2026-11-03T12:00:00Z")));
    private final ArticleListener listener = new ArticleListener(articles, JsonMapper.shared());

    @Test
    void readsEverySampleOfTheContract() {
        listener.on(sample("articles.full.json"));
        listener.on(sample("articles.minimal.json"));

        assertThat(articles.find(List.of("3f1c0a9be27d4c58"))).singleElement().satisfies(article -> {
            assertThat(article.title()).isEqualTo("Meta opens the weights of its next model");
            assertThat(article.firstSeenAt()).isEqualTo("2026-11-03T09:02:11.512Z");
            assertThat(article.sightings()).hasSize(2);
            assertThat(article.tags()).containsExactly("models");
        });
        assertThat(articles.find(List.of("9d2e4470c1f0ab36"))).singleElement().satisfies(article -> {
            assertThat(article.url()).isNull();
            assertThat(article.date()).isEqualTo("2026-11-03T09:02:11Z");
        });
    }

    @Test
    void keepsTheHighestRevisionAndTheFirstSighting() {
        String second = sample("articles.full.json");
        String third = second.replace("\"revision\": 2", "\"revision\": 3")
                .replace("Meta opens", "Meta closes")
                .replace("\"firstSeenAt\": \"2026-11-03", "\"firstSeenAt\": \"2026-11-09");
        listener.on(second);
        listener.on(third);
        listener.on(second);

        Article kept = articles.find(List.of("3f1c0a9be27d4c58")).getFirst();
        assertThat(kept.revision()).isEqualTo(3);
        assertThat(kept.title()).startsWith("Meta closes");
        assertThat(kept.firstSeenAt()).isEqualTo("2026-11-03T09:02:11.512Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | the value is JSON null",
                "[] | not an article event",
                "{} | field id is missing",
                "{\"id\":\"a\",\"revision\":1,\"title\":\" \"} | field title is missing",
                "{\"id\":\"a\",\"revision\":\"many\"} | not an article event"
            })
    void saysWhyARecordIsUnusable(String value, String reason) {
        assertThatThrownBy(() -> listener.on(value))
                .isInstanceOf(UnusableRecord.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void keepsNoAddressThatRunsAScript() {
        listener.on(sample("articles.full.json")
                .replace("https://press.example/meta-opens-weights\"", "javascript:alert(1)\""));

        assertThat(articles.find(List.of("3f1c0a9be27d4c58")).getFirst().url()).isNull();
    }

    @Test
    void waitsForTheDatabaseForEverAndForABadRecordNotAtAll() {
        assertThat(Outages.pause(new IllegalStateException(new DataAccessResourceFailureException("away")))
                        .start()
                        .nextBackOff())
                .isPositive();
        assertThat(Outages.pause(new UnusableRecord("no")).start().nextBackOff())
                .isEqualTo(BackOffExecution.STOP);
        assertThat(Outages.pause(new DataIntegrityViolationException("too long"))
                        .start()
                        .nextBackOff())
                .isEqualTo(BackOffExecution.STOP);
    }

    private static String sample(String name) {
        try (InputStream in = ArticlesTests.class.getResourceAsStream("/contracts/samples/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
