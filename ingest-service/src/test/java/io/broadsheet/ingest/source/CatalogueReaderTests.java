package io.broadsheet.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTests {

    private static final String TOPICS =
            "topics:\n  a: {query: meta}\n  b: {title: The B, query: llama, threshold: 0.7}\n";

    @TempDir
    Path folder;

    private Catalogue read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("broadsheet.yaml"), yaml);
        return new CatalogueReader(file, value -> value).read();
    }

    @Test
    void readsTopicsAndSourcesWithTheirDefaults() throws IOException {
        Catalogue catalogue = read(TOPICS + """
                sources:
                  press:
                    feed: https://press.example/feed
                    title: The Press
                    topics: [b]
                    tags: [models, law]
                    poll-interval: 30m
                  desk: {folder: ./articles}
                """);

        assertThat(catalogue.topics()).containsOnlyKeys("a", "b");
        assertThat(catalogue.topics().get("b").threshold()).isEqualTo(0.7);
        assertThat(catalogue.sources().get("press"))
                .isEqualTo(new Source.Feed(
                        "press",
                        "The Press",
                        List.of("b"),
                        List.of("models", "law"),
                        URI.create("https://press.example/feed"),
                        Duration.ofMinutes(30)));
        assertThat(catalogue.sources().get("desk"))
                .isEqualTo(new Source.Folder(
                        "desk", "desk", List.of("a", "b"), List.of(), folder.resolve("articles"), "./articles"));
    }

    @Test
    void noSourcesAreFineWhenTheFileSaysSo() throws IOException {
        assertThat(read(TOPICS + "sources: {}\n").sources()).isEmpty();
    }

    @Test
    void shippedFileIsValid() {
        Catalogue shipped = new CatalogueReader(Path.of("../broadsheet.yaml"), value -> value).read();
        assertThat(shipped.feeds()).isNotEmpty();
        assertThat(shipped.folders()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            x: {feeed: https://x.example/}                          | sources.x.feeed         | not a known key
            x: {feed: https://x.example/, folder: y}                | sources.x               | either feed
            x: {title: nothing}                                     | sources.x               | either feed
            x: {feed: "ftp://x.example/"}                           | sources.x.feed          | http
            x: {feed: "https://x example/"}                         | sources.x.feed          | not an address
            x: {feed: https://x.example/, topics: [zz]}             | sources.x.topics        | no topic 'zz'
            x: {feed: https://x.example/, poll-interval: soon}      | sources.x.poll-interval | soon
            x: {feed: https://x.example/, poll-interval: 1ms}       | sources.x.poll-interval | between
            x: {folder: y, poll-interval: 1h}                       | sources.x               | watched
            Bad_Id: {folder: y}                                     | sources.Bad_Id          | a-z
            x: {feed: https://x.example/, poll-interval: }          | sources.x.poll-interval | has no value
            x: {feed: https://x.example/, poll-interval: 1w}        | sources.x.poll-interval | as in 90s
            x: {feed: https://x.example/, poll-interval: true}      | sources.x.poll-interval | as in 90s
            x: {feed: [https://x.example/, https://y.example/]}     | sources.x.feed[0]       | where one value belongs
            x: {titel: y}                                           | sources.x.titel         | known are feed, folder, title, topics, tags, poll-interval
            x.example: {feed: https://x.example/}                   | sources.x.example.feed  | an id has no dots
            x: {feed: "https://x.example/a^b"}                      | sources.x.feed          | write %5E instead
            x: {feed: "https://x_y.example/"}                       | sources.x.feed          | names no host
            x: {feed: "https://me:p@ss@x.example/"}                 | sources.x.feed          | https://…@x.example/
            x: {feed: "<https://x.example/>"}                       | sources.x.feed          | take it away
            x: {feed: "https://me:p@ss@x.example/"}                 | sources.x.feed          | is written %40
            """)
    void mistakeInASourceIsNamedWithFileLineKeyAndReason(String entry, String key, String reason) {
        assertThatThrownBy(() -> read(TOPICS + "sources:\n  " + entry + "\n"))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContainingAll(folder.resolve("broadsheet.yaml") + ":5:", key, reason);
    }

    @Test
    void mistakeInATopicIsNamedToo() {
        assertThatThrownBy(() -> read("topics:\n  a:\n    query: (meta AND\nsources: {}\n"))
                .hasMessageContainingAll(":3:", "topics.a.query", "not a Lucene query");
        assertThatThrownBy(() -> read("topics:\n  a:\n    query: meta\n    threshold: 7\nsources: {}\n"))
                .hasMessageContainingAll(":4:", "topics.a.threshold", "at most 1");
        assertThatThrownBy(() -> read("topic:\n  a: {query: meta}\nsources: {}\n"))
                .hasMessageContainingAll("topics", "is missing");
        assertThatThrownBy(() -> read(TOPICS + "source: {}\n")).hasMessageContainingAll("sources", "is missing");
    }

    @Test
    void mistakeInALongQueryIsSaidWithoutTheQuery() {
        String query = "meta ".repeat(50) + "(";
        assertThatThrownBy(
                        () -> read("topics:\n  a:\n    query: |\n      zuckerberg\n      " + query + "\nsources: {}\n"))
                .hasMessageContainingAll("topics.a.query", "at line 1, column", "not closed")
                .hasMessageNotContaining("zuckerberg");
    }

    @Test
    void fileThatIsNestedWithoutEndIsRefused() {
        assertThatThrownBy(() -> read("x: &x [*x]\n" + TOPICS + "sources: {}\n"))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> read("topics:\n  a: {query: '" + "(".repeat(20_000) + "x" + ")".repeat(20_000)
                        + "'}\nsources: {}\n"))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContaining("nested");
    }

    @Test
    void examplesThatCannotBeUsedAreNamedWithTheirLine() throws IOException {
        String topic = "topics:\n  a:\n    query: meta\n    examples: [mine.jsonl]\nsources: {}\n";
        assertThatThrownBy(() -> read(topic))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContainingAll(":4:", "topics.a.examples", "'mine.jsonl' cannot be read");

        Path mine = Files.writeString(
                folder.resolve("mine.jsonl"), "{\"title\": \"Meta\", \"relevant\": true}\n\n{\"title\": \"x\"}\n");
        assertThatThrownBy(() -> read(topic))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContainingAll(":4:", "topics.a.examples", "mine.jsonl:3: needs a title and relevant");

        Files.writeString(mine, "{\"title\": \"Meta\", \"relevant\": true}\n[");
        assertThatThrownBy(() -> read(topic)).hasMessageContainingAll("mine.jsonl:2: not a JSON object");

        Files.writeString(mine, "{\"title\": \"Meta\", \"relevant\": true}\n");
        assertThatThrownBy(() -> read(topic)).hasMessageContainingAll("1 relevant examples and 0 others are too few");
    }

    @Test
    void newsletterAboutATopicThatIsNotThereIsAMistake() throws IOException {
        String before = TOPICS + "sources: {}\nnewsletters:\n  monthly:\n    title: The Monthly\n";
        assertThat(read(before + "    topics: [a, b]\n").topics()).containsOnlyKeys("a", "b");
        assertThatThrownBy(() -> read(before + "    topics: [a, c]\n"))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContainingAll("broadsheet.yaml:8:", "newsletters.monthly.topics", "no topic 'c'", "a, b");
    }

    @Test
    void fileThatIsNotYamlOrNotThereIsNamed() {
        assertThatThrownBy(() -> read("topics: [\n  x: }\n")).hasMessageContainingAll("broadsheet.yaml:2:", "not YAML");
        assertThatThrownBy(() -> new CatalogueReader(folder.resolve("none.yaml"), value -> value).read())
                .hasMessageContainingAll("none.yaml", "cannot be read");
    }
}
