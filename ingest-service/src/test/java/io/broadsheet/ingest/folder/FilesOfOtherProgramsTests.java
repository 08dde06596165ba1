package io.broadsheet.ingest.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.article.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that were passed on, notes, and pages and texts in other languages than English. */
class FilesOfOtherProgramsTests {

    private static final String TEXT = "Meta wird im nächsten Jahr mehr ausgeben.\n\nDie Aktie fiel um neun Prozent.";

    @TempDir
    private Path folder;

    private Candidate read(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        FileContent found = new FileReader(100_000).read(folder, name, content.getBytes(UTF_8).length);
        return ((FileContent.Read) found).candidate();
    }

    private static String mail(String type, String text) {
        return "From: Anna <anna@example.org>\nSubject: Fwd: Meta erhöht\nContent-Type: %s; charset=utf-8\n\n%s\n"
                .formatted(type, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---------- Forwarded message ---------\nFrom: News <n@example.org>\nDate: Wed, Oct 29, 2025\nSubject: Meta\nTo: <a@example.org>\n\n\n",
                "Begin forwarded message:\n\nFrom: News <n@example.org>\nSubject: Meta\nDate: 29. October 2025\nTo: a@example.org\n\n",
                "Von: News <n@example.org>\nGesendet: Mittwoch, 29. Oktober 2025\nAn: Anna\nBetreff: Meta\n\n",
                "-------- Weitergeleitete Nachricht --------\nBetreff: \tMeta\nDatum: \tWed, 29 Oct 2025\nVon: \tNews\nAn: \ta@example.org\n\n"
            })
    void aMailThatWasPassedOnBeginsWithItsText(String above) throws IOException {
        Candidate found = read("a.eml", mail("text/plain", above + TEXT));

        assertThat(found.title()).isEqualTo("Meta erhöht");
        assertThat(found.text().plain()).isEqualTo(TEXT);
    }

    @Test
    void soDoesOneInHtml() throws IOException {
        String above =
                "<div><b>From:</b> News<br><b>Sent:</b> Wednesday<br><b>To:</b> Anna<br><b>Subject:</b> Meta</div>";
        assertThat(read("a.eml", mail("text/html", above + "<p>One.</p><p>Two.</p>"))
                        .text()
                        .plain())
                .isEqualTo("One.\n\nTwo.");
    }

    @Test
    void aTextMayBeginWithALineThatLooksLikeAHeader() throws IOException {
        String text = "From: here to eternity\n\nTo: nobody in particular, he wrote.\n\nIt rained.";
        assertThat(read("a.eml", mail("text/plain", text)).text().plain()).isEqualTo(text);
    }

    @Test
    void theImprintOfANewsletterIsNoText() throws IOException {
        String imprint = "<div>Copyright © 2025 Weekly<br>You are receiving this email because you opted in.<br>"
                + "Our mailing address is:<br>1 Main Street<br>You can <a href=x>unsubscribe from this list</a>.</div>";
        String german = "<p>Newsletter abbestellen</p><p>Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.</p>"
                + "<p>Impressum | Datenschutz</p>";
        String text = "<p>Meta will spend more next year.</p><p>The shares fell by nine per cent on Wednesday, the most"
                + " since April, and analysts had expected a smaller figure for the years to come.</p>";
        assertThat(read("a.eml", mail("text/html", text + imprint)).text().plain())
                .endsWith("for the years to come.");
        assertThat(read("b.eml", mail("text/html", "<p>Im Browser ansehen</p>" + text + german))
                        .text()
                        .plain())
                .startsWith("Meta will")
                .endsWith("for the years to come.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Teilen\nArtikel versenden\n\nLesen Sie auch\nMeta streicht 600 Stellen",
                "Auch interessant:\n\n- Meta streicht 600 Stellen\n\nZur Startseite",
                "Mehr zum Thema: Meta, Künstliche Intelligenz",
                "Ähnliche Artikel\n\nZuckerbergs Wette",
                "Partager\n\nÀ lire aussi\n\nMeta supprime 600 postes",
                "Kommentare (12)",
                "#clippings #ai/meta"
            })
    void whatStandsBelowATextInOtherLanguagesIsTrimmed(String below) throws IOException {
        assertThat(read("a.txt", "Meta erhöht\n\n" + TEXT + "\n\n" + below)
                        .text()
                        .plain())
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mehr zum Thema Teilen sagte Anna Petersen im Gespräch.",
                "Teilen heißt verzichten.",
                "Die Standorte:\n\nHyperion, Louisiana\nPrometheus, Ohio",
                "Kommentare gab es keine."
            })
    void wordsOfTheTextStay(String below) throws IOException {
        assertThat(read("a.txt", "Meta erhöht\n\n" + TEXT + "\n\n" + below)
                        .text()
                        .plain())
                .isEqualTo(TEXT + "\n\n" + below);
    }

    @Test
    void readersCommentsInGermanAreCutOffAPage() throws IOException {
        String page = "<article><h1>Meta erhöht</h1><p>" + TEXT.replace("\n\n", "</p><p>")
                + "</p><h3>Kommentare</h3><p>Anna77: Das glaube ich nicht.</p></article>";
        assertThat(read("a.html", page).text().plain()).isEqualTo(TEXT);
    }

    @Test
    void aWordProcessorsPageIsCalledWhatItsTitleSays() throws IOException {
        String page = "<html><head><title>Document1</title></head><body><div class=WordSection1>"
                + "<p class=MsoTitle>Meta erhöht</p><p class=MsoNormal>One.</p><p class=MsoNormal>Two.</p></div></body></html>";
        Candidate found = read("a.html", page);

        assertThat(found.title()).isEqualTo("Meta erhöht");
        assertThat(found.text().plain()).isEqualTo("One.\n\nTwo.");
    }

    @Test
    void propertiesOfANoteAreNoText() throws IOException {
        Candidate found = read(
                "a.md",
                "# Meta erhöht\n\nCreated: October 30, 2025 9:14 AM\nTags: ai, capex\nURL: https://press.example/a\nStatus: Read\n\nOne.\n\nTwo.");

        assertThat(found.title()).isEqualTo("Meta erhöht");
        assertThat(found.url()).isEqualTo("https://press.example/a");
        assertThat(found.text().plain()).isEqualTo("One.\n\nTwo.");
    }

    @Test
    void pandocsTitleBlockIsRead() throws IOException {
        Candidate found = read("a.md", "% Meta erhöht\n% Jane Roe\n% October 29, 2025\n\nOne.");

        assertThat(found.title()).isEqualTo("Meta erhöht");
        assertThat(found.author()).isEqualTo("Jane Roe");
        assertThat(found.date()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wirtschaft\n\n",
                "29 October 2025\n4 min read\n\n",
                "FOR IMMEDIATE RELEASE\n\nContact: Anna Petersen, press@example.org, +1 202 555 0101\n\n"
            })
    void whatStandsAboveATitleIsNone(String above) throws IOException {
        assertThat(read("a.txt", above + "Meta erhöht seine Ausgaben\n\n" + TEXT)
                        .title())
                .isEqualTo("Meta erhöht seine Ausgaben");
    }
}
