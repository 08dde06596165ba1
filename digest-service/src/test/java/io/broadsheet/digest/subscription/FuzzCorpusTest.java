package io.broadsheet.digest.subscription;

import io.broadsheet.testsupport.FuzzCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays what fuzzing has found worth keeping; CONTRIBUTING.md says how to go on fuzzing from there. */
class FuzzCorpusTest {

    static List<Path> addresses() throws IOException {
        return FuzzCorpus.inputs("address");
    }

    static List<Path> tokens() throws IOException {
        return FuzzCorpus.inputs("token");
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
