package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedMailTests {

    private static final String NAME = MergeField.GREETING.placeholder();
    private static final String URL = MergeField.UNSUBSCRIBE_URL.placeholder();

    private final Session session = Session.getInstance(new Properties());
    private final MailWriter writer = new MailWriter(
            TestMails.properties(Map.of()),
            new ReturnAddresses(null, new byte[16]),
            () -> Instant.parse("2026-12-01T07:00:00Z"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "Grüße aus Köln, naïve café",
                "emoji 🦙🚀 and 日本語",
                "مرحبا بالعالم and שלום",
                ".starts with a dot\r\n..and another\r\n.\r\nFrom here on",
                "trailing blanks   \r\n\ttabs\t\r\n\r\n\r\n",
                "equals = and =3D and soft =\r\nbreaks",
                "",
            })
    void textSurvives(String text) throws Exception {
        MimeMessage mail = parsed(TestMails.template("s", text, "<p>" + text + "</p>", Map.of()), Map.of());

        assertThat(body(mail, 0)).isEqualTo(text);
        assertThat(body(mail, 1)).isEqualTo("<p>" + text + "</p>");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void noLineOnTheWireStartsWithADot() throws Exception {
        String text = IntStream.range(60, 90)
                .mapToObj(length -> "x".repeat(length) + ".From. here\n.From there\n")
                .collect(Collectors.joining());

        byte[] wire = wire(TestMails.template("Hi", text, text, Map.of()), Map.of());

        assertThat(new String(wire, StandardCharsets.US_ASCII).lines())
                .noneMatch(line -> line.startsWith(".") || line.startsWith("From "));
    }

    @ParameterizedTest
    @ValueSource(strings = {".dot", "From me", "x\r\n.dot\r\nFrom me\r\n."})
    void noLineOnTheWireStartsWithADotThatAValueBrings(String value) throws Exception {
        String text = NAME + "\r\nDear\r\n" + NAME + NAME + "\r\n" + "x".repeat(75) + NAME;

        byte[] wire = wire(TestMails.template("s", text, text, Map.of()), Map.of(MergeField.GREETING, value));

        assertThat(new String(wire, StandardCharsets.US_ASCII).lines())
                .noneMatch(line -> line.startsWith(".") || line.startsWith("From "));
    }

    @Test
    void veryLongLinesSurviveAndAreNeverLongOnTheWire() throws Exception {
        String text = "wörd ".repeat(5000) + "x".repeat(5000);

        byte[] wire = wire(TestMails.template("s", text, text, Map.of()), Map.of());

        assertThat(body(parse(wire), 0)).isEqualTo(text);
        assertThat(new String(wire, StandardCharsets.ISO_8859_1).lines()).allMatch(line -> line.length() <= 78);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "Jürgen = & <Groß> \"q\" 'a'", "عمر", ".dot", "two\r\nlines", "ends in blank "})
    void valuesAreSplicedAnywhere(String value) throws Exception {
        String text = NAME + "\r\nDear " + NAME + ",\r\n" + NAME + NAME + " bye " + NAME;
        MimeMessage mail = parsed(TestMails.template("s", text, text, Map.of()), Map.of(MergeField.GREETING, value));

        assertThat(body(mail, 0)).isEqualTo(value + "\r\nDear " + value + ",\r\n" + value + value + " bye " + value);
    }

    @Test
    void valuesAreEscapedInHtmlOnly() throws Exception {
        String link = "https://news.example/unsubscribe?token=a&b=\"><script>";
        MimeMessage mail = parsed(
                TestMails.template("s", URL, "<a href=\"" + URL + "\">", Map.of()),
                Map.of(MergeField.UNSUBSCRIBE_URL, link));

        assertThat(body(mail, 0)).isEqualTo(link);
        assertThat(body(mail, 1))
                .isEqualTo("<a href=\"https://news.example/unsubscribe?token=a&amp;b=&quot;&gt;&lt;script&gt;\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Short",
                "Die Übersicht für Köln – was Meta im Monat beschloss, und warum das alles so überraschend ist für"
                        + " alle",
                "🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙🦙 llamas",
                "ASCII that goes on and on and on and on and on and on and on and on and on and on and on and on",
                "looks =?UTF-8?Q?encoded?= but is not",
                "mixed wörds and plain words and äöü öäü äüö and more plain words to be folded somewhere",
            })
    void subjectsSurvive(String subject) throws Exception {
        byte[] wire = wire(TestMails.template(subject, "t", "h", Map.of()), Map.of());

        assertThat(parse(wire).getSubject()).isEqualTo(subject);
        assertThat(new String(wire, StandardCharsets.ISO_8859_1).lines()).allMatch(line -> line.length() <= 78);
    }

    @Test
    void subjectsHaveMergeFieldsToo() throws Exception {
        MimeMessage mail =
                parsed(TestMails.template("For " + NAME, "t", "h", Map.of()), Map.of(MergeField.GREETING, "Jürgen"));

        assertThat(mail.getSubject()).isEqualTo("For Jürgen");
    }

    @Test
    void aLongUnsubscribeLinkIsOneUnbrokenWord() throws Exception {
        String link = "https://news.example/unsubscribe?token=" + "Ab3-_".repeat(60);
        byte[] wire = wire(
                TestMails.template("s", "t", "h", Map.of("List-Unsubscribe", "<" + URL + ">")),
                Map.of(MergeField.UNSUBSCRIBE_URL, link));

        assertThat(new String(wire, StandardCharsets.ISO_8859_1)).contains("\r\nList-Unsubscribe: <" + link + ">\r\n");
    }

    @Test
    void saysWhoWhenAndWhich() throws Exception {
        MimeMessage mail = parsed(
                new MailTemplate(
                        new MailContent("s", "h", "t"),
                        new Sender("news@broadsheet.example", "Köln, \"Monthly\"", "answers@broadsheet.example"),
                        Map.of("List-Id", "Übersicht <meta-ai.broadsheet.example>")),
                Map.of());

        assertThat(mail.getFrom()).singleElement().satisfies(from -> {
            var address = (jakarta.mail.internet.InternetAddress) from;
            assertThat(address.getPersonal()).isEqualTo("Köln, \"Monthly\"");
            assertThat(address.getAddress()).isEqualTo("news@broadsheet.example");
        });
        assertThat(mail.getReplyTo()).extracting(Object::toString).containsExactly("answers@broadsheet.example");
        assertThat(mail.getMessageID()).isEqualTo("<0198-abc@broadsheet.example>");
        assertThat(mail.getHeader("Date")).containsExactly("Tue, 1 Dec 2026 07:00:00 +0000");
        assertThat(mail.getHeader("List-Id")[0]).endsWith(" <meta-ai.broadsheet.example>");
        assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(mail.getHeader("To")).containsExactly("reader@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: victim@example.org", "a\nb", "a\rb", "a\0b"})
    void lineBreaksInHeaderValuesAreRefused(String value) {
        assertThatThrownBy(() ->
                        wire(TestMails.template("For " + NAME, "t", "h", Map.of()), Map.of(MergeField.GREETING, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("header Subject contains a line break or control character");
        assertThatThrownBy(() -> wire(TestMails.template("s", "t", "h", Map.of("X-Any", value)), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bcc", "content-type", "Message-ID", "X Y", "", "Ü"})
    void headersThatAreNotATemplatesToSetAreRefused(String name) {
        assertThatThrownBy(() -> wire(TestMails.template("s", "t", "h", Map.of(name, "v")), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMissingValueIsNoticedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> writer.write(
                        TestMails.mail(TestMails.template("s", NAME, "h", Map.of()), "r@example.org", Map.of())))
                .hasMessage("no value for merge field GREETING");
    }

    private MimeMessage parsed(MailTemplate template, Map<MergeField, String> fields) throws Exception {
        return parse(wire(template, fields));
    }

    private byte[] wire(MailTemplate template, Map<MergeField, String> fields) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(TestMails.mail(template, "reader@example.org", fields)).writeTo(out, false);
        return out.toByteArray();
    }

    private MimeMessage parse(byte[] wire) throws Exception {
        assertThat(new String(wire, StandardCharsets.ISO_8859_1).chars())
                .as("seven-bit")
                .allMatch(c -> c > 0 && c < 0x7F);
        return new MimeMessage(session, new ByteArrayInputStream(wire));
    }

    private static String body(MimeMessage mail, int part) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(part).getContent();
    }
}
