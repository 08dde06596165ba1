package io.broadsheet.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCatalogueTests {

    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final String ONE = """
            topics:
              a: {query: meta}
            sources:
              press: {feed: "https://press.example/feed"}
            """;
    private static final String TWO = """
            topics:
              a: {query: meta}
              b: {query: llama}
            sources:
              wire: {feed: "https://wire.example/feed"}
            """;

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(START);
    private Path file;
    private LiveCatalogue catalogue;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(folder.resolve("broadsheet.yaml"), ONE);
        catalogue = live(file);
    }

    private LiveCatalogue live(Path path) {
        return new LiveCatalogue(path, new CatalogueReader(path, value -> value), clock);
    }

    private void lookTwice() {
        clock.advance(Duration.ofMinutes(1));
        catalogue.refresh();
        catalogue.refresh();
    }

    @Test
    void editedExamplesAreLearnedAgain() throws IOException {
        Path examples = Files.writeString(folder.resolve("mine.jsonl"), examples(20));
        Files.writeString(file, ONE.replace("query: meta", "query: meta, examples: [mine.jsonl]"));
        lookTwice();
        Topic before = catalogue.current().topics().get("a");
        lookTwice();
        assertThat(catalogue.current().topics().get("a")).isSameAs(before);

        Files.writeString(examples, examples(25));
        lookTwice();
        assertThat(catalogue.current().topics().get("a")).isNotSameAs(before);

        Files.writeString(examples, "potatoes");
        lookTwice();
        assertThat(catalogue.refusal()).isPresent();
        Files.writeString(examples, examples(30));
        lookTwice();
        assertThat(catalogue.refusal()).isEmpty();
    }

    private static String examples(int ofEachKind) {
        return "{\"title\": \"Meta opens its weights\", \"relevant\": true}\n{\"title\": \"Meta sells a headset\", \"relevant\": false}\n"
                .repeat(ofEachKind);
    }

    @Test
    void sourcesAndTopicsComeGoAndChangeWhileItRuns() throws IOException {
        Files.writeString(file, TWO);
        lookTwice();
        assertThat(catalogue.current().sources()).containsOnlyKeys("wire");
        assertThat(catalogue.current().topics()).containsOnlyKeys("a", "b");

        Catalogue llama = catalogue.current();
        Files.writeString(file, TWO.replace("llama", "zuckerberg").replace("wire.example", "other.example"));
        lookTwice();
        assertThat(catalogue.current().topics().get("a"))
                .isEqualTo(llama.topics().get("a"));
        assertThat(catalogue.current().topics().get("b"))
                .isNotEqualTo(llama.topics().get("b"));
        assertThat(catalogue.current().feeds())
                .singleElement()
                .satisfies(feed -> assertThat(feed.address()).hasHost("other.example"));
        assertThat(catalogue.since()).isEqualTo(START.plus(Duration.ofMinutes(2)));
    }

    @Test
    void fileThatAnEditorReplacesIsReadAgain() throws IOException {
        Path draft = Files.writeString(folder.resolve(".broadsheet.yaml.swp"), TWO);
        Files.setLastModifiedTime(draft, Files.getLastModifiedTime(file));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        lookTwice();
        assertThat(catalogue.current().sources()).containsOnlyKeys("wire");
    }

    @Test
    void mountedFolderWhoseLinkIsSwappedIsReadAgain() throws IOException {
        // as Kubernetes mounts a ConfigMap: file -> ..data/file, ..data -> a folder with a time in its name
        Files.createDirectory(folder.resolve("..2026_1"));
        Files.createDirectory(folder.resolve("..2026_2"));
        Files.writeString(folder.resolve("..2026_1/mounted.yaml"), ONE);
        Files.writeString(folder.resolve("..2026_2/mounted.yaml"), TWO);
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_1"));
        Path mounted = Files.createSymbolicLink(folder.resolve("mounted.yaml"), Path.of("..data/mounted.yaml"));
        catalogue = live(mounted);
        assertThat(catalogue.current().sources()).containsOnlyKeys("press");

        Path swapped = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2026_2"));
        Files.move(swapped, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        lookTwice();
        assertThat(catalogue.current().sources()).containsOnlyKeys("wire");
    }

    @Test
    void refusedEditChangesNothingAndIsNamedUntilItIsMended() throws IOException {
        Catalogue before = catalogue.current();
        Files.writeString(file, TWO + "  bad: {feeed: x}\n");
        lookTwice();

        assertThat(catalogue.current()).isSameAs(before);
        assertThat(catalogue.refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.position()).startsWith("6:");
            assertThat(refusal.key()).isEqualTo("sources.bad.feeed");
            assertThat(refusal.reason()).startsWith("is not a known key; known are feed, folder, ");
            assertThat(refusal.message()).contains(file.toString());
            assertThat(refusal.at()).isEqualTo(START.plus(Duration.ofMinutes(1)));
        });

        Files.writeString(file, ONE);
        lookTwice();
        assertThat(catalogue.refusal()).isEmpty();
        assertThat(catalogue.current()).isEqualTo(before);
    }

    @Test
    void fileThatIsGoneIsARefusalToo() throws IOException {
        Files.delete(file);
        lookTwice();
        assertThat(catalogue.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).contains("cannot be read"));
        assertThat(catalogue.current().sources()).containsOnlyKeys("press");

        Files.writeString(file, TWO);
        lookTwice();
        assertThat(catalogue.refusal()).isEmpty();
        assertThat(catalogue.current().sources()).containsOnlyKeys("wire");
    }

    @Test
    void editThatIsStillBeingWrittenWaits() throws IOException {
        Files.writeString(file, "topics:\n");
        catalogue.refresh();
        Files.writeString(file, TWO);
        catalogue.refresh();
        assertThat(catalogue.refusal()).isEmpty();
        assertThat(catalogue.current().sources()).containsOnlyKeys("press");
        catalogue.refresh();
        assertThat(catalogue.current().sources()).containsOnlyKeys("wire");
    }
}
