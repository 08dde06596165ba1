package io.broadsheet.standalone.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MailboxTest {

    @TempDir
    Path directory;

    private TestMailbox mailbox;

    @BeforeEach
    void start() throws Exception {
        mailbox = new TestMailbox(directory.resolve("mails"), 5);
    }

    @AfterEach
    void stop() {
        mailbox.close();
    }

    @Test
    void listsMailsNewestFirstWithMailpitsNames() throws Exception {
        mailbox.send("ada@example.org", "First");
        mailbox.send("ben@example.org", "Zweite, für Ben");

        JsonNode list = mailbox.json("/api/v1/messages");

        assertThat(list.get("total").asInt()).isEqualTo(2);
        assertThat(list.get("count").asInt()).isEqualTo(2);
        assertThat(list.get("messages_count").asInt()).isEqualTo(2);
        assertThat(list.get("start").asInt()).isZero();
        JsonNode newest = list.get("messages").get(0);
        assertThat(newest.get("Subject").asString()).isEqualTo("Zweite, für Ben");
        assertThat(newest.get("From").get("Name").asString()).isEqualTo("The Meta AI Monthly");
        assertThat(newest.get("From").get("Address").asString()).isEqualTo("newsletter@press.example");
        assertThat(newest.get("To").get(0).get("Address").asString()).isEqualTo("ben@example.org");
        assertThat(newest.get("Created").asString()).isEqualTo("2026-11-03T09:12:44.120Z");
        assertThat(newest.get("Snippet").asString()).startsWith("Please confirm, Ada. http://");
        assertThat(newest.get("Size").asInt()).isGreaterThan(300);
        assertThat(newest.propertyNames())
                .contains("ID", "MessageID", "Cc", "Bcc", "ReplyTo", "Attachments", "Read", "Tags");
    }

    @Test
    void listsAStretch() throws Exception {
        for (int i = 1; i <= 4; i++) {
            mailbox.send("ada@example.org", "Mail " + i);
        }

        JsonNode list = mailbox.json("/api/v1/messages?start=1&limit=2");

        assertThat(list.get("messages").findValuesAsString("Subject")).containsExactly("Mail 3", "Mail 2");
        assertThat(list.get("total").asInt()).isEqualTo(4);
    }

    @Test
    void showsAMailsPartsAndHeaders() throws Exception {
        mailbox.send("ada@example.org", "Please confirm");
        String id = onlyId();

        JsonNode mail = mailbox.json("/api/v1/message/" + id);
        assertThat(mail.get("Text").asString()).contains("/confirm?token=abc");
        assertThat(mail.get("HTML").asString()).contains("<h1>Please confirm</h1>");
        assertThat(mail.get("ReturnPath").asString()).isEqualTo("bounce@press.example");
        JsonNode headers = mailbox.json("/api/v1/message/" + id + "/headers");
        assertThat(headers.get("List-Unsubscribe-Post").get(0).asString()).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mailbox.request("GET", "/api/v1/message/" + id + "/raw").body())
                .contains("Subject: Please confirm", "multipart/alternative");
    }

    @Test
    void namesRecipientsOfTheEnvelopeThatNoHeaderNames() throws Exception {
        Transport.send(
                mailbox.mail("ada@example.org", "To two"), InternetAddress.parse("ada@example.org, ben@example.org"));

        JsonNode list = mailbox.json("/api/v1/messages");

        assertThat(list.get("total").asInt()).isEqualTo(1);
        assertThat(list.get("messages").get(0).get("Bcc").findValuesAsString("Address"))
                .containsExactly("ben@example.org");
    }

    @Test
    void keepsMailsOverARestartForThePageAndForImap() throws Exception {
        mailbox.send("ada@example.org", "Kept");

        mailbox.restart();

        assertThat(mailbox.json("/api/v1/messages").get("messages").findValuesAsString("Subject"))
                .containsExactly("Kept");
        assertThat(imapSubject("ada@example.org")).isEqualTo("Kept");
    }

    @Test
    void isReadByImapWithTheAddressAsNameAndPassword() throws Exception {
        mailbox.send("ada@example.org", "Over IMAP");

        assertThat(imapSubject("ada@example.org")).isEqualTo("Over IMAP");
    }

    @Test
    void letsTheOldestMailsGoWhenThereAreTooMany() throws Exception {
        for (int i = 1; i <= 7; i++) {
            mailbox.send("ada@example.org", "Mail " + i);
        }

        assertThat(mailbox.json("/api/v1/messages").get("messages").findValuesAsString("Subject"))
                .containsExactly("Mail 7", "Mail 6", "Mail 5", "Mail 4", "Mail 3");
        try (var files = Files.list(directory.resolve("mails"))) {
            assertThat(files).hasSize(5);
        }
    }

    @Test
    void tellsTheSenderWhenAMailCannotBeKept() throws Exception {
        Files.delete(directory.resolve("mails"));

        assertThatThrownBy(() -> mailbox.send("ada@example.org", "Lost?"))
                .isInstanceOf(MessagingException.class)
                .hasStackTraceContaining("451");
    }

    @Test
    void deletesAllMails() throws Exception {
        mailbox.send("ada@example.org", "Gone");

        var answer = mailbox.request("DELETE", "/api/v1/messages");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(mailbox.json("/api/v1/messages").get("total").asInt()).isZero();
        assertThat(mailbox.request("GET", "/").body()).contains("No mail yet");
    }

    @Test
    void answers404ForWhatIsNotThere() throws Exception {
        assertThat(mailbox.request("GET", "/api/v1/message/0000000000000000").statusCode())
                .isEqualTo(404);
        assertThat(mailbox.request("GET", "/api/v1/message/..%2F..%2Fetc%2Fpasswd")
                        .statusCode())
                .isEqualTo(404);
        assertThat(mailbox.request("GET", "/mail/0000000000000000").statusCode())
                .isEqualTo(404);
        assertThat(mailbox.request("GET", "/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void changesNothingByGetAndRefusesOtherMethods() throws Exception {
        mailbox.send("ada@example.org", "Stays");

        assertThat(mailbox.request("HEAD", "/").statusCode()).isEqualTo(200);
        assertThat(mailbox.request("POST", "/api/v1/messages").statusCode()).isEqualTo(405);
        assertThat(mailbox.request("DELETE", "/").statusCode()).isEqualTo(405);
        assertThat(mailbox.json("/api/v1/messages").get("total").asInt()).isEqualTo(1);
    }

    @Test
    void showsMailsThatAreBroken() throws Exception {
        Path file = directory
                .resolve("mails")
                .resolve(MailId.of(mailbox.clock.instant(), 99).value() + ".eml");
        Files.write(
                file,
                "From: <<broken\r\nTo: a, , <\r\nContent-Type: multipart/mixed\r\nDate: never\r\n\r\n\0ÿ"
                        .getBytes(StandardCharsets.ISO_8859_1));
        mailbox.restart();

        assertThat(mailbox.json("/api/v1/messages").get("total").asInt()).isEqualTo(1);
        assertThat(mailbox.request("GET", "/").statusCode()).isEqualTo(200);
        assertThat(mailbox.request("GET", "/mail/" + onlyId()).statusCode()).isEqualTo(200);
        assertThat(mailbox.request("GET", "/api/v1/message/" + onlyId()).statusCode())
                .isEqualTo(200);
    }

    private String onlyId() throws Exception {
        return mailbox.json("/api/v1/messages").get("messages").get(0).get("ID").asString();
    }

    private String imapSubject(String address) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.imap.port", String.valueOf(mailbox.settings.imap()));
        try (var store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", address, address);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            return inbox.getMessage(inbox.getMessageCount()).getSubject();
        }
    }
}
