package io.broadsheet.ingest;

import io.broadsheet.ingest.article.ArticleTextFuzz;
import io.broadsheet.ingest.feed.FeedParserFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays what fuzzing has found worth keeping; CONTRIBUTING.md says how to go on fuzzing from there. */
class FuzzCorpusTests {

    private static final Path INPUTS = Path.of("src/test/resources/fuzz");

    static List<Path> documents() throws IOException {
        return inputs("parser");
    }

    static List<Path> articles() throws IOException {
        return inputs("sanitizer");
    }

    private static List<Path> inputs(String kind) throws IOException {
        try (Stream<Path> files = Files.list(INPUTS.resolve(kind))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
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
