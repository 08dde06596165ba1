package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignupGuardsTest {

    private final ReaderApp app = ReaderApp.shared();
    private final SettableClock clock = new SettableClock(ReaderApp.START);

    private static String hidden(HttpResponse<String> page, String name) {
        Matcher field = Pattern.compile("name=\"%s\" value=\"([^\"]*)\"".formatted(name))
                .matcher(page.body());
        assertThat(field.find()).as(name).isTrue();
        return field.group(1);
    }

    @Test
    void aFormThatComesBackAtOnceIsShownOnceMoreAndThenTaken() {
        Map<String, String> form = Map.of("email", "quick@example.org", "stamp", hidden(app.get("/"), "stamp"));
        HttpResponse<String> again = app.post("/subscriptions", form);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("Please press the button once more", "value=\"quick@example.org\"");
        assertThat(hidden(again, "stamp")).isEqualTo(form.get("stamp"));
        assertThat(app.knows("quick@example.org")).isFalse();

        app.clock().advance(Duration.ofSeconds(1));
        assertThat(app.post("/subscriptions", form).statusCode()).isEqualTo(303);
    }

    @Test
    void theApiHasTheSameGuards() {
        String stamp = hidden(app.get("/"), "stamp");
        HttpResponse<String> quick = app.postJson(
                "/api/subscriptions", "{\"email\": \"quickapi@example.org\", \"stamp\": \"%s\"}".formatted(stamp));
        assertThat(quick.statusCode()).isEqualTo(422);
        assertThat(app.postJson("/api/subscriptions", "{\"email\": \"bot@example.org\", \"website\": \"x\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(app.knows("bot@example.org") || app.knows("quickapi@example.org"))
                .isFalse();
    }

    @Test
    void aStampAgesWellAndCannotBeMade() {
        FormStamp lax = new FormStamp(new byte[] {1}, Duration.ofSeconds(2), false, clock);
        FormStamp strict = new FormStamp(new byte[] {1}, Duration.ofSeconds(2), true, clock);
        String stamp = strict.issue();
        assertThat(strict.accepts(stamp)).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(strict.accepts(stamp)).isTrue();
        clock.advance(Duration.ofDays(30));
        assertThat(strict.accepts(stamp)).as("a page from a cache").isTrue();
        assertThat(strict.accepts(new FormStamp(new byte[] {2}, Duration.ZERO, true, clock).issue()))
                .isFalse();
        for (String none : new String[] {null, "", "x", "%%%"}) {
            assertThat(strict.accepts(none)).isFalse();
            assertThat(lax.accepts(none)).isTrue();
        }
    }

    @Test
    void aStampHasOneSpelling() {
        FormStamp stamps = new FormStamp(new byte[] {1}, Duration.ZERO, true, clock);
        String stamp = stamps.issue();
        assertThat(stamps.accepts(stamp)).isTrue();
        assertThat(stamps.accepts(stamp + "=")).isFalse();
        String last = stamp.substring(stamp.length() - 1);
        List<String> sameBits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .mapToObj(Character::toString)
                .filter(letter -> !letter.equals(last))
                .map(letter -> stamp.substring(0, stamp.length() - 1) + letter)
                .toList();
        assertThat(sameBits).noneMatch(stamps::accepts);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@gmial.com, ada@gmail.com",
        "ada@gmail.co, ada@gmail.com",
        "ada@gmai.com, ada@gmail.com",
        "Ada+news@hotmial.com, Ada+news@hotmail.com",
        "ada@outlok.com, ada@outlook.com",
        "ada@gmail.com,",
        "ada@ymail.com,",
        "ada@mail.com,",
        "ada@cloud.com,",
        "ada@mail.com.au,",
        "ada@example.org,",
        "ada@gmx.de,"
    })
    void noticesSlips(String typed, String meant) {
        assertThat(AddressHint.suggest(EmailAddress.parse(typed).orElseThrow()).orElse(null))
                .isEqualTo(meant);
    }

    @Test
    void aReaderMayInsistOnAnAddressThatLooksLikeASlip() {
        HttpResponse<String> doubtful = app.post("/subscriptions", Map.of("email", "ada@gmial.com", "asTyped", ""));
        assertThat(doubtful.statusCode()).isEqualTo(422);
        assertThat(doubtful.body()).contains("Did you mean ada@gmail.com?", "value=\"ada@gmial.com\"");
        assertThat(app.post("/subscriptions", Map.of("email", "ada@gmial.com", "asTyped", hidden(doubtful, "asTyped")))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void oneAddressIsNotAskedAboutManyNewsletters() {
        try (ReaderApp several = ReaderApp.start(
                io.broadsheet.testsupport.TestKafka.bootstrapServers(),
                "digest.pending-per-address=1",
                "digest.embedding-origins=https://blog.example.org",
                "newsletters.second.title=Second",
                "newsletters.second.topics=meta-ai",
                "newsletters.second.language=de",
                "newsletters.second.sender.address=second@example.org")) {
            String json = "{\"email\": \"bombed@example.org\", \"newsletter\": \"%s\"}";
            assertThat(several.postJson("/api/subscriptions", json.formatted("meta-ai"))
                            .statusCode())
                    .isEqualTo(202);
            HttpResponse<String> second = several.postJson("/api/subscriptions", json.formatted("second"));
            assertThat(second.statusCode()).isEqualTo(202);
            assertThat(second.body()).contains("Posteingang");
            assertThat(several.jdbc()
                            .sql("select count(*) from delivery where kind = 'CONFIRMATION'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);

            assertThat(preflight(several, "https://blog.example.org")
                            .headers()
                            .firstValue("Access-Control-Allow-Origin"))
                    .hasValue("https://blog.example.org");
            assertThat(preflight(several, "https://evil.example").statusCode()).isEqualTo(403);
            several.clock().advance(Duration.ofDays(1).plusSeconds(1));
            several.postJson("/api/subscriptions", json.formatted("second"));
            assertThat(several.jdbc()
                            .sql("select count(*) from subscription")
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        }
    }

    private static HttpResponse<String> preflight(ReaderApp app, String origin) {
        return app.options(
                "/api/subscriptions",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type");
    }
}
