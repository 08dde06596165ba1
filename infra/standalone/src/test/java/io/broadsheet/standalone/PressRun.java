package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The whole way, whatever the services run on: a feed entry and a file become article events, those an edition, and that
 * a mail which a confirmed reader opens over IMAP and leaves with one click.
 */
record PressRun(Browserless web, int imapPort, Path watchedFolder) {

    static final String FEED_TITLE = "Meta releases Llama weights under an open licence";
    static final String FILE_TITLE = "Zuckerberg moves the AI labs under one roof";
    private static final String EDITION = "/newsletters/meta-ai/editions/current";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    void walk(String address) throws IOException {
        Inbox inbox = new Inbox(imapPort, address);
        signUp(address);
        confirm(inbox);
        dropFile();
        sendEdition();
        Inbox.Mail mail = readEdition(inbox);
        sendAgainMailsNobody(inbox);
        leave(mail, address);
    }

    private void signUp(String address) {
        var answer = web.post("/subscriptions", Map.of("email", address, "name", "Ada"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private void confirm(Inbox inbox) {
        await().atMost(PATIENCE).until(() -> !inbox.mails().isEmpty());
        Inbox.Mail confirmation = inbox.mails().getFirst();
        String link = link(confirmation.text(), "confirm");
        assertThat(link(confirmation.html().replace("&amp;", "&"), "confirm")).isEqualTo(link);

        assertThat(web.get(link).statusCode()).isEqualTo(200);
        assertThat(state(inbox.address())).as("a scanner that follows links").contains("pending");
        String token = URI.create(link).getQuery().replace("token=", "");
        assertThat(web.post("/confirm", Map.of("token", token)).body()).contains("You&#39;re in");
        assertThat(state(inbox.address())).contains("active");
    }

    private void dropFile() throws IOException {
        Files.writeString(watchedFolder.resolve("labs.md"), """
                ---
                title: %s
                ---
                Mark Zuckerberg has put all of Meta's AI research teams into one lab. The Llama models, the AI assistant
                and the infrastructure group now report to one person.
                """.formatted(FILE_TITLE));
    }

    private void sendEdition() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(web.operatorGet(EDITION + "/preview", "application/json")
                                .body())
                        .contains(FEED_TITLE)
                        .contains(FILE_TITLE)
                        .doesNotContain("Cheese"));
        assertThat(web.operatorPost(EDITION + "/send").statusCode()).isEqualTo(202);
    }

    private Inbox.Mail readEdition(Inbox inbox) {
        await().atMost(PATIENCE)
                .until(() -> inbox.mails().stream().anyMatch(mail -> mail.html().contains(FEED_TITLE)));
        Inbox.Mail mail = inbox.mails().stream()
                .filter(candidate -> candidate.html().contains(FEED_TITLE))
                .findFirst()
                .orElseThrow();
        assertThat(mail.html()).contains(FILE_TITLE).doesNotContain("Cheese");
        assertThat(mail.text()).contains(FEED_TITLE).contains(FILE_TITLE);
        assertThat(mail.oneClick()).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(ownLinks(mail.html()))
                .hasSizeGreaterThanOrEqualTo(3) // leave, settings, on the web
                .isEqualTo(ownLinks(mail.text()))
                .allSatisfy(link -> assertThat(web.get(link).statusCode()).isEqualTo(200));
        return mail;
    }

    private void sendAgainMailsNobody(Inbox inbox) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                web.operatorGet(EDITION, "application/json").body())
                        .contains("\"sent\""));
        int before = inbox.mails().size();
        assertThat(web.operatorPost(EDITION + "/send").statusCode()).isEqualTo(200);
        await().during(Duration.ofSeconds(2)).until(() -> inbox.mails().size() == before);
    }

    private void leave(Inbox.Mail mail, String address) {
        String link = mail.unsubscribe().replaceAll(".*<(https?://[^>]+)>.*", "$1");
        assertThat(web.get(link).statusCode()).isEqualTo(200);
        assertThat(state(address)).as("a scanner that follows links").contains("active");
        assertThat(web.post(link, Map.of("List-Unsubscribe", "One-Click")).statusCode())
                .isEqualTo(200);
        assertThat(state(address)).contains("unsubscribed");
    }

    private String state(String address) {
        return web.operatorGet("/subscriptions?email=" + address, "application/json")
                .body();
    }

    /** Of the newsletter's own pages. */
    private Set<String> ownLinks(String body) {
        return Pattern.compile(Pattern.quote(web.base().toString()) + "/[^\\s\"'<>]+")
                .matcher(body.replace("&amp;", "&"))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    static String link(String body, String page) {
        Matcher matcher = Pattern.compile("https?://[^\\s\"'<>]+/" + page + "\\?[^\\s\"'<>]+")
                .matcher(body);
        assertThat(matcher.find()).as("a link to /%s in: %s", page, body).isTrue();
        return matcher.group();
    }
}
