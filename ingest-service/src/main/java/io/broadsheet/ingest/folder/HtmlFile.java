package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.ArticleText;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A saved web page: its own words about itself (title, canonical address, author, date), and its article. */
final class HtmlFile {

    private HtmlFile() {}

    static FileContent read(String content) {
        FrontMatter matter = FrontMatter.of(content);
        Document page = Jsoup.parse(matter.rest());
        String title =
                PageTitle.of(page, meta(page, "meta[property=og:title]"), meta(page, "meta[property=og:site_name]"));
        String url = first(attribute(page, "link[rel=canonical]", "href"), meta(page, "meta[property=og:url]"));
        String date = first(
                meta(page, "meta[property=article:published_time]"),
                meta(page, "meta[name=date]"),
                attribute(page, "time[datetime]", "datetime"));
        Instant published = date == null ? null : FrontMatter.parsed(date);
        String language = page.expectFirst("html").attr("lang");
        return new Draft(
                        new FrontMatter(withOwnWords(matter, page), ""),
                        title,
                        url,
                        meta(page, "meta[name=author]"),
                        published,
                        language.isBlank() ? null : language,
                        ArticleText.ofHtml(article(page), url == null ? "" : url))
                .finish();
    }

    /** Front matter wins over what the page says of itself. */
    private static Map<String, Object> withOwnWords(FrontMatter matter, Document page) {
        var values = new java.util.HashMap<>(matter.values());
        add(values, "description", meta(page, "meta[name=description]"));
        add(values, "publisher", meta(page, "meta[property=og:site_name]"));
        return values;
    }

    private static void add(Map<String, Object> values, String key, @Nullable String value) {
        if (value != null) {
            values.putIfAbsent(key, value);
        }
    }

    private static String article(Document page) {
        page.select("nav, header nav, footer, aside, script, style, noscript, form, h1")
                .remove();
        Element article = page.selectFirst("article, main, [role=main]");
        Element text = article == null ? page.body() : article;
        Ending.trim(text);
        return text.html();
    }

    private static @Nullable String meta(Document page, String selector) {
        return attribute(page, selector, "content");
    }

    private static @Nullable String attribute(Document page, String selector, String name) {
        Element element = page.selectFirst(selector);
        return element == null || element.attr(name).isBlank()
                ? null
                : element.attr(name).strip();
    }

    private static @Nullable String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
