package io.broadsheet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FeedsTest {

    private static final Pattern LINK = Pattern.compile("<link>(https://bench.example/\\d+/\\d+)");

    private final Feeds feeds = new Feeds();

    private Set<String> links(int feed, int version) {
        String xml = new String(feeds.bytes(feed, version), StandardCharsets.US_ASCII);
        return new HashSet<>(
                LINK.matcher(xml).results().map(match -> match.group(1)).toList());
    }

    @Test
    void feedHasThirtyEntriesOfItsOwnAndTheSizeOfARealOne() {
        assertThat(links(1, 0)).hasSize(Feeds.ENTRIES).doesNotContainAnyElementsOf(links(65, 0));
        assertThat(feeds.bytes(1, 0).length).isBetween(42_000, 50_000);
    }

    @Test
    void versionBringsNewEntriesAndKeepsTheOthers() {
        var before = List.copyOf(links(7, 1));
        assertThat(links(7, 2))
                .hasSize(Feeds.ENTRIES)
                .filteredOn(before::contains)
                .hasSize(Feeds.ENTRIES - Feeds.NEW_ENTRIES);
    }
}
