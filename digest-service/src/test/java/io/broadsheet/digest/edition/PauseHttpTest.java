package io.broadsheet.digest.edition;

import static io.broadsheet.digest.edition.EditionApp.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.ScriptedSmtpServer;
import io.broadsheet.testsupport.TestKafka;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An edition that fails over and over, as its operator sees it and puts it right. */
class PauseHttpTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String EDITION = "/api/operator/newsletters/meta-ai/editions/2026-10";
    private static final int READERS = 60;

    private final ScriptedSmtpServer server = new ScriptedSmtpServer();
    private final EditionApp app = EditionApp.start(
            TestKafka.bootstrapServers(),
            Map.of(
                    "mail.port", String.valueOf(server.port()),
                    "mail.security", "none",
                    "mail.connections", "2",
                    "digest.delivery.pause-after-failures", "5"));

    @AfterEach
    void stop() {
        app.close();
        server.close();
    }

    @Test
    void itPausesByItselfSaysWhyAndGoesOnWithTheOthersWhenTold() {
        server.onContent(to -> "554 5.7.1 your network is on our list");
        readers();
        anEditionThatWaitsForApproval();

        assertThat(app.post(EDITION + "/approve", "").statusCode()).isLessThan(300);

        JsonNode paused =
                await().atMost(LONG).until(this::edition, it -> state(it).equals("paused"));
        assertThat(paused.get("reason").asString())
                .matches("\\d+ mails in a row failed, the last one: 554 5.7.1 your network is on our list");
        // mails that were on their way when it paused have come to their end
        await().atMost(LONG).until(() -> sending() == 0);
        long refused = server.mails().size();
        assertThat(numbers(edition()).get("failed").asLong()).isEqualTo(refused);
        assertThat(refused).as("most readers are left in peace").isLessThan(READERS);

        server.onContent(to -> "250 2.0.0 Ok: queued as 4F2A for <reader@example.org>");
        assertThat(app.post(EDITION + "/resume", "").statusCode()).isLessThan(300);

        JsonNode sent =
                await().atMost(LONG).until(this::edition, it -> state(it).equals("sent"));
        assertThat(numbers(sent).get("failed").asLong()).isEqualTo(refused);
        assertThat(numbers(sent).get("sent").asLong()).isEqualTo(READERS - refused);
        assertThat(sent.has("reason") && !sent.get("reason").isNull()).isFalse();
        JsonNode taken = json(app.get(EDITION + "/deliveries?state=sent&size=1", "application/json"))
                .get("items")
                .get(0);
        assertThat(taken.get("reply").asString()).isEqualTo("250 2.0.0 Ok: queued as 4F2A for <…>");
    }

    private void readers() {
        app.bean(JdbcClient.class).sql("""
                insert into subscription (newsletter, email, email_key, state, requested_at, created_at)
                select 'meta-ai', address, address, 'active', now(), now()
                from generate_series(1, :readers) i, lateral (select 'r' || i || '@example.org') as reader (address)""").param("readers", READERS).update();
    }

    private long sending() {
        return app.bean(JdbcClient.class)
                .sql("select count(*) from delivery where state = 'sending'")
                .query(Long.class)
                .single();
    }

    private JsonNode edition() {
        return json(app.get(EDITION, "application/json"));
    }

    private static String state(JsonNode edition) {
        return edition.get("state").asString();
    }

    private static JsonNode numbers(JsonNode edition) {
        return edition.get("progress");
    }

    private void anEditionThatWaitsForApproval() {
        app.bean(JdbcClient.class).sql("""
                insert into edition (newsletter, period, state, issue, window_from, window_to, content, subject, html,
                    plain, rendered_at, composed_at)
                values ('meta-ai', '2026-10', 'held', 1, '2026-10-01', '2026-11-01', cast(:content as jsonb), 'News', '<p>News</p>',
                    'News', now(), now())""").param("content", """
                {"title": "News", "period": "2026-10", "issue": 1, "intro": "", "leftOut": [], "sections": [{"title": "News",
                 "stories": [{"also": [], "lead": {"id": "a", "title": "News", "source": "desk", "day": "2026-10-01",
                 "minutes": 1, "excerpt": "", "score": 1, "why": "test"}}]}]}""").update();
    }
}
