package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.article.Candidate;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes, clippings, saved pages and newsletters as programs and people make them. */
class FilesAsPeopleHaveThemTests {

    private static final String TITLE = "Tram line to the hospital gets its money";
    private static final String TEXT = "The council voted on Tuesday to extend the line.\n\nWork begins in March.";
    private static final String PAGE =
            "<p>The council voted on Tuesday to extend the line.</p><p>Work begins in March.</p>";

    @TempDir
    Path folder;

    private Candidate article(String name, String content) throws IOException {
        return article(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Candidate article(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        FileContent read = new FileReader(200_000).read(folder, name, bytes.length);
        assertThat(read).isInstanceOf(FileContent.Read.class);
        return ((FileContent.Read) read).candidate();
    }

    private void assertReads(String name, String content) throws IOException {
        Candidate article = article(name, content);
        assertThat(article.title()).isEqualTo(TITLE);
        assertThat(article.text().plain()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Category: Local news\n",
                "12 March 2026\n\n",
                "Thursday, March 12th, 2026 at 8:30 am\n",
                "https://tram.example/hospital\n\n2026-03-12\n\n",
                "Source: The Daily Tram\nDate: 2026-03-12\n\n",
                "(AP) - BUSINESS NEWS\n",
                "Harbour Times\n\n",
                "LOCAL\n14 March 2026\n",
                "Published 2026-03-12 by Anna Keller\n\n",
                "3 February 2026 · Local\n\n",
                "* * *\n\n"
            })
    void whatStandsAboveATitleIsNoTitle(String above) throws IOException {
        assertReads("n.txt", above + TITLE + "\n\n" + TEXT + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Title: %s\nSource: The Daily Tram\n\n",
                "From: Anna Keller\nSubject: %s\nSent: 12 March 2026\n\n",
                "%s\n========================================\n\n",
                "---\ntitle: %s\nsummary: \"half: quoted\n---\n\n",
                "---\ntitle: \"%s\nlang: en\n---\n\n",
                "+++\ntitle = \"%s\"\ndraft = false\n+++\n\n"
            })
    void aTitleIsToldInManyWays(String above) throws IOException {
        assertReads("n.txt", above.formatted(TITLE) + TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Source: Meta plans to buy a laboratory",
                "By: a nose",
                "Summary: nothing was decided",
                "1984",
                "2026: the year of the tram",
                "May 2026",
                "Title fight: the last round"
            })
    void aTitleThatLooksLikeALabelOrADateStaysOne(String title) throws IOException {
        assertThat(article("n.txt", title + "\n\n" + TEXT).title()).isEqualTo(title);
    }

    @Test
    void labelsSayWhatTheySay() throws IOException {
        Candidate note = article(
                "n.txt",
                "Title: \"%s\"\nAuthor: Anna Keller\nSource: The Daily Tram\nURL: https://tram.example/1\nDate: 2026-03-12\n\n%s"
                        .formatted(TITLE, TEXT));
        assertThat(note.author()).isEqualTo("Anna Keller");
        assertThat(note.publisher()).isEqualTo("The Daily Tram");
        assertThat(note.url()).isEqualTo("https://tram.example/1");
        assertThat(note.date()).isEqualTo(Instant.parse("2026-03-12T00:00:00Z"));
    }

    @Test
    void aClippingHasItsAddressAsSourceAndItsAuthorAsALink() throws IOException {
        Candidate clipping = article("c.md", """
                ---
                title: "Tram line to the hospital gets its money"
                source: "https://tram.example/hospital"
                author:
                  - "[[Anna Keller]]"
                  - "[[people/ben|Ben Roth]]"
                ---
                The council voted on Tuesday to extend the line.

                Work begins in March.

                ## Related

                - [Bus drivers strike](https://tram.example/bus)
                """);
        assertThat(clipping.url()).isEqualTo("https://tram.example/hospital");
        assertThat(clipping.publisher()).isNull();
        assertThat(clipping.author()).isEqualTo("Anna Keller, Ben Roth");
        assertThat(clipping.text().plain()).isEqualTo(TEXT);
    }

    @Test
    void headingOfASectionIsNotTheTitleOfANote() throws IOException {
        String long_ =
                "The council voted on Tuesday to extend the line. ".repeat(6).strip();
        Candidate note = article("s.md", TITLE + "\n\n" + long_ + "\n\n## What it costs\n\nMuch.");
        assertThat(note.title()).isEqualTo(TITLE);
        assertThat(note.text().plain()).isEqualTo(long_ + "\n\nWhat it costs\n\nMuch.");
    }

    @Test
    void headlineOfAPageMayComeAfterTheSitesNameOrBeNoHeading() throws IOException {
        assertReads(
                "a.html", "<title>The Daily Tram: %s</title><div><h1>%s</h1>%s</div>".formatted(TITLE, TITLE, PAGE));
        assertReads(
                "b.html",
                "<title>%s</title><div><p class=MsoTitle>%s<o:p></o:p></p>%s</div>".formatted(TITLE, TITLE, PAGE));
    }

    @Test
    void theLongestArticleOfAPageIsIt() throws IOException {
        assertReads("l.html", """
                <title>%s | Local | Harbour Times</title><article class=teaser><h3>Ferry sails</h3><p>At night.</p></article>
                <article>%s</article>""".formatted(TITLE, PAGE));
        assertThat(article(
                                "m.html",
                                "<title>Today</title><main><p>%s</p><article>Ferry sails.</article></main>"
                                        .formatted(TEXT))
                        .text()
                        .plain())
                .endsWith("Ferry sails.");
    }

    @Test
    void whatStandsBelowATextInALayoutOfTablesGoes() throws IOException {
        assertReads("t.html", """
                <title>%s</title><table><tr><td><h1>%s</h1>%s</td></tr><tr><td>Print this page</td></tr></table>""".formatted(TITLE, TITLE, PAGE));
    }

    @Test
    void aPageThatIsOneFormIsRead() throws IOException {
        assertReads(
                "f.html",
                "<title>%s</title><form id=aspnetForm><h1>%s</h1>%s</form><form><input name=q>Search</form>"
                        .formatted(TITLE, TITLE, PAGE));
    }

    @Test
    void whatIsBelowAHeadingOfRelatedThingsOrOfCommentsGoes() throws IOException {
        String related = "<h4>Related</h4><div><a href=a>Buses strike</a></div><div><a href=b>Bridge opens</a></div>";
        assertReads("r.html", "<title>%s</title><div><h1>%s</h1>%s%s</div>".formatted(TITLE, TITLE, PAGE, related));
        assertReads("r.md", "# %s\n\n%s\n\n---\n\n### Comments\n\n**Ann:** At last.\n".formatted(TITLE, TEXT));
        String section = "# %s\n\n### Related\n\nIt was said before.\n".formatted(TITLE);
        assertThat(article("s.md", section).text().plain()).isEqualTo("Related\n\nIt was said before.");
    }

    @Test
    void filesMadeToBeSlowToReadAreRead() throws IOException {
        String deep = "<div>".repeat(20_000) + "<p>Unsubscribe</p>";
        assertThat(article("d.eml", "Subject: Deep\r\nContent-Type: text/html\r\n\r\n" + deep)
                        .title())
                .isEqualTo("Deep");
        assertThat(article("f.html", "<title>" + "a | ".repeat(20_000) + "b</title>" + "<form>x</form>".repeat(1_000))
                        .title())
                .startsWith("a | a");
        assertThat(article("s.html", "<title>Shared</title><p>Text.</p>" + "<p>Share</p>".repeat(5_000))
                        .title())
                .isEqualTo("Shared");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "KOI8-R", "ISO-8859-7", "Shift_JIS", "GB18030", "EUC-KR"})
    void lettersTellAnEncodingThatNothingNames(String name) throws IOException {
        String text = switch (name) {
            case "ISO-8859-7" ->
                "Το τραμ φτάνει στο νοσοκομείο\n\nΤο δημοτικό συμβούλιο αποφάσισε την Τρίτη να επεκτείνει τη γραμμή.";
            case "Shift_JIS" -> "路面電車が病院まで延びる\n\n市議会は火曜日、路面電車の延伸を決めました。工事は三月に始まります。";
            case "GB18030" -> "有轨电车将通往医院\n\n市议会周二决定延长有轨电车线路。工程将于三月开始,费用为八千四百万。";
            case "EUC-KR" -> "전차가 병원까지 간다\n\n시의회는 화요일에 전차 노선을 연장하기로 결정했다. 공사는 삼월에 시작된다.";
            default -> "Трамвай дойдёт до больницы\n\nГорсовет во вторник решил продлить трамвайную линию до больницы.";
        };
        Candidate note = article("e.txt", text.getBytes(Charset.forName(name)));
        assertThat(note.title() + "\n\n" + note.text().plain()).isEqualTo(text);
    }
}
