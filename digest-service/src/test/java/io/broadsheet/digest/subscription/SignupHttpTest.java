package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.digest.newsletter.Newsletters;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignupHttpTest {

    private final ReaderApp app = ReaderApp.shared();

    @Test
    void theFrontPageSaysWhatTheNewsletterIs() {
        HttpResponse<String> page = app.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<html",
                        "The Meta AI Monthly",
                        "Once monthly, no spam",
                        "What Meta decided about AI",
                        "/editions");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'");
    }

    @Test
    void aSignupSendsTheReaderToTheInbox() {
        HttpResponse<String> answer = app.post("/subscriptions", Map.of("email", "Ada@Example.org", "name", "Ada"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/subscriptions/check-your-inbox");
        assertThat(app.get("/subscriptions/check-your-inbox").body()).contains("Thanks — check your inbox");
        assertThat(app.state("ada@example.org")).isEqualTo(SubscriptionState.PENDING);
        assertThat(app.owed("ada@example.org", DeliveryKind.CONFIRMATION)).isEqualTo(1);
    }

    @Test
    void badInputComesBackWithTheMessageBesideTheField() {
        HttpResponse<String> page = app.post(
                "/subscriptions", Map.of("email", "not an \"address\"", "name", "see https://spam.example <script>"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "value=\"not an &quot;address&quot;\"",
                        "value=\"see https://spam.example &lt;script&gt;\"",
                        "id=\"email-problem\"",
                        "id=\"name-problem\"",
                        "aria-invalid=\"true\"",
                        "This is not an e-mail address")
                .doesNotContain("<script");
    }

    @Test
    void anUnknownNewsletterIsRefused() {
        assertThat(app.post("/subscriptions", Map.of("email", "n@example.org", "newsletter", "nope"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(app.knows("n@example.org")).isFalse();
    }

    @Test
    void anEmptyFormAsksForTheAddress() {
        assertThat(app.post("/subscriptions", Map.of()).body()).contains("Enter your e-mail address.");
    }

    @Test
    void aProgramThatFillsTheHiddenFieldIsAnsweredAndIgnored() {
        HttpResponse<String> answer =
                app.post("/subscriptions", Map.of("email", "bot@example.org", "website", "https://spam.example"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(app.knows("bot@example.org")).isFalse();
    }

    @Test
    @SuppressWarnings("unchecked") // of a bean's type
    void theTimeOfTheAnswerDoesNotGiveTheHiddenFieldAway() {
        Iterator<Long> clock = List.of(0L, 999_999L).iterator();
        var signups = new Signups(
                new SignupCheck(app.bean(Newsletters.class), LocalPartCase.IGNORED, app.bean(RefusedDomains.class)),
                app.bean(FormStamp.class),
                app.bean(Effort.class),
                app.bean(MailDomains.class),
                app.bean(SignupLimit.class),
                app.bean(GroupWriter.class),
                new AnswerBeat(Duration.ofMillis(1), clock::next));
        var form = new SignupForm("bot@example.org", null, null, "https://spam.example", null, null, null, null);
        assertThat(signups.take(form, Origin.of("api"))).isEqualTo(new SignupOutcome.Accepted());
        assertThat(clock).as("answered on the beat").isExhausted();
    }

    @Test
    void knownAndUnknownAddressesGetTheSameAnswer() {
        app.active("known@example.org");
        HttpResponse<String> known = app.post("/subscriptions", Map.of("email", "known@example.org"));
        HttpResponse<String> unknown = app.post("/subscriptions", Map.of("email", "unknown@example.org"));
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(known.headers().firstValue("Location"))
                .isEqualTo(unknown.headers().firstValue("Location"));
        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(app.state("known@example.org")).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(app.owed("known@example.org", DeliveryKind.CONFIRMATION)).isEqualTo(1);
    }

    @Test
    void whoAsksAgainAndAgainGetsMailEverMoreRarely() {
        String email = "impatient@example.org";
        app.pending(email);
        app.pending(email);
        assertThat(app.owed(email, DeliveryKind.CONFIRMATION)).isEqualTo(1);

        app.clock().advance(Duration.ofMinutes(10));
        app.pending(email);
        assertThat(app.owed(email, DeliveryKind.CONFIRMATION)).isEqualTo(2);

        app.clock().advance(Duration.ofMinutes(10));
        app.pending(email);
        assertThat(app.owed(email, DeliveryKind.CONFIRMATION)).isEqualTo(2);

        app.clock().advance(Duration.ofMinutes(10));
        app.pending(email);
        assertThat(app.owed(email, DeliveryKind.CONFIRMATION)).isEqualTo(3);
    }

    @Test
    void theApiTakesJson() {
        HttpResponse<String> answer = app.postJson(
                "/api/subscriptions",
                "{\"email\": \"json@example.org\", \"name\": \"J\", \"newsletter\": \"meta-ai\"}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"status\":\"check-your-inbox\"");
        assertThat(answer.headers().firstValue("Content-Length"))
                .as("in one piece")
                .isPresent();
        assertThat(app.state("json@example.org")).isEqualTo(SubscriptionState.PENDING);
    }

    @Test
    void theApiExplainsWhatIsWrong() {
        HttpResponse<String> invalid = app.postJson("/api/subscriptions", "{\"email\": \"nobody\"}");
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(invalid.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(invalid.body()).contains("\"errors\":{\"email\":\"This is not an e-mail address");

        for (String broken : new String[] {"", "{", "[]", "\"x\"", "{\"email\": {}}"}) {
            HttpResponse<String> answer = app.postJson("/api/subscriptions", broken);
            assertThat(answer.statusCode()).as(broken).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void thereIsAnErrorPageForPeopleAndAProblemForPrograms() {
        HttpResponse<String> page = app.get("/nowhere", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no such page", "The Meta AI Monthly");

        HttpResponse<String> problem = app.get("/api/nowhere", "Accept", "application/json");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aSignupThatIsTakenIsAnsweredAsTakenWhateverFormatIsAskedFor() {
        HttpResponse<String> answer =
                app.postJson("/api/subscriptions", "{\"email\": \"html@example.org\"}", "text/html");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(app.state("html@example.org")).isEqualTo(SubscriptionState.PENDING);
    }

    @Test
    void aBodyThatCannotBeReadIsTheSendersFault() {
        HttpResponse<String> json = app.postJson("/api/subscriptions", "{\"email\": [\"ada@example.org\"]}");
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.body()).contains("cannot be read as application/json");

        HttpResponse<String> form = app.send("/subscriptions", "multipart/form-data", "cut off");
        assertThat(form.statusCode()).isEqualTo(400);
        assertThat(form.body()).contains("<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email=j%fcrgen%40example.org", "email=%zz%40example.org"})
    void aFormThatIsNotInUtf8IsTheSendersFault(String body) {
        HttpResponse<String> answer = app.send("/subscriptions", "application/x-www-form-urlencoded", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That did not work", "Nothing has happened");
    }

    @Test
    void aFormThatIsTooLargeIsCalledThat() {
        assertThat(app.send("/subscriptions", "application/x-www-form-urlencoded", "name=" + "x".repeat(3_000_000))
                        .statusCode())
                .isEqualTo(413);
        assertThat(app.get("/editions?newsletter=%FF").statusCode()).isEqualTo(400);
    }

    @Test
    void aFileThatIsTooLargeIsCalledThat() {
        String file = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.txt\"\r\n\r\n%s\r\n--x--\r\n"
                .formatted("a".repeat(1_100_000));
        HttpResponse<String> answer = app.send("/subscriptions", "multipart/form-data; boundary=x", file);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("<html");
    }

    @Test
    void theStyleSheetIsServed() {
        assertThat(app.get("/assets/broadsheet.css").headers().firstValue("Content-Type"))
                .hasValue("text/css");
        assertThat(app.get("/assets/../layout.ftlh").statusCode()).isGreaterThanOrEqualTo(400);
    }
}
