package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.FeedServer;
import io.broadsheet.testsupport.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class ProofInBrowserTest {

    @Test
    void aBrowserProvesItsWorkHereAndElsewhere(@TempDir(cleanup = CleanupMode.NEVER) Path directory) {
        try (ReaderBrowser browser = ReaderBrowser.start(directory);
                FeedServer elsewhere = new FeedServer();
                ReaderApp app = ReaderApp.start(
                        TestKafka.bootstrapServers(),
                        "digest.proof-of-work.required=true",
                        "digest.proof-of-work.effort=2000",
                        "digest.embedding-origins=" + elsewhere.uri(""))) {
            browser.open(app.uri("/"));
            app.clock().advance(Duration.ofSeconds(2)); // less than patience
            browser.judge("with a proof of work", "What Meta decided");
            browser.type("email", "worked@example.org");
            assertThat(browser.run("""
                            document.querySelector('form[data-proof]').requestSubmit();
                            return document.querySelector('[role=status][data-proof-status]').textContent""")).as("said while the browser works").contains("One moment");
            browser.see("h1", "check your inbox");
            assertThat(app.knows("worked@example.org")).isTrue();

            elsewhere.serve("/blog", "text/html;charset=utf-8", """
                    <!DOCTYPE html><html lang="en"><head><title>A blog</title><link rel="icon" href="data:,"></head>
                    <body><main><h1>A blog</h1>
                    <form action="%1$s/subscriptions" method="post" data-proof data-broadsheet>
                      <input type="hidden" name="action" value="join">
                      <label>E-mail address <input type="email" name="email"></label>
                      <button type="submit">Subscribe</button>
                    </form></main>
                    <script src="%1$s/assets/proof.js" defer></script>
                    <script src="%1$s/assets/embed.js" defer></script></body></html>
                    """.formatted(
                            app.uri("").toString().replaceAll("/$", "")));
            browser.open(elsewhere.uri("/blog"));
            browser.type("email", "elsewhere@example.org");
            browser.press("button");
            browser.see("[data-broadsheet-status]", "inbox");
            assertThat(app.knows("elsewhere@example.org")).isTrue();

            elsewhere.serve("/old", "text/html;charset=utf-8", """
                    <!DOCTYPE html><html lang="en"><head><title>A blog</title><link rel="icon" href="data:,"></head>
                    <body><main><h1>A blog</h1>
                    <form action="%1$s/subscriptions" method="post" data-broadsheet>
                      <label>E-mail address <input type="email" name="email"></label>
                      <input type="hidden" name="action" value="join">
                      <button type="submit" name="submit">Subscribe</button>
                    </form></main>
                    <script src="%1$s/assets/embed.js" defer></script></body></html>
                    """.formatted(
                            app.uri("").toString().replaceAll("/$", "")));
            browser.open(elsewhere.uri("/old"));
            browser.type("email", "old-form@example.org");
            browser.press("button");
            browser.see("[role=alert]", "What you typed is still here");
            app.clock().advance(Duration.ofSeconds(2));
            browser.press("main button[type=submit]");
            browser.see("h1", "check your inbox");
            assertThat(app.knows("old-form@example.org"))
                    .as("led on to the page that can prove it")
                    .isTrue();
        }
    }
}
