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

class FileReaderTests {

    @TempDir
    Path folder;

    private FileContent read(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return new FileReader(100_000).read(folder, name, bytes.length);
    }

    private Candidate article(String name, String content) throws IOException {
        FileContent read = read(name, content.getBytes(StandardCharsets.UTF_8));
        assertThat(read).isInstanceOf(FileContent.Read.class);
        return ((FileContent.Read) read).candidate();
    }

    private String refusal(String name, byte[] bytes) throws IOException {
        FileContent read = read(name, bytes);
        assertThat(read).isInstanceOf(FileContent.Refused.class);
        return ((FileContent.Refused) read).reason();
    }

    @Test
    void firstLineOfATextIsItsTitle() throws IOException {
        Candidate note = article("n.txt", "\n\n  A note \n\nFirst.\n\nSecond.\n");
        assertThat(note.title()).isEqualTo("A note");
        assertThat(note.text().plain()).isEqualTo("First.\n\nSecond.");
        assertThat(note.date()).isNull();
    }

    @Test
    void frontMatterOfMarkdownWins() throws IOException {
        Candidate note = article("n.md", """
                ---
                title: "Meta: a note"
                url: https://press.example/a
                author: [Ines Roth, Ada]
                date: 2026-11-03T08:30:00+01:00
                tags: [models, law]
                ---
                # Heading

                Some *text*.
                """);
        assertThat(note.title()).isEqualTo("Meta: a note");
        assertThat(note.url()).isEqualTo("https://press.example/a");
        assertThat(note.author()).isEqualTo("Ines Roth, Ada");
        assertThat(note.date()).isEqualTo(Instant.parse("2026-11-03T07:30:00Z"));
        assertThat(note.tags()).containsExactly("models", "law");
        assertThat(note.text().plain()).endsWith("Some text.");
    }

    @Test
    void headingOfMarkdownIsItsTitleAndDatesAreForgiving() throws IOException {
        Candidate note = article("n.md", "---\ndate: 2026-11-03\n---\n# Heading\n\nText.");
        assertThat(note.title()).isEqualTo("Heading");
        assertThat(note.text().plain()).isEqualTo("Text.");
        assertThat(note.date()).isEqualTo(Instant.parse("2026-11-03T00:00:00Z"));
        assertThat(article("o.md", "---\nnot: [yaml\n---\n# Title\n\nText.").title())
                .isEqualTo("Title");
    }

    @Test
    void htmlSaysMuchAboutItself() throws IOException {
        Candidate page = article("p.html", """
                <html lang=en><head><title>Page | Site</title><link rel=canonical href=https://press.example/p>
                <meta property=article:published_time content=2026-11-03T08:30:00Z><meta name=author content=Ines></head>
                <body><nav>menu</nav><article><h1>Page</h1><p>Body.</p><script>x()</script></article></body></html>""");
        assertThat(page.title()).isEqualTo("Page");
        assertThat(page.url()).isEqualTo("https://press.example/p");
        assertThat(page.author()).isEqualTo("Ines");
        assertThat(page.language()).isEqualTo("en");
        assertThat(page.date()).isEqualTo(Instant.parse("2026-11-03T08:30:00Z"));
        assertThat(page.text().plain()).isEqualTo("Body.");
    }

    @Test
    void mailHasSubjectSenderDateAndText() throws IOException {
        Candidate mail = article("m.eml", """
                From: Ines Roth <ines@press.example>
                Subject: =?UTF-8?Q?Meta=E2=80=99s_plans?=
                Date: Tue, 3 Nov 2026 08:30:00 +0000
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                Plain.
                --b
                Content-Type: text/html; charset=utf-8

                <p>Rich.</p>
                --b--
                """.replace("\n", "\r\n"));
        assertThat(mail.title()).isEqualTo("Meta’s plans");
        assertThat(mail.author()).isEqualTo("Ines Roth");
        assertThat(mail.date()).isEqualTo(Instant.parse("2026-11-03T08:30:00Z"));
        assertThat(mail.text().plain()).isEqualTo("Rich.");
    }

    @Test
    void anyUsualEncodingIsRead() throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("windows-1252")}) {
            FileContent read = read("e.txt", "Métà “x”\n\nText".getBytes(charset));
            assertThat(((FileContent.Read) read).candidate().title()).isEqualTo("Métà “x”");
        }
        FileContent read = read("u.txt", "\uFEFFMétà\n\nText".getBytes(StandardCharsets.UTF_16LE));
        assertThat(((FileContent.Read) read).candidate().title()).isEqualTo("Métà");
    }

    @Test
    void encodingsAreFoundWithoutAMarkAndAsDeclared() throws IOException {
        for (Charset wide : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            FileContent read = read("w.txt", "Métà “x”\n\nText".getBytes(wide));
            assertThat(((FileContent.Read) read).candidate().title()).isEqualTo("Métà “x”");
        }
        Charset cyrillic = Charset.forName("windows-1251");
        FileContent page = read("c.html", "<meta charset=windows-1251><h1>Мета</h1>".getBytes(cyrillic));
        FileContent note = read("c.md", "---\nencoding: windows-1251\n---\n# Мета\n\nТекст".getBytes(cyrillic));
        assertThat(((FileContent.Read) page).candidate().title()).isEqualTo("Мета");
        assertThat(((FileContent.Read) note).candidate().title()).isEqualTo("Мета");
    }

    @Test
    void titleOfAPageIsItsArticlesAndNotTheSites() throws IOException {
        assertThat(article("a.html", "<title>Meta buys it | The Daily Press</title><p>Text.")
                        .title())
                .isEqualTo("Meta buys it");
        assertThat(article("b.html", "<title>Meta - a love story</title><p>Text.")
                        .title())
                .isEqualTo("Meta - a love story");
        assertThat(article("c.html", """
                <title>Meta buys it - Press</title><meta property=og:site_name content=Press>
                <header><h1>Press</h1></header><p>Text.""").title()).isEqualTo("Meta buys it");
        assertThat(article("d.html", """
                <title>Meta buys it | Press</title><header><h1>Press</h1></header><main><h1>Meta buys it</h1><p>Text.""").title()).isEqualTo("Meta buys it");
        assertThat(article("e.html", "<h1>Meta buys it</h1><p>Text.").title()).isEqualTo("Meta buys it");
    }

    @Test
    void categoryAboveAMarkdownHeadingIsNoText() throws IOException {
        Candidate note = article("k.md", "AI / Research\n\n# Meta buys it\n\nText.\n\nShare this\n");
        assertThat(note.title()).isEqualTo("Meta buys it");
        assertThat(note.text().plain()).isEqualTo("Text.");
        assertThat(article("l.md", "NEWS\n\nMeta buys it\n\nText here.").title())
                .isEqualTo("Meta buys it");
    }

    @Test
    void whatIsNoArticleIsRefusedWithAReason() throws IOException {
        assertThat(refusal("e.txt", new byte[0])).isEqualTo("empty");
        assertThat(refusal("b.txt", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}))
                .startsWith("not text");
        assertThat(refusal("l.txt", new byte[100_001])).startsWith("too large");
        assertThat(refusal("w.txt", " \n\n ".getBytes(StandardCharsets.UTF_8))).contains("no title");
        assertThat(refusal("m.eml", "just words".getBytes(StandardCharsets.UTF_8)))
                .startsWith("not a mail");
    }
}
