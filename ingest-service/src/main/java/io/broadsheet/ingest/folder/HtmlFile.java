package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.ArticleText;
import java.time.Instant;
import java.util.Comparator;
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
        Instant published = date == null ? null : WrittenDate.parsed(date);
        String language = page.expectFirst("html").attr("lang");
        return new Draft(
                        new FrontMatter(withOwnWords(matter, page), ""),
                        title,
                        url,
                        meta(page, "meta[name=author]"),
                        published,
                        language.isBlank() ? null : language,
                        ArticleText.ofHtml(article(page, title), url == null ? "" : url))
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

    private static String article(Document page, String title) {
        page.select("nav, header nav, footer, aside, script, style, noscript, h1")
                .remove();
        int all = page.body().text().length();
        for (Element form : page.select("form")) {
            // some programs that make pages put all of a page into one
            if (form.text().length() * 2 > all) {
                form.unwrap();
            } else {
                form.remove();
            }
        }
        Element text = main(page);
        for (Element line : text.select("h2, h3, p")) {
            if (line.text().strip().equals(title)) {
                line.remove();
                break;
            }
        }
        Ending.trim(text);
        return text.html();
    }

    /** The longest article, unless it is but one of many things that the page is about. */
    private static Element main(Document page) {
        Element main = page.selectFirst("main, [role=main]");
        Element longest = page.select("article").stream()
                .max(Comparator.comparingInt(article -> article.text().length()))
                .orElse(null);
        if (longest == null) {
            return main == null ? page.body() : main;
        }
        return main != null && longest.text().length() * 2 < main.text().length() ? main : longest;
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
