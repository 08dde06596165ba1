package io.broadsheet.digest.subscription;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays what fuzzing has found worth keeping; CONTRIBUTING.md says how to go on fuzzing from there. */
class FuzzCorpusTest {

    private static final Path INPUTS = Path.of("src/test/resources/fuzz");

    static List<Path> addresses() throws IOException {
        return inputs("address");
    }

    static List<Path> tokens() throws IOException {
        return inputs("token");
    }

    private static List<Path> inputs(String kind) throws IOException {
        try (Stream<Path> files = Files.list(INPUTS.resolve(kind))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void anAddressHasAnAnswer(Path input) throws IOException {
        EmailAddressFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenOpensNothing(Path input) throws IOException {
        TokensFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
    }
}
