package io.broadsheet.ingest.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTests {

    private static final String ABOVE = "topics:\n  a: {query: meta}\n";

    @TempDir
    private Path folder;

    private Catalogue read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("broadsheet.yaml"), content);
        return new CatalogueReader(file, value -> value).read();
    }

    private Catalogue read(String sources) throws IOException {
        return read((ABOVE + sources).getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            sources:/  - feed: https://x.example/f        | :4:11 sources[0].feed - entries are written as 'id:'
            sources:/  no: {feed: https://x.example/f}    | as it does with false, needs quotes
            sources:/  404: {feed: https://x.example/f}   | as it does with 404, needs quotes
            sources: https://x.example/f                  | :3:10 sources - needs entries below it
            sources:/  press: https://x.example/f         | :4:10 sources.press - needs keys below it
            sources:/  press:/    feed:https://x.example  | sources.press - needs keys below it
            sources:/press: {feed: https://x.example/f}   | :3:1 sources - is empty: indent its entries
            sources:/# none left/                         | :3:1 sources - is empty: indent its entries
            sources:/~~  press: {feed: https://x.example} | :4:1 - is indented with no-break spaces
            sources:/  press/    feed: https://x.example  | the line above may lack its colon
            sources:/  press: {title: "a}                 | a quote or a bracket is not closed
            sources:/  press: {feed: https://x.example/f, poll-interval: 5} | poll-interval - must be between 1s and 31d
            """)
    void aSlipIsRefusedWithWhereItIsAndWhatToDo(String sources, String message) {
        String yaml =
                sources.replace('/', '\n').replace("https:\n\n", "https://").replace("example\nf", "example/f");

        assertThatThrownBy(() -> read(yaml.replace("~~", "\u00a0\u00a0")))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContaining(message);
    }

    @Test
    void quotedIdsAndNoSourcesAtAllAreFine() throws IOException {
        assertThat(read("sources:\n  # the first\n\n  \"404\": {feed: https://x.example/f}\n")
                        .sources())
                .containsOnlyKeys("404");
        assertThat(read("sources: {} # none\n").sources()).isEmpty();
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWithTheLine() {
        byte[] content =
                (ABOVE + "sources:\n  press: {feed: https://x.example/f, title: Zürich}\n").getBytes(ISO_8859_1);

        assertThatThrownBy(() -> read(content)).hasMessageContaining("broadsheet.yaml:4:46 - is not UTF-8");
    }

    @Test
    void lettersOfOtherAlphabetsInAnAddressAreTakenAsTheyGoOverTheWire() throws IOException {
        Catalogue found = read("sources:\n  press: {feed: 'https://bücher.example/é?q=ü'}\n");

        assertThat(found.sources().get("press"))
                .extracting("address")
                .isEqualTo(URI.create("https://xn--bcher-kva.example/%C3%A9?q=%C3%BC"));
    }
}
