package io.broadsheet.standalone.mailbox;

import io.broadsheet.testsupport.FreePorts;
import io.broadsheet.testsupport.SettableClock;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mailbox on free ports, and a sender for it. */
final class TestMailbox implements AutoCloseable {

    final MailboxSettings settings;
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-03T09:12:44.120Z"));
    private final HttpClient http = HttpClient.newHttpClient();
    private Mailbox mailbox;

    TestMailbox(Path directory, int limit) throws IOException {
        settings = new MailboxSettings(
                directory,
                "127.0.0.1",
                FreePorts.next(),
                FreePorts.next(),
                FreePorts.next(),
                limit,
                "Nothing leaves this machine");
        mailbox = Mailbox.start(settings, clock);
    }

    void restart() throws IOException {
        mailbox.close();
        mailbox = Mailbox.start(settings, clock);
    }

    Session session() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(settings.smtp()));
        properties.setProperty("mail.smtp.from", "bounce@press.example");
        return Session.getInstance(properties);
    }

    /** Sends a mail with both alternatives to one reader. */
    void send(String to, String subject) throws MessagingException {
        var mail = mail(to, subject);
        Transport.send(mail, InternetAddress.parse(to));
    }

    MimeMessage mail(String to, String subject) throws MessagingException {
        var mail = new MimeMessage(session());
        mail.setFrom("\"The Meta AI Monthly\" <newsletter@press.example>");
        mail.setRecipients(RecipientType.TO, to);
        mail.setSubject(subject, "UTF-8");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        var text = new MimeBodyPart();
        text.setText("Please confirm, Ada.\n\nhttp://localhost:8080/confirm?token=abc", "UTF-8");
        var html = new MimeBodyPart();
        html.setContent(
                "<html><head><title>x</title></head><body><h1>Please confirm</h1>"
                        + "<p><a href=\"http://localhost:8080/confirm?token=abc\">Confirm</a></p>"
                        + "<script>document.body.innerHTML = 'scripted'</script></body></html>",
                "text/html; charset=UTF-8");
        mail.setContent(new MimeMultipart("alternative", text, html));
        return mail;
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(request("GET", path).body());
    }

    HttpResponse<String> request(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + settings.page() + path);
    }

    @Override
    public void close() {
        mailbox.close();
    }
}
