package io.broadsheet.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What fuzzing has found worth keeping, in the resources of the module under test; replayed by its tests. */
public final class FuzzCorpus {

    private static final Path INPUTS = Path.of("src/test/resources/fuzz");

    private FuzzCorpus() {}

    /** The inputs for one target, by name; none that is hidden, such as what keeps an empty folder. */
    public static List<Path> inputs(String target) throws IOException {
        try (Stream<Path> files = Files.list(INPUTS.resolve(target))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
