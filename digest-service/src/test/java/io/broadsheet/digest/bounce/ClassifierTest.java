package io.broadsheet.digest.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class ClassifierTest {

    private static final Path SAMPLES = Path.of("src/test/resources/bounces");

    @Test
    void everySampleIsWhatItsNameSays() {
        Corpus samples = Corpus.in(SAMPLES);

        assertThat(samples.mails()).hasSizeGreaterThan(200);
        assertThat(samples.wrong()).isEmpty();
    }

    @Test
    void howLinesEndDoesNotMatter() {
        assertThat(Corpus.in(SAMPLES).mails()).allSatisfy(mail -> {
            String lines = Files.readString(mail, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
            Kind kind = Corpus.verdict(mail).kind();

            for (String end : List.of("\n", "\r\n", "\r")) {
                byte[] source = lines.replace("\n", end).getBytes(StandardCharsets.ISO_8859_1);
                assertThat(Corpus.verdict(source).kind()).isEqualTo(kind);
            }
        });
    }

    @Test
    void thousandsOfEmptyLinesAreStillAReport() {
        String report = TestBounces.dsn("id", "5.1.1", "550 5.1.1 user unknown")
                .replace(
                        "Reporting-MTA: dns; mx.example.net\n",
                        "Reporting-MTA: dns; mx.example.net\n" + " \r\n".repeat(20_000));

        assertThat(Corpus.verdict(report).kind()).isEqualTo(Kind.HARD);
    }

    @Test
    void aSubjectOfOneEndlessWordIsReadToItsEnd() {
        String letter = TestBounces.letter().replace("Meta", "a".repeat(500_000));

        assertThat(Corpus.verdict(letter).kind()).isEqualTo(Kind.OTHER);
        assertThat(Texts.normalized("a".repeat(500_000))).startsWith("aaa");
    }

    @Test
    void aRefusalThatRepeatsItselfIsReadToItsEnd() {
        String words = "550 unknown " + "mail ".repeat(1_500) + "user<a@b.example>".repeat(400);

        assertThat(Corpus.verdict(TestBounces.dsn("id", "5.1.1", words)).kind()).isEqualTo(Kind.HARD);
    }

    @Test
    void aTranscriptWithoutEndIsReadToItsEnd() {
        String prose =
                "(reason: " + "<<< 550 ".repeat(20_000) + "\n" + "<<< 5".repeat(20_000) + "\n550 \n".repeat(5_000);

        assertThat(Quotes.in(prose)).isNotEmpty();
    }

    /** Judges a corpus of your own; docs/bounces.md has the command. */
    @Test
    @EnabledIfSystemProperty(named = "bounces.corpus", matches = ".+")
    void aCorpusFromOutsideIsJudged() throws Exception {
        CorpusReport report = new CorpusReport(Corpus.in(Path.of(System.getProperty("bounces.corpus"))));
        Path file = Path.of("target/bounces.csv");
        report.writeTo(file);
        System.out.println(report.summary());
        assertThat(file).isNotEmptyFile();
    }
}
