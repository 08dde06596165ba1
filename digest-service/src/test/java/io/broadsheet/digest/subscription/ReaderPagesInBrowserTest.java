package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.FeedServer;
import io.broadsheet.testsupport.TestKafka;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Every page in every state that a reader can meet, in a browser; and the form on somebody else's page. */
class ReaderPagesInBrowserTest {

    private static final int LIMIT = 25;

    private static ReaderBrowser browser;
    private static FeedServer elsewhere;
    private static ReaderApp app;

    @BeforeAll
    static void start(@TempDir(cleanup = CleanupMode.NEVER) Path directory) {
        browser = ReaderBrowser.start(directory);
        elsewhere = new FeedServer();
        app = ReaderApp.start(
                TestKafka.bootstrapServers(),
                "digest.signups-per-network=" + LIMIT,
                "digest.embedding-origins=" + elsewhere.uri(""),
                "newsletters.meta-ai.title=The Meta AI Monthly", // named first, and thus the one by default
                "newsletters.second.title=Die Modell-Post",
                "newsletters.second.language=de",
                "newsletters.second.topics=meta-ai",
                "newsletters.second.sender.address=second@example.org");
        elsewhere.serve("/blog", "text/html;charset=utf-8", """
                <!DOCTYPE html><html lang="en"><head><title>A blog</title><link rel="icon" href="data:,"></head>
                <body><main><h1>A blog</h1>
                <form action="%1$s" method="post" data-broadsheet>
                  <input type="hidden" name="newsletter" value="meta-ai">
                  <input type="hidden" name="form" value="my-blog">
                  <label>E-mail address <input type="email" name="email" autocomplete="email" required></label>
                  <button type="submit">Subscribe</button>
                </form></main>
                <script src="%2$s" defer></script></body></html>
                """.formatted(
                        app.uri("/subscriptions"), app.uri("/assets/embed.js")));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (elsewhere != null) {
            elsewhere.close();
        }
        if (app != null) {
            app.close();
        }
    }

    private static String link(String path, TokenPurpose purpose, UUID id) {
        return path + "?token=" + app.token(purpose, id);
    }

    private static void look(String path, String heading) {
        browser.open(app.uri(path));
        browser.judge(path, heading);
    }

    @Test
    void everyPageOfSigningUp() {
        look("/", "What Meta decided");
        browser.type("email", "ada@gmial.com");
        browser.press("main button[type=submit]");
        browser.see("main", "Did you mean ada@gmail.com?");
        browser.judge("a slip", "What Meta decided");
        look("/subscriptions/check-your-inbox", "check your inbox");
    }

    @Test
    void everyPageThatBelongsToNobody() {
        look("/editions", "Past editions");
        look("/nowhere", "There is no such page");
        app.jdbc().sql("""
                        insert into edition (newsletter, period, state, issue, composed_at, started_at, content)
                        values ('meta-ai', '2026-09', 'sent', 1, now(), now(), ?::jsonb)""").param("""
                        {"title": "The Meta AI Monthly", "period": "2026-09", "issue": 1, "leftOut": [], "sections": [
                          {"title": "Models", "stories": [{
                            "lead": {"id": "a", "title": "A model for everyone", "url": "https://one.example.org/a", "source": "One",
                              "author": null, "day": "2026-09-03", "minutes": 3, "excerpt": "It is out.", "score": 0.9, "why": ""},
                            "also": [{"id": "b", "title": "The same elsewhere", "url": null, "source": "Two",
                              "author": null, "day": "2026-09-04", "minutes": 1, "excerpt": "", "score": 0.8, "why": ""}]}]}]}
                        """).update();
        look("/editions", "Past editions");
        look("/editions/meta-ai/2026-09", "September 2026");
        look("/", "What Meta decided");
        browser.see(".headlines", "A model for everyone");
    }

    @Test
    void everyPageThatSaysNo() {
        browser.open(app.uri("/"));
        browser.type("email", "ada@example.org");
        browser.press("main button[type=submit]"); // the clock stands still
        browser.see("[role=alert]", "That was fast");
        browser.judge("too fast", "What Meta decided");
        app.clock().advance(Duration.ofSeconds(5));

        app.jdbc().sql("alter table delivery rename to delivery_gone").update();
        try {
            browser.press("main button[type=submit]");
            browser.see("[role=alert]", "Something went wrong. Please try again");
            browser.judge("database down", "What Meta decided");
            assertThat(browser.value("email")).isEqualTo("ada@example.org");
        } finally {
            app.jdbc().sql("alter table delivery_gone rename to delivery").update();
        }

        for (int i = 0; i <= LIMIT; i++) {
            app.postJson("/api/subscriptions", "{\"email\": \"busy%s@example.org\"}".formatted(i));
        }
        try {
            browser.press("main button[type=submit]");
            browser.see("[role=alert]", "Many requests came from your network");
            browser.judge("rate limited", "What Meta decided");
        } finally {
            app.clock().advance(Duration.ofMinutes(11));
        }

        app.jdbc().sql("alter table subscription rename to subscription_gone").update();
        try {
            look(link("/preferences", TokenPurpose.PREFERENCES, UUID.randomUUID()), "Something went wrong");
        } finally {
            app.jdbc()
                    .sql("alter table subscription_gone rename to subscription")
                    .update();
        }
    }

    @Test
    void aFormOnAnotherSiteSaysInPlaceWhatCameOfIt() {
        browser.open(elsewhere.uri("/blog"));
        browser.type("email", "grace@nowhere"); // good enough for browsers
        browser.press("button");
        browser.see("[data-broadsheet-status][data-failed=true]", "not an e-mail address");
        assertThat(browser.value("email")).isEqualTo("grace@nowhere");

        browser.type("email", ".example.org");
        browser.press("button");
        browser.see("[data-broadsheet-status][data-failed=false]", "check your inbox");
        browser.judge("a form on another site", "A blog");
        assertThat(app.state("grace@nowhere.example.org")).isEqualTo(SubscriptionState.PENDING);
    }

    @Test
    void aFormOnASiteThatIsNotListedIsSentPlainly() {
        browser.open(URI.create(elsewhere.uri("/blog").toString().replace("127.0.0.1", "localhost")));
        browser.type("email", "joan@example.org");
        browser.press("button");
        browser.see("h1", "check your inbox");
        assertThat(app.state("joan@example.org")).isEqualTo(SubscriptionState.PENDING);
    }

    @Test
    void everyPageBehindALink() {
        UUID pending = app.pending("pending@example.org");
        UUID active = app.active("active@example.org");
        UUID left = app.active("left@example.org");
        app.bean(Transitions.class).unsubscribe(left, Origin.of("unsubscribe-page"));
        UUID paused = app.active("paused@example.org");
        app.bean(Standing.class)
                .pause(paused, ReaderApp.START.plus(Duration.ofDays(60)), Origin.of("preferences-page"));
        UUID expired = app.pending("expired@example.org");
        app.jdbc()
                .sql("update subscription set state = 'expired' where id = ?")
                .param(expired)
                .update();
        UUID moving = app.active("moving@example.org");
        app.bean(AddressMoves.class)
                .request(
                        app.bean(Subscriptions.class).find(moving).orElseThrow(),
                        EmailAddress.parse("new@example.org").orElseThrow());
        UUID change = app.bean(AddressChanges.class)
                .ofSubscriptions(List.of(moving))
                .getFirst()
                .id();

        look(link("/confirm", TokenPurpose.CONFIRM, pending), "Do you want");
        browser.press("main button");
        browser.judge("confirmed", "You're in");
        look(link("/confirm", TokenPurpose.CONFIRM, active), "You're in already");
        look(link("/confirm", TokenPurpose.CONFIRM, expired), "This link has expired");
        look(link("/confirm", TokenPurpose.CONFIRM, left), "This link has had its day");
        look(link("/confirm", TokenPurpose.CONFIRM, UUID.randomUUID()), "This link has had its day");
        look("/confirm?token=x", "This link does not work");

        look(link("/preferences", TokenPurpose.PREFERENCES, active), "Your settings");
        browser.type("email", "nobody");
        browser.press("form[action='/preferences/address-change'] button");
        browser.see("main", "not an e-mail address");
        browser.judge("a bad new address", "Your settings");
        look(link("/preferences", TokenPurpose.PREFERENCES, paused), "Your settings");

        look(link("/preferences/address", TokenPurpose.ADDRESS, change), "at this address?");
        look(link("/preferences/address/keep", TokenPurpose.KEEP_ADDRESS, change), "Keep your old address?");
        browser.press("main button");
        browser.judge("kept", "Nothing changes");
        look(link("/preferences/address", TokenPurpose.ADDRESS, change), "This link has had its day");

        look(link("/preferences", TokenPurpose.PREFERENCES, active), "Your settings");
        browser.press("form[action='/preferences/data-link'] button");
        browser.see("main", "the link to your data is on its way");
        look(link("/preferences/data", TokenPurpose.DATA, paused), "Your data");
        browser.press("form[action='/preferences/data/erase'] button");
        browser.see("main", "tick the box");
        browser.judge("unsure", "Your data");
        browser.press("#sure");
        browser.press("form[action='/preferences/data/erase'] button");
        browser.judge("erased", "All is erased");
        String old = link("/preferences/data", TokenPurpose.DATA, active);
        app.clock().advance(Duration.ofHours(25));
        look(old, "This link has expired");

        look(link("/unsubscribe", TokenPurpose.UNSUBSCRIBE, active), "Leave");
        browser.press("main button");
        browser.judge("left", "You're out");
        browser.press("#reason-other");
        browser.press("form[action='/unsubscribe/reason'] button");
        browser.see("main", "That helps");
        browser.judge("a reason", "You're out");
    }

    @Test
    void everyPageSpeaksTheNewslettersLanguage() {
        look("/?newsletter=second", "Die Modell-Post");
        browser.see(".folio", "Abonnieren");
        HttpResponse<String> taken =
                app.post("/subscriptions", Map.of("email", "post@example.org", "newsletter", "second"));
        assertThat(taken.headers().firstValue("Location"))
                .hasValue("/subscriptions/check-your-inbox?newsletter=second");
        look(taken.headers().firstValue("Location").orElseThrow(), "sehen Sie in Ihren Posteingang");
        assertThat(app.get("/subscriptions/check-your-inbox?newsletter=second").body())
                .contains("<a href=\"/?newsletter=second\">Abonnieren</a>");
        assertThat(app.post("/subscriptions", Map.of("email", "niemand", "newsletter", "second"))
                        .body())
                .contains("Das ist keine E-Mail-Adresse", "value=\"second\" checked");
        app.postJson("/api/subscriptions", "{\"email\": \"leser@example.org\", \"newsletter\": \"second\"}");
        UUID id = app.id("leser@example.org");
        look(link("/confirm", TokenPurpose.CONFIRM, id), "lesen?");
        browser.press("main button");
        browser.judge("bestätigt", "Sie sind dabei");
        look(link("/preferences", TokenPurpose.PREFERENCES, id), "Ihre Einstellungen");
        look(link("/unsubscribe", TokenPurpose.UNSUBSCRIBE, id), "abbestellen?");
        browser.press("main button");
        browser.judge("abbestellt", "Sie sind abgemeldet");
    }
}
