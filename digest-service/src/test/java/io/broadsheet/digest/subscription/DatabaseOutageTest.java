package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.TestKafka;
import io.broadsheet.testsupport.TestPostgres;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseOutageTest {

    @Test
    void failuresAreSaidPlainlyAndNothingTypedIsLost() {
        String database = TestPostgres.freshDatabase();
        try (ReaderApp app = ReaderApp.on(
                database,
                TestKafka.bootstrapServers(),
                "spring.datasource.hikari.connection-timeout=500",
                "newsletters.meta-ai.title=The Meta AI Monthly", // named first, and thus the one by default
                "newsletters.post.language=de",
                "newsletters.post.title=Die Modell-Post",
                "newsletters.post.topics=meta-ai",
                "newsletters.post.sender.address=post@example.org")) {
            String token = app.token(TokenPurpose.CONFIRM, UUID.randomUUID());
            drop(database);

            HttpResponse<String> form = app.post("/subscriptions", Map.of("email", "ada@example.org", "name", "Ada"));
            assertThat(form.statusCode()).isEqualTo(503);
            assertThat(form.body())
                    .contains("Something went wrong. Please try again", "value=\"ada@example.org\"", "value=\"Ada\"");

            HttpResponse<String> api = app.postJson("/api/subscriptions", "{\"email\": \"ada@example.org\"}");
            assertThat(api.statusCode()).isEqualTo(503);
            assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(app.postJson("/api/subscriptions", "{\"email\": \"ada@example.org\", \"newsletter\": \"post\"}")
                            .body())
                    .as("shown to readers by a form elsewhere")
                    .contains("Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal.");

            HttpResponse<String> link = app.post("/confirm", Map.of("token", token));
            assertThat(link.statusCode()).isEqualTo(503);
            assertThat(link.body()).contains("<html", "Something went wrong. Please try again");

            assertThat(app.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aSignupWhoseMailCannotBeOwedIsNoSignup() {
        try (ReaderApp app = ReaderApp.start(TestKafka.bootstrapServers())) {
            app.jdbc().sql("alter table delivery rename to delivery_gone").update();

            assertThat(app.post("/subscriptions", Map.of("email", "half@example.org"))
                            .statusCode())
                    .isEqualTo(503);

            assertThat(app.knows("half@example.org")).isFalse();
            assertThat(app.jdbc()
                            .sql("select count(*) from subscription_event")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static void drop(String url) {
        int slash = url.lastIndexOf('/');
        JdbcClient.create(new DriverManagerDataSource(url.substring(0, slash) + "/postgres", "postgres", ""))
                .sql("drop database " + url.substring(slash + 1) + " with (force)")
                .update();
    }
}
