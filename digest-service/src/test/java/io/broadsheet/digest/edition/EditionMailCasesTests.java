package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.mail.MergeField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds for the mail of every case; {@code -Dmails.write=DIRECTORY} leaves them there, to be looked at and judged by other tools. */
class EditionMailCasesTests {

    private static final int GMAIL_CLIPS_AT = 102 * 1024;
    /** Longer than any token of a reader's, in a name of 100 characters that all have to be escaped. */
    private static final String LONGEST_LINK = "https://news.example.org/unsubscribe?token=" + "x".repeat(400);

    private static final String LONGEST_GREETING = "Hello " + "&#39;".repeat(100) + ",";

    static Stream<Arguments> cases() {
        return MailCases.all().entrySet().stream()
                .map(one -> Arguments.of(
                        one.getKey(),
                        one.getValue().mail().html(),
                        one.getValue().mail().text()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAMailThatAnyClientShows(String name, String html, String text) throws IOException {
        String merged = merged(html, LONGEST_GREETING);
        write(name + ".html", merged(html, "Hello Ada,"));
        write(name + ".txt", merged(text, "Hello Ada,"));

        assertThat(merged.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(GMAIL_CLIPS_AT);
        assertThat(merged)
                .doesNotContain("\uE000", "\uE001")
                .doesNotContainIgnoringCase("<script", "position:", "flex");
        assertThat(merged(html, "Hello Ada,").lines()) // or no server could take all its letters as they are (RFC 5322)
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(998));
        Document page = Jsoup.parse(merged);
        assertThat(page.select("a[href], img[src]"))
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(link.attr("href") + link.attr("src")).startsWith("https://"));
        assertThat(page.select("img"))
                .allSatisfy(
                        image -> assertThat(image.attributes().hasKey("alt")).isTrue());
        assertThat(page.select("table"))
                .allSatisfy(table -> assertThat(table.attr("role")).isEqualTo("presentation"));
        assertThat(page.select("h1")).hasSize(1);
    }

    private static String merged(String text, String greeting) {
        return text.replace(MergeField.GREETING.placeholder(), greeting)
                .replace(MergeField.UNSUBSCRIBE_URL.placeholder(), LONGEST_LINK)
                .replace(MergeField.PREFERENCES_URL.placeholder(), LONGEST_LINK);
    }

    private static void write(String file, String content) throws IOException {
        String directory = System.getProperty("mails.write");
        if (directory != null) {
            Files.createDirectories(Path.of(directory));
            Files.writeString(Path.of(directory, file), content);
        }
    }
}
