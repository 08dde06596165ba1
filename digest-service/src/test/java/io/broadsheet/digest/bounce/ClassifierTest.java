package io.broadsheet.digest.bounce;

import static org.assertj.core.api.Assertions.assertThat;

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
