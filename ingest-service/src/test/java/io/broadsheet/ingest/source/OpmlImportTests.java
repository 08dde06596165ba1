package io.broadsheet.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.core.env.StandardEnvironment;

class OpmlImportTests {

    private static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of());

    private static String opml(String outlines) {
        return "<?xml version='1.0' encoding='UTF-8'?>\n<opml version='2.0'><head><title>Mine</title></head><body>\n"
                + outlines + "\n</body></opml>";
    }

    private static String imported(String opml, Catalogue catalogue) throws Opml.Unreadable {
        return OpmlImport.yaml(Opml.read(opml.getBytes(StandardCharsets.UTF_8)), catalogue);
    }

    /** What the service makes of the text when it stands in the file. */
    private static Map<String, Source> pasted(String yaml) {
        String file = "topics:\n  a: {query: meta}\nsources:\n" + yaml;
        return new CatalogueReader(
                        Path.of("broadsheet.yaml"), new PropertySourcesPlaceholdersResolver(new StandardEnvironment()))
                .read(file.getBytes(StandardCharsets.UTF_8))
                .sources();
    }

    private static Source.Feed feed(String id, String title, List<String> tags, String address) {
        return new Source.Feed(id, title, List.of("a"), tags, URI.create(address), null);
    }

    @Test
    void outlinesBecomeSourcesAndTheOnesTheyLieInTheirTags() throws Exception {
        String yaml = imported(opml("""
                <outline text="Technology">
                  <outline text="AI &amp; models">
                    <outline type="rss" text="Zoë’s Blog: models, 2.0" xmlUrl="https://zoe.example/feed?a=1&amp;b=2" htmlUrl="https://zoe.example"/>
                  </outline>
                  <outline type="application/rss+xml" title="1984" xmlurl="HTTP://orwell.example/rss"/>
                </outline>
                <outline text="on" xmlUrl="https://on.example/" category="/News/Law,Press"></outline>
                """), EMPTY);

        assertThat(pasted(yaml).values())
                .containsExactly(
                        feed(
                                "zoes-blog-models-2-0",
                                "Zoë’s Blog: models, 2.0",
                                List.of("Technology", "AI & models"),
                                "https://zoe.example/feed?a=1&b=2"),
                        feed("1984", "1984", List.of("Technology"), "HTTP://orwell.example/rss"),
                        feed("on", "on", List.of("News", "Law", "Press"), "https://on.example/"));
    }

    @Test
    void idsAreUniqueAlsoBesideThoseOfTheFileAndTitlesWithoutLettersUseTheHost() throws Exception {
        var there =
                new Catalogue(Map.of(), Map.of("news", feed("news", "News", List.of(), "https://there.example/feed")));
        String yaml = imported(opml("""
                <outline text="News" xmlUrl="https://a.example/"/>
                <outline text="news!" xmlUrl="https://b.example/"/>
                <outline text="新闻" xmlUrl="https://c.example/"/>
                <outline xmlUrl="https://c.example/other"/>
                """), there);
        assertThat(pasted(yaml)).containsOnlyKeys("news-2", "news-3", "c-example", "c-example-2");
    }

    @Test
    void whatIsLeftOutIsNamedWithItsLine() throws Exception {
        var there = new Catalogue(
                Map.of(), Map.of("press", feed("press", "Press", List.of(), "https://press.example/feed")));
        String yaml = imported(opml("""
                <outline text="One" xmlUrl="https://one.example/feed"/>
                <outline text="Folder"><outline text="Same" xmlUrl="http://ONE.example/feed#x"/></outline>
                <outline text="No address"/>
                <outline text="Mail" xmlUrl="mailto:x@example.org"/>
                <outline text="Space" xmlUrl="https://x example/"/>
                <outline text="Known" xmlUrl="https://press.example/feed"/>
                <outline text="Page" type="HTML+XPath" xmlUrl="https://page.example/"/>
                """), there);

        assertThat(yaml)
                .contains(
                        "# 1 new feeds",
                        "# 6 left out",
                        "line 9: 'Page' is no feed, but a page that the reader took apart (HTML+XPath)",
                        "line 4: 'Same' is the same feed as one",
                        "line 5: 'No address' has no xmlUrl",
                        "line 6: 'Mail' 'mailto:x@example.org' is not an http:// or https:// address",
                        "line 7: 'Space'",
                        "line 8: 'Known' is the same feed as press, which is there already");
        assertThat(pasted(yaml).values())
                .containsExactly(feed("one", "One", List.of("Folder"), "https://one.example/feed"));
    }

    @Test
    void textThatMeansSomethingToYamlOrToPlaceholdersIsKeptAsItIs() throws Exception {
        String title = "# ${HOME} - {a: [b]} 'x' \\ \"y\" : %";
        String yaml = imported(
                opml("<outline text=\"" + title.replace("\"", "&quot;") + "\" xmlUrl='https://x.example/'/>"), EMPTY);
        assertThat(pasted(yaml).values())
                .singleElement()
                .satisfies(source -> assertThat(source.title()).isEqualTo(title));
        String lines = imported(
                opml("<outline text='evil&#10;sources:&#13;bad: x'/><outline text='x' xmlUrl='https://x.example/'/>"),
                EMPTY);
        assertThat(pasted(lines)).containsOnlyKeys("x");
    }

    @Test
    void feedSchemeIsThatOfTheAddressBehindIt() throws Exception {
        String yaml = imported(
                opml(
                        "<outline text='a' xmlUrl='feed:https://a.example/'/><outline text='b' xmlUrl='feed://b.example/'/>"),
                EMPTY);
        assertThat(pasted(yaml).values())
                .extracting(Source::location)
                .containsExactly("https://a.example/", "http://b.example/");
    }

    @Test
    void listThatIsNotWellFormedAndOneInAnotherEncodingAreReadAllTheSame() throws Exception {
        assertThat(pasted(imported(
                                "<opml><body><outline text='AT&T & more' xmlUrl='https://a.example/?x=1&y=2'>", EMPTY))
                        .values())
                .containsExactly(feed("at-t-more", "AT&T & more", List.of(), "https://a.example/?x=1&y=2"));
        byte[] latin =
                "<?xml version='1.0' encoding='ISO-8859-1'?><opml><body><outline text='Café' xmlUrl='https://a.example/'/></body></opml>"
                        .getBytes(Charset.forName("ISO-8859-1"));
        assertThat(pasted(OpmlImport.yaml(Opml.read(latin), EMPTY))).containsOnlyKeys("cafe");
    }

    @Test
    void entitiesOfTheListsOwnAreNeitherFetchedNorExpanded() throws Exception {
        String hostile = """
                <?xml version="1.0"?>
                <!DOCTYPE opml [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa">
                  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <opml><body><outline text="x&file;&b;" xmlUrl="https://x.example/"/></body></opml>
                """;
        assertThat(pasted(imported(hostile, EMPTY)).values())
                .singleElement()
                .satisfies(source -> assertThat(source.title()).isEqualTo("x&file;&b;"));
    }

    @Test
    void outlinesInOutlinesWithoutEndDoNotBreakIt() throws Exception {
        String deep = "<outline text='d'>".repeat(20_000) + "<outline text='x' xmlUrl='https://x.example/'/>";
        assertThat(pasted(imported(opml(deep), EMPTY))).containsOnlyKeys("x");
    }

    @Test
    void fiveThousandOutlinesAreFiveThousandSources() throws Exception {
        String many = IntStream.range(0, 5_000)
                .mapToObj(i -> "<outline text='The same title' xmlUrl='https://h%d.example/feed'/>".formatted(i))
                .collect(Collectors.joining("\n"));
        assertThat(pasted(imported(opml(many), EMPTY)))
                .hasSize(5_000)
                .containsKeys("the-same-title", "the-same-title-5000");
    }

    @Test
    void whatIsNotAListIsRefusedInWords() {
        assertThatThrownBy(() -> imported("<rss version='2.0'/>", EMPTY)).hasMessageContaining("no <opml> element");
        assertThatThrownBy(() -> imported("", EMPTY)).hasMessageContaining("no <opml> element");
        assertThatThrownBy(() -> imported(opml("<outline text='a'/>"), EMPTY))
                .hasMessageContaining("no feed in this list");
    }
}
