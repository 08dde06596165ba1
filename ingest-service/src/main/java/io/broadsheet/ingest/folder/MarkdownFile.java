package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.ArticleText;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Markdown (CommonMark) with front matter; a heading at the start is the title when the front matter has none. */
final class MarkdownFile {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

    private static final int LONGEST_CATEGORY = 40;
    private static final int MOST_ABOVE = 200;

    private MarkdownFile() {}

    static FileContent read(String content) {
        FrontMatter matter = matter(FrontMatter.of(content));
        Document document = Jsoup.parseBodyFragment(RENDERER.render(PARSER.parse(matter.rest())));
        Element heading = heading(document);
        String title = heading == null ? Opening.of(document.body().wholeText()).title() : heading.text();
        if (heading != null && (matter.text("title") == null || heading.text().equals(matter.text("title")))) {
            Element above = heading.previousElementSibling();
            if (above != null
                    && above.previousElementSibling() == null
                    && above.text().length() <= LONGEST_CATEGORY) {
                above.remove();
            }
            matter = PropertyLines.below(heading, matter);
            heading.remove();
        } else {
            removeFirst(document, matter.text("title") != null ? matter.text("title") : title);
        }
        Ending.trim(document.body());
        String baseUri = matter.text("url") == null ? "" : String.valueOf(matter.text("url"));
        var text = ArticleText.ofHtml(document.body().html(), baseUri);
        return new Draft(matter, title, null, null, null, null, text).finish();
    }

    private static FrontMatter matter(FrontMatter given) {
        return given.values().isEmpty()
                ? TitleBlock.of(given.rest())
                        .or(() -> Labels.above(given.rest()))
                        .orElse(given)
                : given;
    }

    private static void removeFirst(Document document, @Nullable String title) {
        Element first = document.body().firstElementChild();
        if (first != null && first.text().equals(title)) {
            first.remove();
        }
    }

    /** The first one, unless it is that of a section, with a text without heading above it. */
    private static @Nullable Element heading(Document document) {
        Element first = document.selectFirst("h1, h2");
        if (first == null || first.normalName().equals("h1")) {
            return first;
        }
        int above = first.previousElementSiblings().stream()
                .mapToInt(block -> block.text().length())
                .sum();
        return above <= MOST_ABOVE ? first : document.selectFirst("h1");
    }
}
