package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ugly feeds, each named for its defect, and what has to come out of them. That is what Python's feedparser 6.0.14 makes
 * of them, but where {@code unlikeFeedparser} says why not.
 */
class FeedCorpusTests {

    private static final Path FEEDS = Path.of("src/test/resources/feeds");
    private static final URI ADDRESS = URI.create("https://press.example/feeds/all.xml");

    private final FeedParser parser = new FeedParser(500);

    record Entry(
            @Nullable String title,
            @Nullable String link,
            @Nullable Instant date) {}

    record Expected(
            @Nullable String contentType,
            List<Entry> entries,
            @Nullable String unlikeFeedparser) {}

    static Map<String, Expected> expectations() {
        return JsonMapper.shared()
                .readValue(FEEDS.resolve("expectations.json").toFile(), new TypeReference<Map<String, Expected>>() {});
    }

    static Stream<String> feeds() {
        return expectations().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void givesTheEntriesOf(String file) throws IOException {
        Expected expected = expectations().get(file);
        String type = Optional.ofNullable(expected.contentType()).orElse("application/xml");
        List<Entry> found = new ArrayList<>();
        if (parser.parse(Files.readAllBytes(FEEDS.resolve(file)), type, ADDRESS) instanceof ParseResult.Feed feed) {
            feed.entries().forEach(entry -> found.add(new Entry(entry.title(), entry.url(), entry.publishedAt())));
        }
        assertThat(found).isEqualTo(expected.entries());
    }

    @Test
    void everyFileHasItsExpectation() throws IOException {
        try (var files = Files.list(FEEDS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".xml")))
                    .hasSizeGreaterThan(150)
                    .containsExactlyInAnyOrderElementsOf(expectations().keySet());
        }
    }
}
