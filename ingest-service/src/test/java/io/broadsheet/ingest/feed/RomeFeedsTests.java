package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ROME writes, in each format that it knows, is read as it was meant: somebody else's idea of a good feed. */
class RomeFeedsTests {

    private static final Instant DATE = Instant.parse("2026-11-03T08:30:00Z");

    private static SyndFeedImpl feed(String type) {
        var description = new SyndContentImpl();
        description.setType("text/html");
        description.setValue("<p>Short &amp; good.</p>");
        var entry = new SyndEntryImpl();
        entry.setTitle("Meta & AI: 5 < 6");
        entry.setLink("https://press.example/a?x=1&y=2");
        entry.setPublishedDate(Date.from(DATE));
        entry.setDescription(description);
        entry.setAuthor("Ines");
        var feed = new SyndFeedImpl();
        feed.setFeedType(type);
        feed.setTitle("Press");
        feed.setLink("https://press.example/");
        feed.setDescription("d");
        feed.setLanguage("en");
        feed.setEntries(List.of(entry));
        return feed;
    }

    @ParameterizedTest
    @CsvSource({
        "rss_0.9, RSS 0.90, false",
        "rss_0.91U, RSS 0.91, false",
        "rss_0.92, RSS 0.92, false",
        "rss_0.93, RSS 0.93, true",
        "rss_0.94, RSS 0.94, true",
        "rss_1.0, RSS 1.0, true",
        "rss_2.0, RSS 2.0, true",
        "atom_0.3, Atom 0.3, true",
        "atom_1.0, Atom 1.0, true"
    })
    void isReadAsMeant(String type, String format, boolean dated) throws FeedException {
        String xml = new SyndFeedOutput().outputString(feed(type));

        var result = new FeedParser(10)
                .parse(xml.getBytes(StandardCharsets.UTF_8), "application/xml", URI.create("https://press.example/f"));

        assertThat(result).isInstanceOfSatisfying(ParseResult.Feed.class, feed -> {
            assertThat(feed.format()).isEqualTo(format);
            assertThat(feed.title()).isEqualTo("Press");
            assertThat(feed.problems()).isEmpty();
            assertThat(feed.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.title()).isEqualTo("Meta & AI: 5 < 6");
                assertThat(entry.url()).isEqualTo("https://press.example/a?x=1&y=2");
                assertThat(entry.publishedAt()).isEqualTo(dated ? DATE : null);
            });
        });
    }
}
