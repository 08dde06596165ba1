package io.broadsheet.digest.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An edition's mail, HTML and text with a reader's links in both, that has a given size on the wire. */
public final class SampleMail {

    private static final String PARAGRAPH =
            "<p style=\"margin:0 0 10px 0\">The council is preparing a survey of 2,400 households &ndash; at 49 % cost.</p>\n";
    private static final String LINE = "The council is preparing a survey of 2,400 households, at 49 % of the cost.\n";

    private SampleMail() {}

    /** The largest such mail whose body, headers not counted, has at most so many bytes. */
    public static MailContent of(int bytes) {
        int paragraphs = 0;
        int lines = 0;
        while (size(content(paragraphs + 1, lines)) <= bytes) {
            paragraphs++;
            if (paragraphs % 3 == 0 && size(content(paragraphs, lines + 1)) <= bytes) {
                lines++;
            }
        }
        return content(paragraphs, lines);
    }

    private static int size(MailContent content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            var sender = new Sender("news@example.org", "Bench", null);
            new EncodedMail(new MailTemplate(content, sender, Map.of()))
                    .writeBody(
                            out,
                            Map.of(
                                    MergeField.GREETING, "Hello Reader 12345,",
                                    MergeField.UNSUBSCRIBE_URL, link("unsubscribe"),
                                    MergeField.PREFERENCES_URL, link("preferences")),
                            false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.US_ASCII).length();
    }

    private static String link(String page) {
        return "http://localhost:8080/%s?token=%s".formatted(page, "x".repeat(55));
    }

    private static MailContent content(int paragraphs, int lines) {
        String html =
                "<html><body><p>%s</p>\n%s<a href=\"%s\">Unsubscribe</a> <a href=\"%s\">Settings</a></body></html>"
                        .formatted(
                                MergeField.GREETING.placeholder(),
                                PARAGRAPH.repeat(paragraphs),
                                MergeField.UNSUBSCRIBE_URL.placeholder(),
                                MergeField.PREFERENCES_URL.placeholder());
        String text = "%s\n\n%s\n%s\n%s\n"
                .formatted(
                        MergeField.GREETING.placeholder(),
                        LINE.repeat(lines),
                        MergeField.UNSUBSCRIBE_URL.placeholder(),
                        MergeField.PREFERENCES_URL.placeholder());
        return new MailContent("The Monthly, November 2026", html, text);
    }
}
