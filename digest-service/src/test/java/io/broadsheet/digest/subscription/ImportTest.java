package io.broadsheet.digest.subscription;

import static io.broadsheet.digest.subscription.Uploads.begun;
import static io.broadsheet.digest.subscription.Uploads.counts;
import static io.broadsheet.digest.subscription.Uploads.finished;
import static io.broadsheet.digest.subscription.Uploads.imported;
import static io.broadsheet.digest.subscription.Uploads.problems;
import static io.broadsheet.digest.subscription.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class ImportTest {

    private static final ReaderApp app = ReaderApp.shared();

    @Test
    void putsReadersOnTheListWithTheEvidenceThatTheyAgreed() {
        JsonNode job = imported(Uploads.HEADER + """
                Lise@Example.ORG,"Meitner, Lise",2026-03-01T12:00:00Z,paper form
                emmy@example.org,,2026-03-02,conference desk
                """);

        assertThat(job.get("state").asString()).isEqualTo("done");
        assertThat(job.get("imported").asInt()).isEqualTo(2);
        assertThat(job.get("progress").asDouble()).isEqualTo(1);
        assertThat(app.state("lise@example.org")).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(app.jdbc().sql("""
                                select name, email, confirmed_at::text || ' ' || consent_at::text, consent_source, type
                                from subscription join subscription_event event on subscription_id = subscription.id
                                where email_key = 'lise@example.org'""").query().singleRow().values())
                .containsExactly(
                        "Meitner, Lise",
                        "Lise@example.org",
                        "2026-03-01 12:00:00+00 2026-03-01 12:00:00+00",
                        "paper form",
                        "imported");
        assertThat(app.jdbc()
                        .sql("select count(*) from subscription_import_part where import_id = ?")
                        .param(UUID.fromString(job.get("id").asString()))
                        .query(Long.class)
                        .single())
                .as("the file is deleted when it is worked off")
                .isZero();
    }

    @Test
    void leavesWhoIsOnTheListAsTheyAre() {
        UUID pending = app.pending("waits.listed@example.org");
        UUID left = app.active("has.left.listed@example.org");
        app.bean(Transitions.class).unsubscribe(left, Origin.of("unsubscribe-page"));
        UUID erased = app.active("erased.listed@example.org");
        app.bean(Transitions.class).erase(erased, Origin.of("operator"));
        String file = Uploads.HEADER + """
                waits.listed@example.org,New Name,2026-03-01,list
                has.left.listed@example.org,,2026-03-01,list
                erased.listed@example.org,,2026-03-01,list
                twice.listed@example.org,,2026-03-01,list
                Twice.listed@example.org,,2026-03-01,list
                """;

        JsonNode job = imported(file);

        assertThat(counts(job)).containsExactly(1, 2, 2, 0);
        assertThat(app.state("waits.listed@example.org")).isEqualTo(SubscriptionState.PENDING);
        assertThat(app.bean(Subscriptions.class).find(pending).orElseThrow().name())
                .isNull();
        assertThat(app.state("has.left.listed@example.org")).isEqualTo(SubscriptionState.UNSUBSCRIBED);
        assertThat(app.knows("erased.listed@example.org")).isFalse();
        assertThat(problems(job))
                .contains("3,email,\"has left or was erased, and stays away\",")
                .doesNotContain("erased.listed@example.org");
        assertThat(counts(imported(file))).as("the same once more").containsExactly(0, 3, 2, 0);
    }

    @Test
    void saysOfEveryRowWhatIsWrongWithIt() {
        JsonNode job = imported(Uploads.HEADER + """
                nobody,,2026-03-01,list
                ,,2026-03-01,list
                a1@example.org,http://spam.example,2026-03-01,list
                a2@example.org,,,list
                a3@example.org,,last summer,list
                a4@example.org,,2099-01-01,list
                a5@example.org,,2026-03-01,
                a6@example.org
                =cmd@example,,2026-03-01,list
                a7@example.org,,0001-01-01T00:00:00+05:00,list
                good.listed@example.org,'=Name,2026-03-01 10:00:00,list
                """);

        assertThat(counts(job)).containsExactly(1, 0, 0, 10);
        assertThat(problems(job)).isEqualToNormalizingNewlines("""
                        row,column,problem,value
                        2,email,is not an e-mail address,nobody
                        3,email,is missing,
                        4,name,"is longer than 80 characters, or has a link or control characters",http://spam.example
                        5,consent_at,is missing,
                        6,consent_at,is no time like 2026-03-01T12:00:00Z or 2026-03-01,last summer
                        7,consent_at,lies in the future,2099-01-01
                        8,consent_source,is missing,
                        9,consent_at,is missing,
                        10,email,is not an e-mail address,'=cmd@example
                        11,consent_at,lies before there was e-mail,0001-01-01T00:00:00+05:00
                        """);
        assertThat(app.bean(Subscriptions.class)
                        .find(app.id("good.listed@example.org"))
                        .orElseThrow()
                        .name())
                .isEqualTo("=Name");
    }

    @Test
    void whoIsErasedAtThatMomentStaysErased() {
        UUID reader = app.active("erased.meanwhile@example.org");
        String file = Uploads.HEADER + "erased.meanwhile@example.org,,2026-03-01,list\n";

        String job = new TransactionTemplate(app.bean(PlatformTransactionManager.class)).execute(_ -> {
            app.bean(Transitions.class).erase(reader, Origin.of("operator"));
            String location = begun(file);
            await().until(() -> app.jdbc()
                    .sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock')")
                    .query(Boolean.class)
                    .single());
            return location;
        });

        assertThat(counts(finished(job))).containsExactly(0, 0, 1, 0);
        assertThat(app.knows("erased.meanwhile@example.org")).isFalse();
    }

    @Test
    void takesNoFileThatNamesAColumnTwice() {
        HttpResponse<String> answer =
                upload("email,Email,consent_at,consent_source\na@example.org,b@example.org,2026-03-01,list\n");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("names the column email twice");
    }

    @Test
    void takesNoFileWithoutEvidenceOfConsent() {
        HttpResponse<String> answer = upload("email,name\nada@example.org,Ada\n");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("It lacks consent_at, consent_source; it has [email, name]");
        assertThat(upload("").statusCode()).isEqualTo(422);
        assertThat(app.send("/api/operator/subscriptions/import?newsletter=nix", "text/csv", Uploads.HEADER)
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.send("/api/operator/subscriptions/import", "application/json", "{}")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void stopsAtAQuotationMarkThatIsNeverClosedAndKeepsWhatWasBefore() {
        JsonNode job = imported(Uploads.HEADER
                + "first.listed@example.org,,2026-03-01,list\nsecond@example.org,\"open,2026-03-01,list\n"
                + "further.listed@example.org,,2026-03-01,list\n".repeat(10_000));

        assertThat(job.get("state").asString()).isEqualTo("failed");
        assertThat(job.get("reason").asString())
                .contains("after row 2", "longer than 100000 characters; is a quotation mark not closed?");
        assertThat(app.state("first.listed@example.org")).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(app.knows("further.listed@example.org")).isFalse();
    }

    @Test
    void anExportGoesInAgain() {
        UUID reader = app.active("export.listed@example.org");
        app.jdbc()
                .sql("update subscription set name = '=1+1' where id = ?")
                .param(reader)
                .update();

        HttpResponse<String> export =
                app.get("/api/operator/subscriptions/export?state=active", "Authorization", ReaderApp.OPERATOR);

        assertThat(export.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        String line = export.body()
                .lines()
                .filter(each -> each.startsWith("export.listed@example.org"))
                .findFirst()
                .orElseThrow();
        assertThat(line)
                .startsWith("export.listed@example.org,'=1+1,20")
                .contains(",confirmed by mail,meta-ai,active,");

        app.jdbc().sql("delete from subscription where id = ?").param(reader).update();
        assertThat(counts(imported(export.body().lines().findFirst().orElseThrow() + "\n" + line + "\n")))
                .containsExactly(1, 0, 0, 0);
        assertThat(app.bean(Subscriptions.class)
                        .find(app.id("export.listed@example.org"))
                        .orElseThrow()
                        .name())
                .isEqualTo("=1+1");
    }
}
