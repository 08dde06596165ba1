package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewsletterTests {

    private static final String TEXT = "The council voted on Tuesday to extend the tram line. Work begins in March, "
            + "the mayor said, and will take eighteen months.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "View this email in your browser",
                "Trouble reading this? View it online",
                "Unsubscribe",
                "To unsubscribe, click here: https://u.example",
                "View in browser",
                "You are receiving this email because you signed up at tram.example. Unsubscribe",
                "You’re receiving this because you asked for it.",
                "This email was sent to me@home.example",
                "Want to change how you receive these emails? Update your preferences",
                "Manage your subscription",
                "Copyright © 2026 The Daily Tram, All rights reserved.",
                "Privacy policy | Contact us"
            })
    void whatMailsHaveAroundTheirTextGoes(String line) {
        assertThat(Newsletter.text(line + "\n\n" + TEXT + "\n\n" + line)).isEqualTo(TEXT);
        String html = "<table><tr><td>" + line + "</td></tr><tr><td><p>" + TEXT + "</p></td></tr><tr><td><div>" + line
                + "</div></td></tr></table>";
        assertThat(Jsoup.parse(Newsletter.article(html, null)).text()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Copyright law will be changed, the minister said.",
                "Read the whole report before you judge it.",
                "See how prices rose online in two years.",
                "You are getting older, and so is the tram.",
                "Help came late.",
                "Google now punishes senders who make it hard to unsubscribe.",
                "This message was sent to our readers in Kyiv by the army, which meant it.",
                "Unsubscribe buttons will be a duty from March, the commission said.",
                "Read online reviews with care, the agency said.",
                "(c) any other matter that the chair allows"
            })
    void sentencesStay(String line) {
        assertThat(Newsletter.text(TEXT + "\n\n" + line)).isEqualTo(TEXT + "\n\n" + line);
        assertThat(Jsoup.parse(Newsletter.article("<p>%s</p><p>%s</p>".formatted(TEXT, line), null))
                        .text())
                .isEqualTo(TEXT + " " + line);
    }

    @Test
    void whatIsHiddenAndWhatIsOnlyInTheHeadIsNoText() {
        String html = "<head><title>News</title></head><body><div style='display: none'>Preheader</div><h1>Tram</h1><p>"
                + TEXT + "</p>";
        assertThat(Jsoup.parse(Newsletter.article(html, "Tram")).text()).isEqualTo(TEXT);
    }

    @Test
    void aSignatureGoesAndALineBetweenPartsStays() {
        assertThat(Newsletter.text(TEXT + "\n\n-- \nAnna Keller\nThe Daily Tram\n"))
                .isEqualTo(TEXT);
        String parts = TEXT + "\n--\n" + (TEXT + "\n").repeat(12).strip();
        assertThat(Newsletter.text(parts)).isEqualTo(parts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Readers can <a>help</a> by writing to us.",
                "The law asks for an <a>unsubscribe</a> button.",
                "Whoever saw it may <a>contact us</a> by Friday.",
                "The <span>privacy policy</span> was a lie."
            })
    void wordsOfASentenceThatAreLinksStay(String sentence) {
        for (String html : new String[] {
            "<p>%s</p><p>%s</p>".formatted(TEXT, sentence), "<p>%s</p><p>%s</p>".formatted(sentence, TEXT)
        }) {
            assertThat(Jsoup.parse(Newsletter.article(html, null)).text())
                    .isEqualTo(Jsoup.parse(html).text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Google now punishes senders who make it hard to unsubscribe.</p>",
                "<p>This message was sent to our readers in Kyiv by the army before dawn.</p>",
                "<ul><li>(a) the tram</li><li>(c) any other matter that the chair allows</li></ul>",
                "<p>Unsubscribe</p>",
                "<div>Help</div>"
            })
    void whatStandsBetweenPartsOfTheTextStays(String between) {
        String html = "<p>%s</p>%s<p>%s</p>".formatted(TEXT, between, TEXT);
        assertThat(Jsoup.parse(Newsletter.article(html, null)).text())
                .isEqualTo(Jsoup.parse(html).text());
    }

    @Test
    void whatIsAroundATextGoesInAnyNumberOfBlocks() {
        String html =
                "<div>&nbsp;&zwnj;</div><table><tr><td><a>View in browser</a></td><td>&nbsp;</td></tr></table><div><p>"
                        + TEXT
                        + "</p></div><p><a>Facebook</a></p><p>You are receiving this e-mail because you asked for it.</p>"
                        + "<p><a>Unsubscribe</a> | <a>Preferences</a></p><p>(c) 2026 The Daily Tram</p><p>&nbsp;</p>";
        assertThat(Jsoup.parse(Newsletter.article(html, null))
                        .text()
                        .strip()
                        .replaceAll("[\\u00a0\\u200c ]+$|^[\\u00a0\\u200c ]+", ""))
                .isEqualTo(TEXT);
    }

    @Test
    void aStoryBehindALineOfDashesIsNoSignature() {
        String story = TEXT + "\n--\nThe ferry is late.\n\n" + TEXT;
        assertThat(Newsletter.text(story)).isEqualTo(story);
        String paragraph = TEXT + "\n-- \nThe ferry is late. " + TEXT + "\n\n" + TEXT;
        assertThat(Newsletter.text(paragraph)).isEqualTo(paragraph);
    }
}
