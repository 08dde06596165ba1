package io.broadsheet.ingest;

import io.broadsheet.ingest.article.ArticleTextFuzz;
import io.broadsheet.ingest.feed.FeedParserFuzz;
import io.broadsheet.testsupport.FuzzCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays what fuzzing has found worth keeping; CONTRIBUTING.md says how to go on fuzzing from there. */
class FuzzCorpusTests {

    static List<Path> documents() throws IOException {
        return FuzzCorpus.inputs("parser");
    }

    static List<Path> articles() throws IOException {
        return FuzzCorpus.inputs("sanitizer");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void parserHasAnAnswerTo(Path input) throws IOException {
        FeedParserFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
    }

    @ParameterizedTest
    @MethodSource("articles")
    void sanitizerMakesHarmless(Path input) throws IOException {
        ArticleTextFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
    }
}
