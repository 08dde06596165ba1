package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.article.Candidate;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedParserTests {

    private static final URI ADDRESS = URI.create("https://press.example/feeds/all.xml");
    private static final Instant DATE = Instant.parse("2026-11-03T08:30:00Z");

    private final FeedParser parser = new FeedParser(500);

    private ParseResult parse(String text) {
        return parser.parse(text.getBytes(StandardCharsets.UTF_8), null, ADDRESS);
    }

    private ParseResult.Feed feed(String text) {
        return feed(parse(text));
    }

    private static ParseResult.Feed feed(ParseResult result) {
        assertThat(result).isInstanceOf(ParseResult.Feed.class);
        return (ParseResult.Feed) result;
    }

    private static String rss(String items) {
        return "<rss version=\"2.0\"><channel><title>Press</title><link>https://press.example/</link>"
                + "<description>d</description>" + items + "</channel></rss>";
    }

    private static void assertEntry(ParseResult.Feed feed, String title, @Nullable String url, @Nullable Instant date) {
        assertThat(feed.entries()).hasSize(1);
        assertThat(feed.entries().getFirst().title()).isEqualTo(title);
        assertThat(feed.entries().getFirst().url()).isEqualTo(url);
        assertThat(feed.entries().getFirst().publishedAt()).isEqualTo(date);
    }

    @Test
    void parametersOfAnAddressInTheTextAreNotTakenForNamesOfCharacters() {
        var feed = feed(
                rss(
                        "<item><title>Meta</title><link>/a</link><content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><![CDATA[<p><a "
                                + "href=\"https://x.example/?id=1&lang=en&copy=2&order=3\">AT&T &copy; 2026</a></p>]]></content:encoded></item>"));

        assertThat(feed.entries().getFirst().text().html())
                .contains("https://x.example/?id=1&amp;lang=en&amp;copy=2&amp;order=3")
                .contains("AT&amp;T © 2026");
    }

    @Test
    void readsRss20() {
        var feed = feed(rss("""
                <ttl>90</ttl><skipHours><hour>99</hour></skipHours><cloud port="x"/><image><width>wide</width></image>
                <item><title>Meta &amp; &lt;b>AI&lt;/b></title><link>/a</link><guid isPermaLink="false">7</guid>
                <author>ines@press.example (Ines Roth)</author><description>&lt;p>Short.&lt;/p></description>
                <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">&lt;p>Long.&lt;/p></content:encoded>
                <enclosure url="https://press.example/i.jpg" type="image/jpeg" length="many"/>
                <pubDate>Tue, 03 Nov 2026 08:30:00 GMT</pubDate></item>"""));
        assertEntry(feed, "Meta & AI", "https://press.example/a", DATE);
        assertThat(feed.format()).isEqualTo("RSS 2.0");
        assertThat(feed.title()).isEqualTo("Press");
        assertThat(feed.hints().atLeast()).isEqualTo(Duration.ofMinutes(90));
        FeedEntry entry = feed.entries().getFirst();
        assertThat(entry.id()).isEqualTo("7");
        assertThat(entry.author()).isEqualTo("Ines Roth");
        assertThat(entry.summary()).isEqualTo("Short.");
        assertThat(entry.text().plain()).isEqualTo("Long.");
        assertThat(entry.imageUrl()).isEqualTo("https://press.example/i.jpg");
        assertThat(feed.problems()).isEmpty();
    }

    @Test
    void readsAtom10() {
        var feed = feed("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>f</id><updated>2026-11-03T08:30:00Z</updated>
                <entry><title type="html">Meta &lt;i>AI&lt;/i></title><id>urn:1</id><link rel="enclosure" href="/e.mp3"/>
                <link href="https://press.example/a"/><author><name>Ines</name></author>
                <published>2026-11-03T08:30:00Z</published><updated>2026-11-04T08:30:00Z</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Body.</p></div></content></entry></feed>""");
        assertEntry(feed, "Meta AI", "https://press.example/a", DATE);
        assertThat(feed.format()).isEqualTo("Atom 1.0");
        assertThat(feed.entries().getFirst().text().plain()).isEqualTo("Body.");
        assertThat(feed.entries().getFirst().author()).isEqualTo("Ines");
    }

    @Test
    void readsAtom03() {
        assertEntry(
                feed(
                        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>T</title><entry><title>Meta</title>"
                                + "<link rel=\"alternate\" href=\"https://press.example/a\"/><issued>2026-11-03T08:30:00Z</issued></entry></feed>"),
                "Meta",
                "https://press.example/a",
                DATE);
    }

    @Test
    void readsRss10() {
        var feed = feed("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="c"><title>T</title></channel>
                <item rdf:about="https://press.example/a"><title>Meta</title><link>https://press.example/a</link>
                <dc:date>2026-11-03T08:30:00Z</dc:date><dc:creator>Ines</dc:creator></item></rdf:RDF>""");
        assertEntry(feed, "Meta", "https://press.example/a", DATE);
        assertThat(feed.entries().getFirst().author()).isEqualTo("Ines");
    }

    @Test
    void readsRss091WithItsDoctype() {
        assertEntry(
                feed(
                        "<?xml version=\"1.0\"?><!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://my.netscape.com/x.dtd\">"
                                + "<rss version=\"0.91\"><channel><title>T</title><item><title>Meta</title><link>https://press.example/a</link></item></channel></rss>"),
                "Meta",
                "https://press.example/a",
                null);
    }

    @Test
    void readsJsonFeed() {
        var feed = feed("""
                {"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":1,"url":"/a","title":"Meta",
                "content_text":"One.\\n\\nTwo.","date_published":"2026-11-03T08:30:00Z","authors":[{"name":"Ines"}]}]}""");
        assertEntry(feed, "Meta", "https://press.example/a", DATE);
        assertThat(feed.format()).isEqualTo("JSON Feed 1.1");
        assertThat(feed.entries().getFirst().text().plain()).isEqualTo("One.\n\nTwo.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<item><title>Meta &nbsp;AI</title><link>https://press.example/a</link></item>",
                "<item><title>Meta & AI</title><link>https://press.example/a</link></item>",
                "<item><title>Meta AI</title><link>https://press.example/a</link><dc:date>x</dc:date></item>",
                "<item><title>Meta AI</title><link>https://press.example/a</link><description><p>open</description></item>",
                "<item><title><![CDATA[Meta AI]]></title><link> https://press.example/a\n</link><br></item>",
            })
    void mendsWhatIsNotWellFormed(String item) {
        var feed = feed(rss(item));
        assertThat(feed.problems()).anyMatch(problem -> problem.contains("mended"));
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).startsWith("Meta");
            assertThat(entry.url()).isEqualTo("https://press.example/a");
        });
    }

    @Test
    void junkBeforeThePrologAndControlCharactersDoNotMatter() {
        assertEntry(
                feed("\uFEFF\n junk <?xml version=\"1.0\"?>" + rss("<item><title>Me\u0001ta</title></item>")),
                "Meta",
                null,
                null);
    }

    @Test
    void entriesThatLackThingsAreTakenAndUselessOnesNamed() {
        var feed = feed(rss("""
                <item><description>Only a text about Meta.</description></item>
                <item><link>https://press.example/empty</link></item>
                <item><title>Odd date</title><pubDate>someday</pubDate></item>
                <item><title>Odd link</title><link>javascript:alert(1)</link></item>
                <item><title>Guid as link</title><guid>https://press.example/g</guid></item>
                <item><title>Guid no link</title><guid>42</guid></item>"""));
        assertThat(feed.entries())
                .extracting(FeedEntry::title)
                .containsExactly(null, null, "Odd date", "Odd link", "Guid as link", "Guid no link");
        assertThat(feed.entries())
                .extracting(FeedEntry::url)
                .containsExactly(
                        null,
                        "https://press.example/empty",
                        null,
                        null,
                        "https://press.example/g",
                        "https://press.example/feeds/42");
        assertThat(feed.entries().stream().flatMap(entry -> entry.candidate("en").stream()))
                .extracting(Candidate::title)
                .containsExactly("Only a text about Meta.", "Odd date", "Odd link", "Guid as link", "Guid no link");
        assertThat(feed.entries().stream().flatMap(entry -> entry.candidate("en").stream()))
                .extracting(Candidate::url)
                .containsExactly(null, null, null, "https://press.example/g", null);
        assertThat(feed.problems())
                .containsExactly(
                        "entry 2: has neither title nor text, left out",
                        "entry 3: date 'someday' cannot be read, left out",
                        "entry 4: link 'javascript:alert(1)' is not a web address, left out");
    }

    @Test
    void encodingIsFoundHoweverItIsDeclared() {
        String text = rss("<item><title>Métà “x”</title></item>");
        byte[] windows = text.getBytes(Charset.forName("windows-1252"));
        byte[] declared =
                ("<?xml version='1.0' encoding='iso-8859-1'?>" + text).getBytes(Charset.forName("windows-1252"));
        byte[] utf16 = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
        byte[] lying = ("<?xml version='1.0' encoding='iso-8859-1'?>" + text).getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes : List.of(windows, declared, utf16, lying)) {
            assertThat(feed(parser.parse(bytes, null, ADDRESS))
                            .entries()
                            .getFirst()
                            .title())
                    .isEqualTo("Métà “x”");
        }
        byte[] koi8 = rss("<item><title>Мета</title></item>").getBytes(Charset.forName("koi8-r"));
        assertThat(feed(parser.parse(koi8, "text/xml; charset=koi8-r", ADDRESS))
                        .entries()
                        .getFirst()
                        .title())
                .isEqualTo("Мета");
    }

    @Test
    void webPageIsNotAFeedButMayPointToOne() {
        assertThat(
                        parse(
                                "<!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head></html>"))
                .isEqualTo(new ParseResult.NotAFeed(
                        "this is a web page, not a feed", URI.create("https://press.example/feed")));
        assertThat(parse("<html><body>no</body></html>"))
                .isEqualTo(new ParseResult.NotAFeed("this is a web page, not a feed", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain words", "{\"a\":1}", "[1", "<svg/>", "<", "\u0000\u0001"})
    void whatIsNoFeedIsSaidToBeNone(String text) {
        assertThat(parse(text)).isInstanceOf(ParseResult.NotAFeed.class);
    }

    @Test
    void entitiesAreNeitherFetchedNorExpanded() {
        String bomb =
                "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        ParseResult result = parse(bomb + rss("<item><title>Meta &b;&x;</title></item>"));
        assertThat(result.toString()).doesNotContain("root:").doesNotContain("haha");
    }

    @Test
    void articlesHaveNoSemicolonsThatNobodyWrote() {
        FeedEntry entry = feed(rss(
                        "<item><title>AT&T and Q&A</title><link>/a</link><description>R&D</description></item>"))
                .entries()
                .getFirst();
        assertThat(entry.title()).isEqualTo("AT&T; and Q&A;");
        assertThat(entry.summary()).isEqualTo("R&D");
        assertThat(entry.candidate(null)).map(Candidate::title).contains("AT&T and Q&A");
    }

    @Test
    void aDocumentThatIsNotInTheEncodingItNamesIsSaidToBe() {
        byte[] bytes = ("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + rss("<item><title>Meta</title></item>"))
                .getBytes(StandardCharsets.UTF_16);
        assertThat(parser.parse(bytes, null, ADDRESS))
                .isEqualTo(new ParseResult.NotAFeed(
                        "this is binary, or in another encoding than it says, or damaged", null));
    }
}
