package io.broadsheet.digest.edition;

import static io.broadsheet.digest.edition.EditionApp.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.article.TestArticleStore;
import io.broadsheet.digest.mail.MergeField;
import io.broadsheet.digest.subscription.ReaderBrowser;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Editions as readers see them, in their mail and in the archive, with the eyes of axe-core. */
class EditionInBrowserTests {

    private static final String CURRENT = "/api/operator/newsletters/meta-ai/editions/current";

    @TempDir
    Path directory;

    @Test
    void everyMailIsReadableInTheDarkAndNarrowAndByAScreenReader() throws IOException {
        try (var browser = ReaderBrowser.start(directory)) {
            for (Map.Entry<String, Composition> one : MailCases.all().entrySet()) {
                Path file = directory.resolve(one.getKey() + ".html");
                Files.writeString(file, merged(one.getValue().mail().html()));
                browser.open(file.toUri());
                browser.judgeMail(one.getKey());
            }
        }
    }

    @Test
    void soIsTheArchive() {
        try (var browser = ReaderBrowser.start(directory);
                var app = EditionApp.start(TestKafka.bootstrapServers())) {
            browser.open(app.address("/editions?empty")); // for a browser may keep the page for minutes
            browser.judge("an empty archive", "Past editions");
            publish(app);

            browser.open(app.address("/editions"));
            browser.judge("the archive", "Past editions");
            browser.see("main", "No. 1,"); // with how many stories depends on who else uses the broker
            browser.open(app.address("/editions/meta-ai/2026-11"));
            browser.judge("an edition", "November 2026");
            browser.open(app.address("/editions/meta-ai/2026-10"));
            browser.judge("an edition that is none", "There is no such page");
            browser.open(app.address("/"));
            browser.judge("the form below the newest edition", "What Meta decided");
            browser.see("main", "See for yourself");
        }
    }

    private static void publish(EditionApp app) {
        var articles = new TestArticleStore(app.bean(JdbcClient.class), app.bean(SettableClock.class));
        for (int i = 0; i < 8; i++) {
            String id = "shown0" + i;
            articles.arrived(TestArticles.article(
                    id,
                    "%1$sx %1$sy %1$sz".formatted(id),
                    "%1$sv said so. %1$sw did not.".formatted(id),
                    EditionApp.START.minus(Duration.ofHours(i + 1))));
        }
        assertThat(app.post(CURRENT + "/send", "").statusCode()).isEqualTo(202);
        assertThat(json(app.get("/api/operator/newsletters/meta-ai/editions/2026-11", "application/json"))
                        .get("issue")
                        .asInt())
                .isEqualTo(1);
    }

    private static String merged(String html) {
        return html.replace(MergeField.GREETING.placeholder(), "Hello Ada,")
                .replace(MergeField.UNSUBSCRIBE_URL.placeholder(), "https://news.example.org/unsubscribe")
                .replace(MergeField.PREFERENCES_URL.placeholder(), "https://news.example.org/preferences");
    }
}
