package io.broadsheet.digest.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.mail.MailReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void thousandsOfEmptyLinesAreStillAReport() {
        String report = TestBounces.dsn("id", "5.1.1", "550 5.1.1 user unknown")
                .replace(
                        "Reporting-MTA: dns; mx.example.net\n",
                        "Reporting-MTA: dns; mx.example.net\n" + " \r\n".repeat(20_000));

        assertThat(verdict(report).kind()).isEqualTo(Kind.HARD);
    }

    @Test
    void aSubjectOfOneEndlessWordIsReadToItsEnd() {
        String letter = TestBounces.letter().replace("Meta", "a".repeat(500_000));

        assertThat(verdict(letter).kind()).isEqualTo(Kind.OTHER);
        assertThat(Texts.normalized("a".repeat(500_000))).startsWith("aaa");
    }

    @Test
    void aRefusalThatRepeatsItselfIsReadToItsEnd() {
        String words = "550 unknown " + "mail ".repeat(1_500) + "user<a@b.example>".repeat(400);

        assertThat(verdict(TestBounces.dsn("id", "5.1.1", words)).kind()).isEqualTo(Kind.HARD);
    }

    private static Verdict verdict(String mail) {
        return new Classifier(new Diagnosis()).classify(new MailReader().read(mail.getBytes(StandardCharsets.UTF_8)));
    }

    /** Judges a corpus of your own; docs/bounces.md has the command. */
    @Test
    @EnabledIfSystemProperty(named = "bounces.corpus", matches = ".+")
    void aCorpusFromOutsideIsJudged() throws Exception {
        Path folder = Path.of(System.getProperty("bounces.corpus"));
        Path report = Path.of("target/bounces.csv");
        StringBuilder lines = new StringBuilder("file,kind,cause,status\n");
        for (Path mail : Corpus.in(folder).mails()) {
            Verdict verdict = Corpus.verdict(mail);
            lines.append("%s,%s,%s,%s%n"
                    .formatted(
                            folder.relativize(mail),
                            verdict.kind().text(),
                            verdict.cause() == null ? "" : verdict.cause().text(),
                            verdict.status() == null ? "" : verdict.status()));
        }
        Files.createDirectories(report.getParent());
        Files.writeString(report, lines);
        assertThat(report).isNotEmptyFile();
    }
}
